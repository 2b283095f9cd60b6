ALTER TABLE case_entries DROP COLUMN recipient_id;
