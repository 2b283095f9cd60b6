-- Who is verified as a resident of a community; without this nobody signs.
CREATE TABLE residences (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    proof TEXT NOT NULL,
    verified_at BIGINT NOT NULL,
    -- Who looked at the document; nobody where a letter's code was redeemed.
    verified_by BLOB REFERENCES accounts (id),
    PRIMARY KEY (account_id, community_id)
);
CREATE INDEX residences_of_community ON residences (community_id);

-- The codes of letters to homes, as digests. Which home a code went to is not kept.
CREATE TABLE letter_codes (
    digest BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    uses_left INTEGER NOT NULL,
    issued_by BLOB NOT NULL REFERENCES accounts (id),
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- The rules of a community for its proposals. A change is another version; no row: the defaults.
CREATE TABLE proposal_rules (
    community_id BLOB NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed_by BLOB NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);

-- Proposals (居民提案). What they say is in their editions.
CREATE TABLE proposals (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    cell_id BLOB REFERENCES cells (id),
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    named BOOLEAN NOT NULL,
    -- The latest edition, and the one that is published.
    edition INTEGER NOT NULL,
    shown_edition INTEGER,
    threshold INTEGER NOT NULL,
    answer_days INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    closes_at BIGINT,
    effective_at BIGINT,
    answer_due_at BIGINT,
    answered_at BIGINT,
    -- Until when a rejection can be appealed; nothing once it was.
    appeal_until BIGINT
);
CREATE UNIQUE INDEX proposals_number ON proposals (number);
CREATE INDEX proposals_of_community ON proposals (community_id, published_at, id);
CREATE INDEX proposals_closing ON proposals (community_id, closes_at, id) WHERE published_at IS NOT NULL;
CREATE INDEX proposals_of_author ON proposals (author_id, id);
CREATE INDEX proposals_due ON proposals (community_id, answer_due_at) WHERE answer_due_at IS NOT NULL;

-- Every version of what a proposal says.
CREATE TABLE proposal_editions (
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    edition INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    problem TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    helps TEXT,
    field TEXT NOT NULL,
    place TEXT,
    cost INTEGER,
    written_at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (proposal_id, edition)
);

-- Who proposes it together with its author.
CREATE TABLE proposal_people (
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    organisation TEXT,
    named BOOLEAN NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, account_id)
);
CREATE INDEX proposal_people_of_account ON proposal_people (account_id, proposal_id);

-- Who was asked to: found by the digest of a number, or by the digest of what a link carries.
CREATE TABLE proposal_invitations (
    id BLOB PRIMARY KEY,
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    organisation TEXT,
    phone_digest BLOB,
    secret_digest BLOB,
    state TEXT NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX proposal_invitations_of_proposal ON proposal_invitations (proposal_id, id);
CREATE INDEX proposal_invitations_by_phone ON proposal_invitations (phone_digest) WHERE phone_digest IS NOT NULL;
CREATE UNIQUE INDEX proposal_invitations_by_secret ON proposal_invitations (secret_digest) WHERE secret_digest IS NOT NULL;

-- Signatures (附议). Taking one back leaves nothing.
CREATE TABLE proposal_signatures (
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    edition INTEGER NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, account_id)
);
CREATE INDEX proposal_signatures_of_account ON proposal_signatures (account_id, proposal_id);

-- How many have signed, counted after each signature: apart from the proposal, whose row then stays free for all who sign.
CREATE TABLE proposal_tallies (
    proposal_id BLOB PRIMARY KEY REFERENCES proposals (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    signed INTEGER NOT NULL
);
CREATE INDEX proposal_tallies_of_community ON proposal_tallies (community_id, signed, proposal_id);

-- What happened to a proposal. Only the words are ever taken out, when whoever wrote them is erased.
CREATE TABLE proposal_events (
    id BLOB PRIMARY KEY,
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    role TEXT NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    edition INTEGER NOT NULL,
    -- Whether everybody may read it once the proposal is published.
    open BOOLEAN NOT NULL,
    reason TEXT,
    text TEXT
);
CREATE INDEX proposal_events_of_proposal ON proposal_events (proposal_id, id);

-- The community's answer, with the steps it promises.
CREATE TABLE proposal_answers (
    proposal_id BLOB PRIMARY KEY REFERENCES proposals (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    outcome TEXT NOT NULL,
    text TEXT NOT NULL,
    steps TEXT NOT NULL,
    role TEXT NOT NULL,
    answered_by BLOB NOT NULL REFERENCES accounts (id),
    answered_at BIGINT NOT NULL,
    in_time BOOLEAN NOT NULL
);

-- What waits to be moderated, and how it was decided.
CREATE TABLE moderation_items (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    kind TEXT NOT NULL,
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    edition INTEGER NOT NULL,
    -- Why a rejection is not accepted.
    grounds TEXT,
    -- Who decided what is appealed, and does not decide again.
    not_by BLOB REFERENCES accounts (id),
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    claimed_by BLOB REFERENCES accounts (id),
    claimed_until BIGINT,
    decided_at BIGINT,
    decided_by BLOB REFERENCES accounts (id),
    decision TEXT,
    reason TEXT,
    text TEXT
);
CREATE INDEX moderation_items_waiting ON moderation_items (community_id, due_at, id) WHERE decided_at IS NULL;
CREATE INDEX moderation_items_decided ON moderation_items (community_id, decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX moderation_items_of_proposal ON moderation_items (proposal_id, id);

CREATE VIRTUAL TABLE proposal_search USING fts5 (proposal_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0', detail = none);
