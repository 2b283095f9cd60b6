-- What somebody is typing of a proposal, as far as it has come. One for each account; it is theirs alone.
CREATE TABLE proposal_drafts (
    account_id BYTEA PRIMARY KEY REFERENCES accounts (id),
    -- Counts its changes, so that no device overwrites what another saved.
    revision INTEGER NOT NULL,
    content TEXT NOT NULL,
    saved_at BIGINT NOT NULL
);
CREATE INDEX proposal_drafts_by_age ON proposal_drafts (saved_at);
