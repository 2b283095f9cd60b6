DROP TABLE need_sessions;
ALTER TABLE plan_calls DROP COLUMN hearing_place;
ALTER TABLE plan_calls DROP COLUMN hearing_at;
DROP TABLE plan_questions;
