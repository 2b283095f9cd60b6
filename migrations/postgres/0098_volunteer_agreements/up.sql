-- What a community agrees on with its volunteers (志愿服务条例, article 14), version by version; its parts as JSON.
CREATE TABLE volunteer_agreements (
    community_id BYTEA NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    parts TEXT NOT NULL,
    changed_by BYTEA NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);
-- Who agreed to which of these, and when.
CREATE TABLE volunteer_agreed (
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    community_id BYTEA NOT NULL,
    version INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account_id, community_id, version),
    FOREIGN KEY (community_id, version) REFERENCES volunteer_agreements (community_id, version)
);
