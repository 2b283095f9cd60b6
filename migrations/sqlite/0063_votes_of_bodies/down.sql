ALTER TABLE votes DROP COLUMN body_decides;
ALTER TABLE votes DROP COLUMN body_name;
ALTER TABLE votes DROP COLUMN body_id;
