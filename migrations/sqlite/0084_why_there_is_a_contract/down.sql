DROP TRIGGER projects_keep_because;
ALTER TABLE projects DROP COLUMN because;
