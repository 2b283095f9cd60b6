DROP TABLE routing_rules;
DROP TABLE organisations;
DROP TABLE case_reminders;
DROP TABLE case_handling;
