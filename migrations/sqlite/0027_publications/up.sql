-- What everybody may read of a case: its words, masked, and which of its pictures. Staff's alone until it is published.
CREATE TABLE publications (
    case_id BLOB PRIMARY KEY REFERENCES cases (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    -- Counts its changes, so that nobody publishes words they did not see.
    edition INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    answer TEXT NOT NULL,
    -- In which role it was answered, and when.
    answered_as TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    -- What was found in the words and may stay, as JSON.
    kept TEXT NOT NULL,
    prepared_by BLOB NOT NULL REFERENCES accounts (id),
    prepared_at BIGINT NOT NULL,
    published_by BLOB REFERENCES accounts (id),
    published_at BIGINT
);
CREATE INDEX publications_public ON publications (community_id, published_at, case_id) WHERE published_at IS NOT NULL;

-- Pictures on which something was made unreadable: copies of others, and what was hidden, as JSON. Not bound to its own
-- table: a backup brings rows in any order.
ALTER TABLE photos ADD COLUMN copy_of BLOB;
ALTER TABLE photos ADD COLUMN areas TEXT;
ALTER TABLE photos ADD COLUMN publication_id BLOB REFERENCES publications (case_id);
CREATE INDEX photos_by_publication ON photos (publication_id, position) WHERE publication_id IS NOT NULL;
CREATE INDEX photos_copies ON photos (copy_of) WHERE copy_of IS NOT NULL;
DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at)
    WHERE case_id IS NULL AND note_id IS NULL AND proposal_id IS NULL AND publication_id IS NULL;
