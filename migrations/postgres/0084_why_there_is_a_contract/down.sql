DROP TRIGGER projects_keep_because ON projects;
ALTER TABLE projects DROP COLUMN because;
