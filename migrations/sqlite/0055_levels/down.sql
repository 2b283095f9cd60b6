ALTER TABLE case_alarms DROP COLUMN next_at;
