-- The least level of the volunteers who may come to a request.
ALTER TABLE services ADD COLUMN least_level INTEGER NOT NULL DEFAULT 1;
