DROP INDEX case_search_words;
UPDATE case_search SET words = COALESCE((
    SELECT array_to_tsvector(array_agg(substr(word, 9)))
    FROM unnest(tsvector_to_array(case_search.words)) AS word
), '') || to_tsvector('simple', 'c' || encode(cases.community_id, 'hex'))
FROM cases WHERE cases.id = case_search.case_id;
CREATE INDEX case_search_words ON case_search USING gin (words);
