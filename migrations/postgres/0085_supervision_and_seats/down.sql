DROP TRIGGER project_evaluations_keep_seat ON project_evaluations;
DROP TRIGGER project_remarks_keep_supervision ON project_remarks;
ALTER TABLE project_evaluations DROP COLUMN seat;
ALTER TABLE project_remarks DROP COLUMN supervision;
