DROP INDEX cases_pressed;
ALTER TABLE cases DROP COLUMN pressed;
