ALTER TABLE service_offers DROP COLUMN code_refused;
