-- Calls for plans (方案征集).
CREATE TABLE plan_calls (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    need_id BLOB REFERENCES needs (id),
    title TEXT NOT NULL,
    wanted TEXT NOT NULL,
    carrier TEXT NOT NULL,
    limit_fen BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- Whether its plans are public: from the deadline on, but for those of a call that ended before.
    unsealed BOOLEAN NOT NULL,
    -- The vote that its plans were put to last.
    vote_id BLOB REFERENCES votes (id),
    -- The plan that was chosen.
    plan_id BLOB,
    notice_until BIGINT,
    published_at BIGINT NOT NULL
);
CREATE INDEX plan_calls_of_community ON plan_calls (community_id, published_at, id);
CREATE INDEX plan_calls_of_need ON plan_calls (need_id);
CREATE INDEX plan_calls_open ON plan_calls (deadline) WHERE state = 'open';
CREATE INDEX plan_calls_in_review ON plan_calls (vote_id) WHERE state = 'in_review';
CREATE INDEX plan_calls_on_notice ON plan_calls (notice_until) WHERE state = 'on_notice';
-- What organisations answer them with, one each. What is taken back before the deadline is gone.
CREATE TABLE plans (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    call_id BLOB NOT NULL REFERENCES plan_calls (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    -- Sealed; and who wrote it down. Both go with the account.
    contact BLOB,
    account_id BLOB REFERENCES accounts (id),
    reason TEXT,
    -- The number of its option in the vote.
    vote_option INTEGER,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX plans_of_call ON plans (call_id, organisation_id);
CREATE INDEX plans_of_account ON plans (account_id);
