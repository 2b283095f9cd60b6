ALTER TABLE residences DROP COLUMN adult;
