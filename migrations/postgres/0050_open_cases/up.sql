-- A desk looks at what is open, which is one case of a hundred after some years. Of the rest only what was set aside is
-- asked for by its state: what is closed is met at every step of any list.
DROP INDEX cases_by_state;
CREATE INDEX cases_open ON cases (community_id, submitted_at, id, state)
    WHERE state NOT IN ('closed', 'declined', 'merged', 'withdrawn');
CREATE INDEX cases_by_state ON cases (community_id, state, submitted_at, id)
    WHERE state IN ('declined', 'merged', 'withdrawn');
