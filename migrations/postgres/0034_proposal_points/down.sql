ALTER TABLE proposals DROP COLUMN longitude;
ALTER TABLE proposals DROP COLUMN latitude;
