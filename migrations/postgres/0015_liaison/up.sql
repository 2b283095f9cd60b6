-- How liaison officers (民情联络员) present themselves in a community.
CREATE TABLE liaison_officers (
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    shown_name TEXT NOT NULL,
    visiting_hours TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, community_id)
);

-- Liaison cards (民情连心卡): each an officer's, for a building or a household.
CREATE TABLE liaison_cards (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    cell_id BYTEA NOT NULL REFERENCES cells (id),
    officer_id BYTEA NOT NULL REFERENCES accounts (id),
    -- What is read out on the telephone; counts up in its community.
    number INTEGER NOT NULL,
    -- What the code on the paper names it by: random, and never given to another card.
    serial BIGINT NOT NULL,
    label TEXT NOT NULL,
    -- The card it came in place of.
    replaces_id BYTEA,
    issued_by BYTEA NOT NULL REFERENCES accounts (id),
    issued_at BIGINT NOT NULL,
    printed_at BIGINT,
    revoked_at BIGINT,
    revoked_by BYTEA REFERENCES accounts (id),
    revocation TEXT,
    -- How often it was scanned, and on which day last: by whom and at what time would be personal.
    scans INTEGER NOT NULL,
    scanned_on TEXT
);
CREATE UNIQUE INDEX liaison_cards_number ON liaison_cards (community_id, number);
CREATE UNIQUE INDEX liaison_cards_serial ON liaison_cards (serial);
CREATE INDEX liaison_cards_of_community ON liaison_cards (community_id, id);
CREATE INDEX liaison_cards_of_officer ON liaison_cards (officer_id, id);

-- Visits: asked for by card, or made without being asked.
CREATE TABLE liaison_visits (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    card_id BYTEA NOT NULL REFERENCES liaison_cards (id),
    officer_id BYTEA NOT NULL REFERENCES accounts (id),
    case_id BYTEA REFERENCES cases (id),
    state TEXT NOT NULL,
    wished_on TEXT,
    wished_part TEXT,
    planned_on TEXT,
    planned_part TEXT,
    visited_on TEXT,
    settled BOOLEAN NOT NULL,
    -- Whom the officer met and what they found; erased with the texts of the case.
    met TEXT,
    found TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX liaison_visits_of_officer ON liaison_visits (officer_id, id);
CREATE INDEX liaison_visits_of_card ON liaison_visits (card_id, id);
CREATE UNIQUE INDEX liaison_visits_of_case ON liaison_visits (case_id) WHERE case_id IS NOT NULL;

-- Who is to be called back about a case, or for whom an officer wrote it down; sealed, and erased with its texts.
CREATE TABLE liaison_people (
    case_id BYTEA PRIMARY KEY REFERENCES cases (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    sealed BYTEA NOT NULL,
    phone_digest BYTEA,
    consent_version INTEGER NOT NULL,
    consented_at BIGINT NOT NULL
);
CREATE INDEX liaison_people_by_phone ON liaison_people (phone_digest) WHERE phone_digest IS NOT NULL;

-- Needs that officers wrote down for neighbours, and whether these were told what came of it.
CREATE TABLE liaison_needs (
    case_id BYTEA PRIMARY KEY REFERENCES cases (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    officer_id BYTEA NOT NULL REFERENCES accounts (id),
    heard TEXT,
    told_on TEXT,
    recorded_at BIGINT NOT NULL
);
CREATE INDEX liaison_needs_of_officer ON liaison_needs (officer_id, case_id);

-- Who was told whole whom to call back, and what for. Never changed.
CREATE TABLE liaison_disclosures (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    case_id BYTEA NOT NULL REFERENCES cases (id),
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX liaison_disclosures_by_case ON liaison_disclosures (case_id);
