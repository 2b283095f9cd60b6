DROP TABLE case_alarms;
