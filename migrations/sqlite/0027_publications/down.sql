DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at) WHERE case_id IS NULL AND note_id IS NULL AND proposal_id IS NULL;
DROP INDEX photos_copies;
DROP INDEX photos_by_publication;
ALTER TABLE photos DROP COLUMN publication_id;
ALTER TABLE photos DROP COLUMN areas;
ALTER TABLE photos DROP COLUMN copy_of;
DROP TABLE publications;
