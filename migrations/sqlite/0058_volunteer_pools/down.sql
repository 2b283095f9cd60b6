DROP TRIGGER volunteers_removed;
DROP TRIGGER volunteers_changed;
DROP TRIGGER volunteers_added;
DROP TABLE volunteer_pools;
