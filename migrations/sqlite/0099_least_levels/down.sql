ALTER TABLE services DROP COLUMN least_level;
