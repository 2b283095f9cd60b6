-- Who is not sent to whom is also said of a telephone number, without a request: of it only the ends are shown. What is taken back
-- stays, with the reason, until whatever is over is forgotten.
CREATE TABLE service_blocks_next (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    resident_digest BLOB NOT NULL,
    side TEXT NOT NULL,
    reason TEXT,
    service_id BLOB REFERENCES services (id),
    written_by BLOB NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL,
    phone TEXT,
    lifted_at BIGINT,
    lifted_why TEXT
);
INSERT INTO service_blocks_next (id, community_id, account_id, resident_digest, side, reason, service_id, written_by, at)
SELECT id, community_id, account_id, resident_digest, side, reason, service_id, written_by, at FROM service_blocks;
DROP TABLE service_blocks;
ALTER TABLE service_blocks_next RENAME TO service_blocks;
CREATE UNIQUE INDEX service_blocks_once ON service_blocks (resident_digest, account_id, side) WHERE lifted_at IS NULL;
CREATE INDEX service_blocks_of_account ON service_blocks (account_id);
CREATE INDEX service_blocks_of_community ON service_blocks (community_id, id);
CREATE INDEX service_blocks_lifted ON service_blocks (lifted_at) WHERE lifted_at IS NOT NULL;
