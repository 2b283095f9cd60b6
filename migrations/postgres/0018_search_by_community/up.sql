-- Each entry names its community as one more word, so that a desk's search never reads what is another's.
UPDATE case_search SET words = case_search.words || to_tsvector('simple', 'c' || encode(cases.community_id, 'hex'))
FROM cases WHERE cases.id = case_search.case_id;

-- What is due in one of several states is found without reading the others' rows.
DROP INDEX cases_due;
CREATE INDEX cases_due ON cases (community_id, due_at, id, state) WHERE due_at IS NOT NULL;
