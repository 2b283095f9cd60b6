-- What is attached to an official answer, or to the draft of one: pictures, and documents. A document is a row with a name
-- and the number of its bytes; it has no width and no height.
ALTER TABLE photos ADD COLUMN entry_id BYTEA REFERENCES case_entries (id);
ALTER TABLE photos ADD COLUMN name TEXT;
ALTER TABLE photos ADD COLUMN bytes INTEGER;
CREATE INDEX photos_by_entry ON photos (entry_id) WHERE entry_id IS NOT NULL;
