DROP INDEX cases_recorded;
ALTER TABLE cases DROP COLUMN recorder_id;
