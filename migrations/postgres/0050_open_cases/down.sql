DROP INDEX cases_by_state;
DROP INDEX cases_open;
CREATE INDEX cases_by_state ON cases (community_id, state, submitted_at, id);
