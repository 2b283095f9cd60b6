-- Who decides between a need and a project (议事机构).
CREATE TABLE body_rules (
    community_id BLOB NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed_by BLOB NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);
CREATE TABLE bodies (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    field TEXT,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    -- How residents voted on it, the last time.
    confirmation TEXT,
    stands_since BIGINT,
    dissolved_because TEXT
);
CREATE INDEX bodies_of_community ON bodies (community_id, id);
-- Whoever is erased leaves an ended seat without a name.
CREATE TABLE body_seats (
    id BLOB PRIMARY KEY,
    body_id BLOB NOT NULL REFERENCES bodies (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB REFERENCES accounts (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    name TEXT,
    since BIGINT NOT NULL,
    ended_because TEXT
);
CREATE INDEX body_seats_of_body ON body_seats (body_id, id);
CREATE INDEX body_seats_of_account ON body_seats (account_id, id) WHERE account_id IS NOT NULL;
-- Nobody sits in a body twice.
CREATE UNIQUE INDEX body_seats_once ON body_seats (body_id, account_id) WHERE state IN ('invited', 'accepted');
