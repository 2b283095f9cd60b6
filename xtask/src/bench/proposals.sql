-- Proposals of one community, each with the words of its title in the index and its count. In the dialect of both databases,
-- but for BYTES(prefix, number), which makes an identifier, and WORDS(text), which makes an entry of the index.
CREATE TEMPORARY TABLE seeded AS
WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $CASES),
vocabulary (place, word) AS (VALUES $VOCABULARY)
SELECT n, $COMMUNITY AS community, $NOW - CAST($CASES - n AS BIGINT) * 60000000 AS at, first.word || ' ' || second.word || ' ' || third.word AS words
FROM counted
JOIN vocabulary first ON first.place = n / 10 % 24
JOIN vocabulary second ON second.place = n / 240 % 24
JOIN vocabulary third ON third.place = n / 5760 % 24;

INSERT INTO proposals (id, community_id, number, state, version, author_id, named, edition, shown_edition, threshold, answer_days,
    created_at, updated_at, published_at, closes_at)
SELECT BYTES('f1', n), $COMMUNITY, 'B' || n, 'gathering', 1, (SELECT author_id FROM proposals WHERE number LIKE 'T%' LIMIT 1), FALSE, 1,
    1, 100000000, 15, at, at, at, $NOW + 864000000000
FROM seeded;

INSERT INTO proposal_editions (proposal_id, edition, community_id, title, problem, suggestion, field, written_at, published_at)
SELECT BYTES('f1', n), 1, $COMMUNITY, words, words || '，影响很多住户。', words || '，请尽快改善。', 'facilities', at, at FROM seeded;

INSERT INTO proposal_tallies (proposal_id, community_id, signed) SELECT BYTES('f1', n), $COMMUNITY, n % 90 FROM seeded;

INSERT INTO proposal_search (proposal_id, words)
SELECT BYTES('f1', n), WORDS(words || ' c' || place) FROM (SELECT n, words, PLACE AS place FROM seeded) AS placed;
DROP TABLE seeded;
