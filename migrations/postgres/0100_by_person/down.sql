ALTER TABLE services DROP COLUMN by_person;
