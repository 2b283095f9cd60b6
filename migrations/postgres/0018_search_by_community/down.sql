DROP INDEX cases_due;
CREATE INDEX cases_due ON cases (community_id, due_at, id) WHERE due_at IS NOT NULL;
UPDATE case_search SET words = ts_delete(case_search.words, 'c' || encode(cases.community_id, 'hex'))
FROM cases WHERE cases.id = case_search.case_id;
