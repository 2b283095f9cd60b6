CREATE TABLE surveys (
    id BLOB PRIMARY KEY,
    street_id BLOB NOT NULL REFERENCES streets (id),
    -- Absent when it is for every community of the street.
    community_id BLOB REFERENCES communities (id),
    state TEXT NOT NULL,
    -- Counts every change.
    revision INTEGER NOT NULL,
    -- The latest version that was published; 0 before there is one.
    version INTEGER NOT NULL,
    -- What the next version will ask.
    draft TEXT,
    changed_by BLOB NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX surveys_by_street ON surveys (street_id, changed_at);

-- What was published never changes.
CREATE TABLE survey_versions (
    survey_id BLOB NOT NULL REFERENCES surveys (id),
    version INTEGER NOT NULL,
    community_id BLOB REFERENCES communities (id),
    content TEXT NOT NULL,
    published_by BLOB NOT NULL REFERENCES accounts (id),
    published_at BIGINT NOT NULL,
    PRIMARY KEY (survey_id, version)
);

CREATE TABLE survey_responses (
    -- Made by the phone.
    id BLOB PRIMARY KEY,
    survey_id BLOB NOT NULL REFERENCES surveys (id),
    version INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    cell_id BLOB REFERENCES cells (id),
    author_id BLOB NOT NULL REFERENCES accounts (id),
    outcome TEXT NOT NULL,
    -- When the door opened, by the phone's clock, and when the server heard of it.
    filled_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL
);
CREATE INDEX survey_responses_of ON survey_responses (survey_id, version, community_id, filled_at, id);

-- Who answered, apart from what: erased when its time is over.
CREATE TABLE survey_homes (
    response_id BLOB PRIMARY KEY REFERENCES survey_responses (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    building TEXT,
    name_sealed BLOB,
    phone_sealed BLOB,
    phone_digest BLOB
);
CREATE INDEX survey_homes_by_phone ON survey_homes (phone_digest) WHERE phone_digest IS NOT NULL;

-- Options, steps and numbers, each in a row: they are counted, and tell nobody's name.
CREATE TABLE survey_marks (
    response_id BLOB NOT NULL REFERENCES survey_responses (id),
    question INTEGER NOT NULL,
    value INTEGER NOT NULL,
    survey_id BLOB NOT NULL REFERENCES surveys (id),
    version INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    PRIMARY KEY (response_id, question, value)
);
CREATE INDEX survey_marks_of ON survey_marks (survey_id, version, community_id, question, value);

-- Words and days; the question is -1 for the remark. Erased when their time is over.
CREATE TABLE survey_texts (
    response_id BLOB NOT NULL REFERENCES survey_responses (id),
    question INTEGER NOT NULL,
    survey_id BLOB NOT NULL REFERENCES surveys (id),
    version INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    filled_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    -- The case that it became.
    case_id BLOB REFERENCES cases (id),
    PRIMARY KEY (response_id, question)
);
CREATE INDEX survey_texts_of ON survey_texts (survey_id, version, question, filled_at, response_id);
