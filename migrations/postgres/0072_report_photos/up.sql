-- Pictures of what a carrier did, with a written report of a project. It refers to no row, as nothing refers to projects.
ALTER TABLE photos ADD COLUMN report_id BYTEA;
CREATE INDEX photos_by_report ON photos (report_id, position) WHERE report_id IS NOT NULL;
DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at)
    WHERE case_id IS NULL AND note_id IS NULL AND proposal_id IS NULL AND publication_id IS NULL AND service_id IS NULL
    AND report_id IS NULL;
