ALTER TABLE diary_notes DROP COLUMN version;
