DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at) WHERE case_id IS NULL;
DROP INDEX photos_by_note;
ALTER TABLE photos DROP COLUMN note_id;
DROP TABLE diary_texts;
DROP TABLE diary_notes;
