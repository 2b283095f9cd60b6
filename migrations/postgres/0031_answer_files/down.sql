-- What is attached to answers would turn into pictures of their cases, and documents into none.
DELETE FROM photos WHERE entry_id IS NOT NULL OR name IS NOT NULL;
DROP INDEX photos_by_entry;
ALTER TABLE photos DROP COLUMN bytes;
ALTER TABLE photos DROP COLUMN name;
ALTER TABLE photos DROP COLUMN entry_id;
