-- The body whose members decide, or on which residents do; it has the name here that it had when the vote was announced.
-- It refers to no row: a backup is put back table by table, and nothing can be added to a vote that is over.
ALTER TABLE votes ADD COLUMN body_id BLOB;
ALTER TABLE votes ADD COLUMN body_name TEXT;
ALTER TABLE votes ADD COLUMN body_decides BOOLEAN NOT NULL DEFAULT FALSE;
