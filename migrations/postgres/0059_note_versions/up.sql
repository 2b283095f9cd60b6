-- Which change of a note it is, so that what its author saved on another device is not written over.
ALTER TABLE diary_notes ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
