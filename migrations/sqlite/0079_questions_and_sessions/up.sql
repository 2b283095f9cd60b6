-- What is asked of plans (现场提问) and answered by their organisations. Of whoever is erased that they asked, and the answer, stays.
CREATE TABLE plan_questions (
    id BLOB PRIMARY KEY,
    plan_id BLOB NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB REFERENCES accounts (id),
    role TEXT NOT NULL,
    text TEXT,
    at BIGINT NOT NULL,
    hidden_because TEXT,
    answer TEXT,
    answered_at BIGINT
);
CREATE INDEX plan_questions_of_plan ON plan_questions (plan_id, id);
CREATE INDEX plan_questions_of_account ON plan_questions (account_id, at) WHERE account_id IS NOT NULL;
-- When and where plans are presented, as the review was announced.
ALTER TABLE plan_calls ADD COLUMN hearing_at BIGINT;
ALTER TABLE plan_calls ADD COLUMN hearing_place TEXT;
-- When a body deliberated on a need (议事记录): written down by the station, never changed.
CREATE TABLE need_sessions (
    id BLOB PRIMARY KEY,
    need_id BLOB NOT NULL REFERENCES needs (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    body_id BLOB NOT NULL,
    body TEXT NOT NULL,
    held_on TEXT NOT NULL,
    present INTEGER NOT NULL,
    minutes TEXT NOT NULL,
    -- What was asked and answered there, as JSON.
    questions TEXT NOT NULL,
    written_at BIGINT NOT NULL
);
CREATE INDEX need_sessions_of_need ON need_sessions (need_id, id);
