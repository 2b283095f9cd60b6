-- True until somebody has chosen a password of their own.
ALTER TABLE accounts ADD COLUMN first_password BOOLEAN NOT NULL DEFAULT FALSE;
-- Whole days in China; an absence ends where its last day does.
CREATE TABLE absences (
    id BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL
);
CREATE INDEX absences_by_account ON absences (account_id, to_at);
CREATE TABLE duties (
    id BYTEA PRIMARY KEY,
    street_id BYTEA NOT NULL REFERENCES streets (id),
    community_id BYTEA REFERENCES communities (id),
    -- The street, the community, the station or the cell.
    place_id BYTEA NOT NULL,
    kind TEXT NOT NULL,
    a_id BYTEA NOT NULL REFERENCES accounts (id),
    b_id BYTEA REFERENCES accounts (id),
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX duties_by_place ON duties (place_id, kind);
CREATE INDEX duties_by_street ON duties (street_id, community_id);
CREATE INDEX posts_by_street ON posts (street_id, account_id);
