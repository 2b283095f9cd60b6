ALTER TABLE case_search DROP COLUMN submitted_at;
