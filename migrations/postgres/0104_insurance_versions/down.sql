ALTER TABLE volunteer_insurances DROP COLUMN version;
