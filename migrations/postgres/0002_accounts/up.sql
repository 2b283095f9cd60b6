-- A telephone number is kept encrypted; the keyed digest finds it.
CREATE TABLE accounts (
    id BYTEA PRIMARY KEY,
    community_id BYTEA REFERENCES communities (id),
    cell_id BYTEA REFERENCES cells (id),
    phone_sealed BYTEA,
    phone_digest BYTEA UNIQUE,
    name TEXT NOT NULL,
    work_name TEXT,
    login TEXT UNIQUE,
    password_hash TEXT,
    totp_sealed BYTEA,
    totp_confirmed BOOLEAN NOT NULL,
    totp_last_step BIGINT NOT NULL,
    language TEXT NOT NULL,
    -- Counts up when every session must end; access tokens carry the value they were made with.
    epoch INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    erased_at BIGINT
);
CREATE TABLE posts (
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    street_id BYTEA NOT NULL REFERENCES streets (id),
    community_id BYTEA REFERENCES communities (id),
    granted_at BIGINT NOT NULL,
    -- The place as one value, because a primary key admits no null.
    place_id BYTEA NOT NULL,
    PRIMARY KEY (account_id, role, place_id)
);
CREATE TABLE sign_in_codes (
    phone_digest BYTEA PRIMARY KEY,
    code_digest BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    tries INTEGER NOT NULL
);
CREATE TABLE refresh_tokens (
    digest BYTEA PRIMARY KEY,
    family_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    epoch INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_by_account ON refresh_tokens (account_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
CREATE TABLE consents (
    id BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    granted_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX consents_by_account ON consents (account_id, kind);
