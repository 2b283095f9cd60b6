-- Which correction of a body's sheet it is, so that what somebody else saved meanwhile is not written over.
ALTER TABLE bodies ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
