DROP TRIGGER volunteers_removed ON volunteers;
DROP TRIGGER volunteers_changed ON volunteers;
DROP TRIGGER volunteers_added ON volunteers;
DROP FUNCTION renew_volunteer_pools;
DROP TABLE volunteer_pools;
