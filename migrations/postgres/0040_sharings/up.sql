-- With whom a reporter's name and number were shared, and when they agreed to it here; without a time where the station wrote down
-- that they said so.
CREATE TABLE case_sharings (
    case_id BYTEA NOT NULL REFERENCES cases (id),
    shared_at BIGINT NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    recipient TEXT NOT NULL,
    agreed_at BIGINT,
    PRIMARY KEY (case_id, shared_at)
);
