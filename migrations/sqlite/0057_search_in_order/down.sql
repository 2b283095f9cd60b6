CREATE TABLE search_moved AS SELECT case_id, words FROM case_search ORDER BY rowid;
DROP TABLE case_search;
CREATE VIRTUAL TABLE case_search USING fts5 (case_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0', detail = none);
INSERT INTO case_search (case_id, words) SELECT case_id, words FROM search_moved ORDER BY rowid;
DROP TABLE search_moved;
