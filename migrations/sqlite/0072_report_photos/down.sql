DROP INDEX photos_unclaimed;
DROP INDEX photos_by_report;
CREATE INDEX photos_unclaimed ON photos (created_at)
    WHERE case_id IS NULL AND note_id IS NULL AND proposal_id IS NULL AND publication_id IS NULL AND service_id IS NULL;
ALTER TABLE photos DROP COLUMN report_id;
