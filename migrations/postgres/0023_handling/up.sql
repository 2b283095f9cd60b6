-- How a case is being handled: one row for each case of which there is more to say than its state.
CREATE TABLE case_handling (
    case_id BYTEA PRIMARY KEY REFERENCES cases (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    flow TEXT NOT NULL,
    -- Who is to see to it: whoever does a duty, or somebody by name.
    duty_id BYTEA,
    account_id BYTEA REFERENCES accounts (id),
    -- What waits for somebody's decision.
    question TEXT,
    -- To whom it is handed over.
    host_id BYTEA REFERENCES communities (id),
    organisation_id BYTEA,
    paused_at BIGINT,
    -- When something is to happen to it by itself.
    wake_at BIGINT,
    merged_into BYTEA REFERENCES cases (id),
    split_from BYTEA REFERENCES cases (id),
    -- Its own voice, and those of the cases that are part of it.
    voices INTEGER NOT NULL,
    -- What nothing is looked for by: identifiers, times and words, never texts.
    content TEXT NOT NULL
);
CREATE INDEX case_handling_of_duty ON case_handling (duty_id) WHERE duty_id IS NOT NULL;
CREATE INDEX case_handling_of_account ON case_handling (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX case_handling_asking ON case_handling (community_id) WHERE question IS NOT NULL;
CREATE INDEX case_handling_paused ON case_handling (community_id) WHERE paused_at IS NOT NULL;
CREATE INDEX case_handling_of_host ON case_handling (host_id) WHERE host_id IS NOT NULL;
CREATE INDEX case_handling_of_organisation ON case_handling (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX case_handling_wakes ON case_handling (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX case_handling_merged ON case_handling (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX case_handling_split ON case_handling (split_from) WHERE split_from IS NOT NULL;

-- That whoever sees to a case was reminded of a time before it ran out: once for each time.
CREATE TABLE case_reminders (
    case_id BYTEA NOT NULL REFERENCES cases (id),
    due_at BIGINT NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    reminded_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, due_at)
);

-- Social organisations, and who speaks for them (A) and stands in (B).
CREATE TABLE organisations (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    about TEXT,
    a_id BYTEA REFERENCES accounts (id),
    b_id BYTEA REFERENCES accounts (id),
    retired BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX organisations_of_community ON organisations (community_id, id);
CREATE INDEX organisations_of_a ON organisations (a_id) WHERE a_id IS NOT NULL;
CREATE INDEX organisations_of_b ON organisations (b_id) WHERE b_id IS NOT NULL;

-- To whom the cases of a community go. A change is another version; no row: no rules.
CREATE TABLE routing_rules (
    community_id BYTEA NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed_by BYTEA NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);
