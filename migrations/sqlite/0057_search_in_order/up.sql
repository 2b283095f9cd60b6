-- When a case was submitted stands beside its words: of those that have the words of a search, the latest are known without looking at
-- any case. What an older server takes in meanwhile has none.
CREATE TABLE search_moved AS
SELECT case_id, submitted_at, words FROM case_search JOIN cases ON cases.id = case_search.case_id ORDER BY case_search.rowid;
DROP TABLE case_search;
CREATE VIRTUAL TABLE case_search USING fts5 (case_id UNINDEXED, submitted_at UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0', detail = none);
INSERT INTO case_search (case_id, submitted_at, words) SELECT case_id, submitted_at, words FROM search_moved ORDER BY rowid;
DROP TABLE search_moved;
