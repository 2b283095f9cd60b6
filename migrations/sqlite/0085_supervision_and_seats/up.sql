-- Whether a remark is a note of the co-governance group that supervises a project (共治协商小组督导), by one who sits in it.
ALTER TABLE project_remarks ADD COLUMN supervision BOOLEAN NOT NULL DEFAULT FALSE;
-- On which seat somebody evaluated: as a representative of residents, or for the community committee.
ALTER TABLE project_evaluations ADD COLUMN seat TEXT;
CREATE TRIGGER project_remarks_keep_supervision BEFORE UPDATE ON project_remarks WHEN NEW.supervision <> OLD.supervision
BEGIN SELECT RAISE(ABORT, 'remarks and answers are never changed'); END;
CREATE TRIGGER project_evaluations_keep_seat BEFORE UPDATE ON project_evaluations WHEN NEW.seat IS NOT OLD.seat
BEGIN SELECT RAISE(ABORT, 'evaluations are never changed'); END;
