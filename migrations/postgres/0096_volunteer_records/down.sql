ALTER TABLE hour_certificates DROP COLUMN honours;
DROP TABLE volunteer_records;
