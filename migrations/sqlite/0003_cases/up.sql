CREATE TABLE cases (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    station_id BLOB REFERENCES stations (id),
    cell_id BLOB REFERENCES cells (id),
    number TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    category TEXT NOT NULL,
    urgency TEXT NOT NULL,
    -- Counts every change.
    version INTEGER NOT NULL,
    reporter_id BLOB REFERENCES accounts (id),
    name_shown TEXT NOT NULL,
    -- SHA-256 of an anonymous sender's tracking secret.
    tracking_digest BLOB,
    first_responder_id BLOB REFERENCES accounts (id),
    latitude DOUBLE,
    longitude DOUBLE,
    datum TEXT,
    submitted_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    due_at BIGINT,
    closed_at BIGINT,
    reopened_times INTEGER NOT NULL,
    -- Where an imported case came from, and what it was called there.
    source TEXT,
    source_id TEXT
);
CREATE INDEX cases_newest ON cases (community_id, submitted_at, id);
CREATE INDEX cases_by_state ON cases (community_id, state, submitted_at, id);
CREATE INDEX cases_due ON cases (community_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX cases_mine ON cases (reporter_id, submitted_at, id) WHERE reporter_id IS NOT NULL;
CREATE INDEX cases_by_number ON cases (number);
CREATE UNIQUE INDEX cases_tracked ON cases (tracking_digest) WHERE tracking_digest IS NOT NULL;
CREATE UNIQUE INDEX cases_imported ON cases (community_id, source, source_id) WHERE source IS NOT NULL;

-- What a person wrote, apart from what happened, so that it can be erased.
CREATE TABLE case_texts (
    case_id BLOB PRIMARY KEY REFERENCES cases (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    address TEXT
);

CREATE TABLE case_entries (
    id BLOB PRIMARY KEY,
    case_id BLOB NOT NULL REFERENCES cases (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    -- Where the case stood afterwards.
    state TEXT NOT NULL,
    role TEXT NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    visibility TEXT NOT NULL,
    reason TEXT,
    -- SHA-256 over salt and text: proves later what was said, tells nothing once both are erased.
    text_digest BLOB
);
CREATE INDEX case_entries_by_case ON case_entries (case_id, id);
CREATE TABLE entry_texts (
    entry_id BLOB PRIMARY KEY REFERENCES case_entries (id),
    case_id BLOB NOT NULL REFERENCES cases (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    salt BLOB NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX entry_texts_by_case ON entry_texts (case_id);

CREATE TABLE ratings (
    case_id BLOB NOT NULL REFERENCES cases (id),
    -- How often the case had been opened again: every answer is rated apart.
    round INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    contacted BOOLEAN NOT NULL,
    resolved BOOLEAN NOT NULL,
    satisfaction INTEGER NOT NULL,
    comment TEXT,
    rated_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, round)
);

CREATE TABLE photos (
    id BLOB PRIMARY KEY,
    -- Both absent until the picture is claimed by a message.
    community_id BLOB REFERENCES communities (id),
    case_id BLOB REFERENCES cases (id),
    claim_digest BLOB NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    position INTEGER NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX photos_by_case ON photos (case_id, position) WHERE case_id IS NOT NULL;
CREATE INDEX photos_unclaimed ON photos (created_at) WHERE case_id IS NULL;

-- One row for each act of creation that named itself; see the idempotency feature.
CREATE TABLE idempotency_keys (
    digest BLOB PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    -- What the answer speaks about, so that erasing that erases the answer.
    case_id BLOB,
    created_at BIGINT NOT NULL
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
CREATE INDEX idempotency_keys_by_case ON idempotency_keys (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE templates (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    action TEXT NOT NULL,
    category TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX templates_by_community ON templates (community_id, action);

-- The words of each case, segmented by the application.
CREATE VIRTUAL TABLE case_search USING fts5 (case_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0', detail = none);
