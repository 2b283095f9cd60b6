ALTER TABLE volunteers DROP COLUMN days_off_version;
ALTER TABLE team_leads DROP COLUMN version;
ALTER TABLE service_events DROP COLUMN part;
ALTER TABLE service_events DROP COLUMN day;
ALTER TABLE service_offers DROP COLUMN moved;
