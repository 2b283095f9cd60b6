-- Counts each insurance that is named for a volunteer, so that who names another knows which they saw.
ALTER TABLE volunteer_insurances ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
