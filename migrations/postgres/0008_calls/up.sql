-- Somebody turned to the station by telephone, by letter or at its window. Their number is kept encrypted; the keyed
-- digest finds it, and is absent for who wants to be known to nobody.
CREATE TABLE contacts (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    case_id BYTEA NOT NULL REFERENCES cases (id),
    channel TEXT NOT NULL,
    -- Who listened, and as what.
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    phone_sealed BYTEA,
    phone_digest BYTEA,
    name TEXT,
    at BIGINT NOT NULL,
    -- How long a call took.
    seconds INTEGER,
    -- When they want to be called back, in words; absent when they do not want it.
    callback TEXT,
    called_back_at BIGINT,
    called_back_by BYTEA REFERENCES accounts (id),
    -- What a caller who spoke of danger was told.
    advice TEXT
);
CREATE INDEX contacts_newest ON contacts (community_id, at, id);
-- The community stands before the time, or SQLite would rather walk through all contacts of a community in their order.
CREATE INDEX contacts_by_number ON contacts (phone_digest, community_id, at, id) WHERE phone_digest IS NOT NULL;
CREATE INDEX contacts_by_case ON contacts (case_id, at);
CREATE INDEX contacts_to_call_back ON contacts (community_id, at, id) WHERE callback IS NOT NULL AND called_back_at IS NULL;

-- Who was told whose number, and what for. Never changed.
CREATE TABLE disclosures (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    contact_id BYTEA NOT NULL REFERENCES contacts (id),
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX disclosures_by_contact ON disclosures (contact_id);
