-- Each entry names its community as one more word, so that a desk's search never reads what is another's.
UPDATE case_search SET words = words || (SELECT ' c' || lower(hex(community_id)) FROM cases WHERE cases.id = case_search.case_id);

-- What is due in one of several states is found without reading the others' rows.
DROP INDEX cases_due;
CREATE INDEX cases_due ON cases (community_id, due_at, id, state) WHERE due_at IS NOT NULL;
