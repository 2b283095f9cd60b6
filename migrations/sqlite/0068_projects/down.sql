DROP TABLE project_rules;
DROP TABLE project_events;
DROP TABLE project_remarks;
DROP TABLE project_reminders;
DROP TABLE project_reports;
DROP TABLE project_payments;
DROP TABLE project_contracts;
DROP TABLE projects;
