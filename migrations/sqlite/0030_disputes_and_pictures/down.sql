DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at)
    WHERE case_id IS NULL AND note_id IS NULL AND proposal_id IS NULL AND publication_id IS NULL;
DROP INDEX photos_by_service;
ALTER TABLE photos DROP COLUMN service_id;
ALTER TABLE service_offers DROP COLUMN at_station;
DROP TABLE hours_disputes;
