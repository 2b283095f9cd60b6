DROP TRIGGER project_evaluations_keep_seat;
DROP TRIGGER project_remarks_keep_supervision;
ALTER TABLE project_evaluations DROP COLUMN seat;
ALTER TABLE project_remarks DROP COLUMN supervision;
