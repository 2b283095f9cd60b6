-- That a case went over the time it was given: once for each time, whichever server sees it first.
CREATE TABLE case_alarms (
    case_id BLOB NOT NULL REFERENCES cases (id),
    due_at BIGINT NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    raised_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, due_at)
);
