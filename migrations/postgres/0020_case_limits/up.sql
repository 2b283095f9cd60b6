-- Within which time the cases of a community are answered. A change is another version; no row: the defaults.
CREATE TABLE case_limits (
    community_id BYTEA NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed_by BYTEA NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);
