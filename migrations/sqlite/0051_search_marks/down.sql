CREATE TABLE search_moved AS
SELECT case_id, words, lower(hex(community_id)) AS place
FROM case_search JOIN cases ON cases.id = case_search.case_id ORDER BY case_search.rowid;
DROP TABLE case_search;
CREATE VIRTUAL TABLE case_search USING fts5 (case_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0', detail = none);
INSERT INTO case_search (case_id, words)
SELECT case_id, substr(replace(' ' || words, ' ' || substr(place, 25), ' '), 2) || ' c' || place FROM search_moved ORDER BY rowid;
DROP TABLE search_moved;
