ALTER TABLE cases DROP COLUMN reopened_by_reporter;
