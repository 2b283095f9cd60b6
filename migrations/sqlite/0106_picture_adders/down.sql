DROP INDEX photos_by_adder;
ALTER TABLE photos DROP COLUMN added_by;
