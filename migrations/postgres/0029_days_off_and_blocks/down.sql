DROP TABLE service_blocks;
DROP TABLE volunteer_days_off;
