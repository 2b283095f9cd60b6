ALTER TABLE votes DROP COLUMN motion_id;
DROP TABLE motion_seconds;
DROP TABLE motions;
