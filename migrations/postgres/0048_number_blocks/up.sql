-- Who is not sent to whom is also said of a telephone number, without a request: of it only the ends are shown. What is taken back
-- stays, with the reason, until whatever is over is forgotten.
ALTER TABLE service_blocks ALTER COLUMN service_id DROP NOT NULL;
ALTER TABLE service_blocks ADD COLUMN phone TEXT;
ALTER TABLE service_blocks ADD COLUMN lifted_at BIGINT;
ALTER TABLE service_blocks ADD COLUMN lifted_why TEXT;
DROP INDEX service_blocks_once;
CREATE UNIQUE INDEX service_blocks_once ON service_blocks (resident_digest, account_id, side) WHERE lifted_at IS NULL;
CREATE INDEX service_blocks_lifted ON service_blocks (lifted_at) WHERE lifted_at IS NOT NULL;
