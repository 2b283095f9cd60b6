-- What people say of a published proposal. An answer to another comment names it; answers are not answered in turn.
CREATE TABLE proposal_comments (
    id BLOB PRIMARY KEY,
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    -- Not bound to its own table: a backup brings rows in any order.
    parent_id BLOB,
    author_id BLOB NOT NULL REFERENCES accounts (id),
    -- In which role it was said: as a resident, or for the station.
    role TEXT NOT NULL,
    proposer BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    -- Counts its changes, so that nobody decides about words they did not see.
    edition INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT,
    written_at BIGINT NOT NULL,
    changed_at BIGINT
);
CREATE INDEX proposal_comments_of_proposal ON proposal_comments (proposal_id, id) WHERE parent_id IS NULL;
CREATE INDEX proposal_comments_of_parent ON proposal_comments (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX proposal_comments_of_author ON proposal_comments (author_id, written_at);

-- Where a proposal stood before it was hidden, and since when it is: the time it loses is given back.
ALTER TABLE proposals ADD COLUMN hidden_from TEXT;
ALTER TABLE proposals ADD COLUMN hidden_at BIGINT;
-- The older one that it went into, and when the street was told that its answer is overdue.
ALTER TABLE proposals ADD COLUMN merged_into BLOB;
ALTER TABLE proposals ADD COLUMN raised_at BIGINT;
-- The proposal that was signed, where the signature followed it into another.
ALTER TABLE proposal_signatures ADD COLUMN source_id BLOB REFERENCES proposals (id);

ALTER TABLE moderation_items ADD COLUMN comment_id BLOB REFERENCES proposal_comments (id);
-- What of the text was marked when it was given back.
ALTER TABLE moderation_items ADD COLUMN marks TEXT;
-- When the street was told that it is overdue.
ALTER TABLE moderation_items ADD COLUMN raised_at BIGINT;
-- Whose words wait.
ALTER TABLE moderation_items ADD COLUMN sender_id BLOB REFERENCES accounts (id);
ALTER TABLE moderation_items ADD COLUMN photo_id BLOB;
CREATE INDEX moderation_items_of_comment ON moderation_items (comment_id, id) WHERE comment_id IS NOT NULL;

-- Who reported what, and why. All who report the same stand behind one thing that waits.
CREATE TABLE proposal_reports (
    id BLOB PRIMARY KEY,
    item_id BLOB NOT NULL REFERENCES moderation_items (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    comment_id BLOB REFERENCES proposal_comments (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    reason TEXT NOT NULL,
    text TEXT,
    reported_at BIGINT NOT NULL
);
CREATE INDEX proposal_reports_of_item ON proposal_reports (item_id, id);
CREATE INDEX proposal_reports_of_account ON proposal_reports (account_id, reported_at);

-- Words that a street wants its moderators to be shown where they stand.
CREATE TABLE word_lists (
    id BLOB PRIMARY KEY,
    street_id BLOB NOT NULL REFERENCES streets (id),
    name TEXT NOT NULL,
    severity TEXT NOT NULL,
    words TEXT NOT NULL,
    changed_by BLOB NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL
);
CREATE INDEX word_lists_of_street ON word_lists (street_id, name);

-- Who wants to be told what becomes of a proposal.
CREATE TABLE proposal_followers (
    proposal_id BLOB NOT NULL REFERENCES proposals (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    followed_at BIGINT NOT NULL,
    PRIMARY KEY (proposal_id, account_id)
);
CREATE INDEX proposal_followers_of_account ON proposal_followers (account_id, proposal_id);

-- Pictures of proposals. One that was added to what is published waits to be looked at, and is hidden until then.
ALTER TABLE photos ADD COLUMN proposal_id BLOB REFERENCES proposals (id);
ALTER TABLE photos ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX photos_by_proposal ON photos (proposal_id, position) WHERE proposal_id IS NOT NULL;
DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at) WHERE case_id IS NULL AND note_id IS NULL AND proposal_id IS NULL;

-- By which card somebody was verified; and when it was taken back, which they are told.
ALTER TABLE residences ADD COLUMN card_id BLOB;
ALTER TABLE residences ADD COLUMN revoked_at BIGINT;
