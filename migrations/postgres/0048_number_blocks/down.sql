DELETE FROM service_blocks WHERE service_id IS NULL OR lifted_at IS NOT NULL;
DROP INDEX service_blocks_lifted;
DROP INDEX service_blocks_once;
CREATE UNIQUE INDEX service_blocks_once ON service_blocks (resident_digest, account_id, side);
ALTER TABLE service_blocks DROP COLUMN lifted_why;
ALTER TABLE service_blocks DROP COLUMN lifted_at;
ALTER TABLE service_blocks DROP COLUMN phone;
ALTER TABLE service_blocks ALTER COLUMN service_id SET NOT NULL;
