ALTER TABLE plan_calls DROP COLUMN because;
ALTER TABLE agenda_events DROP COLUMN body;
