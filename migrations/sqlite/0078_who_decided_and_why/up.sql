-- The body in whose name something was decided.
ALTER TABLE agenda_events ADD COLUMN body TEXT;
-- Why plans are called for; said where no need came before.
ALTER TABLE plan_calls ADD COLUMN because TEXT;
