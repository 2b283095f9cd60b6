-- Who added a picture of what was done at a door: they are told when it is taken from view or put back.
ALTER TABLE photos ADD COLUMN added_by BYTEA REFERENCES accounts (id);
CREATE INDEX photos_by_adder ON photos (added_by) WHERE added_by IS NOT NULL;
