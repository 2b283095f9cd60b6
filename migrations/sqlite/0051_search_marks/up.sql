-- Each word of an entry stands behind the mark of its community, the end of its identifier, instead of beside its name: of a word
-- that all communities have, a desk's search reads what its own has of it.
CREATE TABLE search_moved AS
SELECT case_id, replace(words, ' c' || lower(hex(community_id)), '') AS words, substr(lower(hex(community_id)), 25) AS mark
FROM case_search JOIN cases ON cases.id = case_search.case_id ORDER BY case_search.rowid;
DROP TABLE case_search;
CREATE VIRTUAL TABLE case_search USING fts5 (case_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0', detail = none);
INSERT INTO case_search (case_id, words)
SELECT case_id, CASE WHEN words = '' THEN '' ELSE mark || replace(words, ' ', ' ' || mark) END FROM search_moved ORDER BY rowid;
DROP TABLE search_moved;
