-- Days on which a volunteer does not come, whatever they say of a usual week.
CREATE TABLE volunteer_days_off (
    account_id BLOB NOT NULL REFERENCES volunteers (account_id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    PRIMARY KEY (account_id, first_day)
);
CREATE INDEX volunteer_days_off_until ON volunteer_days_off (last_day);

-- Who is not sent to whom again, and on whose word. A door is found by the digest of its telephone, as in requests.
CREATE TABLE service_blocks (
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
CREATE UNIQUE INDEX service_blocks_once ON service_blocks (resident_digest, account_id, side);
CREATE INDEX service_blocks_of_account ON service_blocks (account_id);
CREATE INDEX service_blocks_of_community ON service_blocks (community_id, id);
