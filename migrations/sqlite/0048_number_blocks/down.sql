CREATE TABLE service_blocks_before (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    resident_digest BLOB NOT NULL,
    side TEXT NOT NULL,
    reason TEXT,
    service_id BLOB NOT NULL REFERENCES services (id),
    written_by BLOB NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL
);
INSERT INTO service_blocks_before (id, community_id, account_id, resident_digest, side, reason, service_id, written_by, at)
SELECT id, community_id, account_id, resident_digest, side, reason, service_id, written_by, at FROM service_blocks
WHERE service_id IS NOT NULL AND lifted_at IS NULL;
DROP TABLE service_blocks;
ALTER TABLE service_blocks_before RENAME TO service_blocks;
CREATE UNIQUE INDEX service_blocks_once ON service_blocks (resident_digest, account_id, side);
CREATE INDEX service_blocks_of_account ON service_blocks (account_id);
CREATE INDEX service_blocks_of_community ON service_blocks (community_id, id);
