CREATE TABLE diary_notes (
    -- Made by the phone.
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    author_id BYTEA NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    -- When it was seen, by the phone's clock, and the day of that in China.
    seen_at BIGINT NOT NULL,
    day TEXT NOT NULL,
    cell_id BYTEA REFERENCES cells (id),
    -- How many people were met.
    met INTEGER NOT NULL,
    -- The note that this one corrects.
    corrects_id BYTEA REFERENCES diary_notes (id),
    -- The case that it became.
    case_id BYTEA REFERENCES cases (id),
    written_at BIGINT NOT NULL,
    changed_at BIGINT
);
CREATE INDEX diary_notes_of ON diary_notes (author_id, day, seen_at);
CREATE INDEX diary_notes_in ON diary_notes (community_id, day, seen_at);

-- What was written about people, apart from that it was: erased when its time is over.
CREATE TABLE diary_texts (
    note_id BYTEA PRIMARY KEY REFERENCES diary_notes (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    text TEXT NOT NULL,
    people TEXT,
    address TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    datum TEXT
);

ALTER TABLE photos ADD COLUMN note_id BYTEA REFERENCES diary_notes (id);
CREATE INDEX photos_by_note ON photos (note_id, position) WHERE note_id IS NOT NULL;
DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at) WHERE case_id IS NULL AND note_id IS NULL;
