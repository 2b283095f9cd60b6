-- Which skills count only once they are proved, version by version.
CREATE TABLE skill_rules (
    community_id BYTEA NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    proved INTEGER NOT NULL,
    changed_by BYTEA NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);
-- The certificates of volunteers, one for a skill: the number is sealed, of it the end is shown.
CREATE TABLE skill_proofs (
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    skill TEXT NOT NULL,
    kind TEXT NOT NULL,
    number_sealed BYTEA NOT NULL,
    number_end TEXT NOT NULL,
    valid_until TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    -- The last day on which the skill counts: one that was confirmed counts on while its successor waits.
    counts_until TEXT,
    edition INTEGER NOT NULL,
    sent_at BIGINT NOT NULL,
    decided_by BYTEA REFERENCES accounts (id),
    decided_at BIGINT,
    PRIMARY KEY (account_id, skill)
);
CREATE INDEX skill_proofs_counting ON skill_proofs (skill, counts_until);
