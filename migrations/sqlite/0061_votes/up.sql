-- What residents decide (居民表决). The private half of a vote's key is sealed, and goes when the vote is over.
CREATE TABLE votes (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    options TEXT NOT NULL,
    choose INTEGER NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    quorum_percent INTEGER NOT NULL,
    state TEXT NOT NULL,
    cancelled_because TEXT,
    -- How many are on the roll, from opening on; for how many a ballot was signed, once it is over.
    roll INTEGER,
    taken INTEGER,
    key_n BLOB,
    key_sealed BLOB,
    -- What came of it, once it is closed.
    ballots INTEGER,
    counts TEXT,
    digest BLOB
);
CREATE INDEX votes_of_community ON votes (community_id, opens_at, id);
CREATE INDEX votes_to_open ON votes (opens_at) WHERE state = 'announced';
CREATE INDEX votes_to_close ON votes (closes_at) WHERE state = 'open';
-- Who may vote (选民名册), and for whom a ballot was signed: no time, for it could be told from it who cast which. Whoever is
-- erased stays counted. Neither this table nor the next refers to votes: a backup is put back table by table, these first,
-- for nothing can be added to a vote that is over.
CREATE TABLE vote_roll (
    vote_id BLOB NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    taken BOOLEAN NOT NULL,
    -- Of the blinded ballot that was signed, while the vote is open.
    blinded BLOB
);
CREATE UNIQUE INDEX vote_roll_of_vote ON vote_roll (vote_id, account_id);
CREATE INDEX vote_roll_of_account ON vote_roll (account_id);
-- The ballots: neither who nor when, nor in which order. Rows lie in the order of their serials, which are random.
CREATE TABLE vote_ballots (
    vote_id BLOB NOT NULL,
    serial BLOB NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    choices TEXT NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (vote_id, serial)
) WITHOUT ROWID;

-- What is over stays as it is, whoever writes to the database.
CREATE TRIGGER votes_stay BEFORE UPDATE ON votes WHEN OLD.state IN ('closed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a vote that is over is never changed'); END;
CREATE TRIGGER votes_remain BEFORE DELETE ON votes
BEGIN SELECT RAISE(ABORT, 'votes are never removed'); END;
-- INSERT OR REPLACE removes rows without asking the trigger above.
CREATE TRIGGER votes_add BEFORE INSERT ON votes WHEN EXISTS (SELECT 1 FROM votes WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'votes are never replaced'); END;
CREATE TRIGGER vote_roll_add BEFORE INSERT ON vote_roll
WHEN EXISTS (SELECT 1 FROM votes WHERE id = NEW.vote_id AND state IN ('closed', 'cancelled'))
BEGIN SELECT RAISE(ABORT, 'the roll of a vote that is over is never changed'); END;
-- Only who was erased goes from it.
CREATE TRIGGER vote_roll_stay BEFORE UPDATE ON vote_roll
WHEN NOT EXISTS (SELECT 1 FROM votes WHERE id = OLD.vote_id AND state = 'open')
    AND NOT (NEW.account_id IS NULL AND NEW.vote_id = OLD.vote_id AND NEW.community_id = OLD.community_id
        AND NEW.taken = OLD.taken AND NEW.blinded IS OLD.blinded)
BEGIN SELECT RAISE(ABORT, 'the roll of a vote that is over is never changed'); END;
CREATE TRIGGER vote_roll_remain BEFORE DELETE ON vote_roll
BEGIN SELECT RAISE(ABORT, 'nobody is removed from a roll'); END;
CREATE TRIGGER vote_ballots_add BEFORE INSERT ON vote_ballots
WHEN EXISTS (SELECT 1 FROM votes WHERE id = NEW.vote_id AND state <> 'open')
BEGIN SELECT RAISE(ABORT, 'ballots are cast while a vote is open'); END;
CREATE TRIGGER vote_ballots_stay BEFORE UPDATE ON vote_ballots
BEGIN SELECT RAISE(ABORT, 'ballots are never changed'); END;
CREATE TRIGGER vote_ballots_remain BEFORE DELETE ON vote_ballots
WHEN NOT EXISTS (SELECT 1 FROM votes WHERE id = OLD.vote_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'the ballots of a vote that is over are never removed'); END;
