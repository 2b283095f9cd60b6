-- What was said at a door until somebody corrected it; what it says now stands where it is counted.
CREATE TABLE survey_editions (
    response_id BLOB NOT NULL REFERENCES survey_responses (id),
    -- 1 is what was first sent.
    edition INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    -- As JSON, and why it was corrected; gone when the words of the door are erased.
    said TEXT,
    reason TEXT,
    corrected_by BLOB NOT NULL REFERENCES accounts (id),
    corrected_at BIGINT NOT NULL,
    PRIMARY KEY (response_id, edition)
);
-- What somebody sent, and what their community did, the latest first.
CREATE INDEX survey_responses_by_author ON survey_responses (author_id, filled_at, id);
CREATE INDEX survey_responses_by_community ON survey_responses (community_id, filled_at, id);
