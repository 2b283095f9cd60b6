-- What a checker outside said of a text that waits, for one edition of its words.
CREATE TABLE moderation_checks (
    item_id BYTEA NOT NULL REFERENCES moderation_items (id),
    edition INTEGER NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    suggestion TEXT NOT NULL,
    label TEXT,
    checked_at BIGINT NOT NULL,
    PRIMARY KEY (item_id, edition)
);
