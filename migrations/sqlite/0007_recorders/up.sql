-- Who wrote a case down for its reporter: at the telephone, at the door, at the window.
ALTER TABLE cases ADD COLUMN recorder_id BLOB REFERENCES accounts (id);
CREATE INDEX cases_recorded ON cases (recorder_id, submitted_at, id) WHERE recorder_id IS NOT NULL;
