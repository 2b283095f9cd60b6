-- Motions (表决提议): residents ask that something be put to the vote; seconded by enough of them, the station owes that vote.
-- A motion and its vote name each other without a foreign key, for each is put back from a backup before the other may exist.
CREATE TABLE motions (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    -- Gone once they are erased, or it ended long ago.
    author_id BLOB REFERENCES accounts (id),
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    question TEXT NOT NULL,
    options TEXT NOT NULL,
    choose INTEGER NOT NULL,
    submitted_at BIGINT NOT NULL,
    published_at BIGINT,
    closes_at BIGINT,
    -- What the rules said when it was published.
    threshold INTEGER,
    announce_days INTEGER,
    -- How many second it; stays when their names go.
    seconds INTEGER NOT NULL,
    bound_at BIGINT,
    -- By when the station owes the next step, and when it was raised with the street that it is late.
    due_at BIGINT,
    raised_at BIGINT,
    refused_for TEXT,
    refused_because TEXT,
    vote_id BLOB,
    ended_at BIGINT
);
CREATE INDEX motions_of_community ON motions (community_id, submitted_at, id);
CREATE INDEX motions_of_author ON motions (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX motions_to_lapse ON motions (closes_at) WHERE state = 'gathering';
CREATE INDEX motions_due ON motions (due_at) WHERE due_at IS NOT NULL AND raised_at IS NULL;
CREATE TABLE motion_seconds (
    motion_id BLOB NOT NULL REFERENCES motions (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    seconded_at BIGINT NOT NULL,
    PRIMARY KEY (motion_id, account_id)
);
CREATE INDEX motion_seconds_of_account ON motion_seconds (account_id);
ALTER TABLE votes ADD COLUMN motion_id BLOB;
