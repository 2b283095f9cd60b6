-- What residents decide (居民表决). The private half of a vote's key is sealed, and goes when the vote is over.
CREATE TABLE votes (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
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
    key_n BYTEA,
    key_sealed BYTEA,
    -- What came of it, once it is closed.
    ballots INTEGER,
    counts TEXT,
    digest BYTEA
);
CREATE INDEX votes_of_community ON votes (community_id, opens_at, id);
CREATE INDEX votes_to_open ON votes (opens_at) WHERE state = 'announced';
CREATE INDEX votes_to_close ON votes (closes_at) WHERE state = 'open';
-- Who may vote (选民名册), and for whom a ballot was signed: no time, for it could be told from it who cast which. Whoever is
-- erased stays counted. Neither this table nor the next refers to votes: a backup is put back table by table, these first,
-- for nothing can be added to a vote that is over.
CREATE TABLE vote_roll (
    vote_id BYTEA NOT NULL,
    account_id BYTEA REFERENCES accounts (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    taken BOOLEAN NOT NULL,
    -- Of the blinded ballot that was signed, while the vote is open.
    blinded BYTEA
);
CREATE UNIQUE INDEX vote_roll_of_vote ON vote_roll (vote_id, account_id);
CREATE INDEX vote_roll_of_account ON vote_roll (account_id);
-- The ballots: neither who nor when. Pages hold rows in the order in which they came, so they are written anew, in the order
-- of their serials, which are random, when the vote is closed.
CREATE TABLE vote_ballots (
    vote_id BYTEA NOT NULL,
    serial BYTEA NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    choices TEXT NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (vote_id, serial)
);

-- What is over stays as it is, whoever writes to the database.
CREATE FUNCTION refuse_vote_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a vote that is over is never changed';
END
$$;
CREATE TRIGGER votes_stay BEFORE UPDATE ON votes FOR EACH ROW
WHEN (OLD.state IN ('closed', 'cancelled')) EXECUTE FUNCTION refuse_vote_change();
CREATE TRIGGER votes_remain BEFORE DELETE OR TRUNCATE ON votes FOR EACH STATEMENT EXECUTE FUNCTION refuse_vote_change();

CREATE FUNCTION refuse_roll_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stands text;
BEGIN
    SELECT state INTO stands FROM votes WHERE id = NEW.vote_id;
    IF TG_OP = 'INSERT' THEN
        IF stands IN ('closed', 'cancelled') THEN
            RAISE EXCEPTION 'the roll of a vote that is over is never changed';
        END IF;
        RETURN NEW;
    END IF;
    -- Only who was erased goes from it.
    IF NEW.vote_id <> OLD.vote_id OR (stands IS DISTINCT FROM 'open' AND NOT (NEW.account_id IS NULL
        AND NEW.community_id = OLD.community_id AND NEW.taken = OLD.taken AND NEW.blinded IS NOT DISTINCT FROM OLD.blinded)) THEN
        RAISE EXCEPTION 'the roll of a vote that is over is never changed';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER vote_roll_stay BEFORE INSERT OR UPDATE ON vote_roll FOR EACH ROW EXECUTE FUNCTION refuse_roll_change();
CREATE TRIGGER vote_roll_remain BEFORE DELETE OR TRUNCATE ON vote_roll
FOR EACH STATEMENT EXECUTE FUNCTION refuse_vote_change();

CREATE FUNCTION refuse_ballot_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM votes WHERE id = NEW.vote_id AND state <> 'open') THEN
            RAISE EXCEPTION 'ballots are cast while a vote is open';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM votes WHERE id = OLD.vote_id AND state = 'open') THEN
        RAISE EXCEPTION 'the ballots of a vote that is over are never removed';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER vote_ballots_add BEFORE INSERT OR DELETE ON vote_ballots
FOR EACH ROW EXECUTE FUNCTION refuse_ballot_change();
CREATE TRIGGER vote_ballots_stay BEFORE UPDATE OR TRUNCATE ON vote_ballots
FOR EACH STATEMENT EXECUTE FUNCTION refuse_vote_change();
