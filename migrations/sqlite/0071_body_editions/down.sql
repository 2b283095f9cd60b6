ALTER TABLE bodies DROP COLUMN edition;
