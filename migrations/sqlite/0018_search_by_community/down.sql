DROP INDEX cases_due;
CREATE INDEX cases_due ON cases (community_id, due_at, id) WHERE due_at IS NOT NULL;
UPDATE case_search SET words = substr(words, 1, length(words) - 34);
