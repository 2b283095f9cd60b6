-- A street of 181 communities: the first has a hundred thousand cases or a tenth of all, the others share the rest. Each
-- case has its texts, its timeline's beginning and its words in the index. In the dialect of both databases, but for
-- BYTES(prefix, number), which makes an identifier, and WORDS(text), which makes an entry of the index.
INSERT INTO communities (id, street_id, name)
WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 180)
SELECT BYTES('c1', n), (SELECT street_id FROM communities WHERE id = $COMMUNITY), '第' || n || '社区' FROM counted;

INSERT INTO cells (id, community_id, station_id, name)
WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 180)
SELECT BYTES('ce', n), BYTES('c1', n), (SELECT id FROM stations WHERE community_id = $COMMUNITY ORDER BY id LIMIT 1), '第一网格'
FROM counted;

CREATE TEMPORARY TABLE seeded AS
WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $CASES),
vocabulary (place, word) AS (VALUES $VOCABULARY)
SELECT
    n,
    CASE WHEN n % 10 = 0 THEN $COMMUNITY ELSE BYTES('c1', 1 + n % 180) END AS community,
    -- Of a hundred cases one is open, as after some years.
    CASE n % 330 WHEN 0 THEN 'submitted' WHEN 1 THEN 'accepted' WHEN 2 THEN 'in_progress' WHEN 3 THEN 'answered' ELSE 'closed' END AS state,
    CASE n % 7 WHEN 0 THEN 'facilities' WHEN 1 THEN 'noise' WHEN 2 THEN 'traffic' ELSE 'other' END AS category,
    $NOW - CAST($CASES - n AS BIGINT) * 60000000 AS at,
    first.word || ' ' || second.word || ' ' || third.word AS words
FROM counted
JOIN vocabulary first ON first.place = n / 10 % 24
JOIN vocabulary second ON second.place = n / 240 % 24
JOIN vocabulary third ON third.place = n / 5760 % 24;

INSERT INTO cases (id, community_id, number, channel, state, category, urgency, version, name_shown, submitted_at, updated_at,
    due_at, closed_at, reopened_times, reopened_by_reporter)
SELECT BYTES('ca', n), community, 'S' || n, 'mailbox', state, category, 'normal', 1, 'staff', at, at,
    CASE WHEN state IN ('submitted', 'accepted', 'in_progress') THEN at + 86400000000 END,
    CASE state WHEN 'closed' THEN at + 3600000000 END, 0, FALSE
FROM seeded;

INSERT INTO case_texts (case_id, community_id, title, body)
SELECT BYTES('ca', n), community, words, words || '，已经好几天了，影响很多住户，请帮忙看看。' FROM seeded;

INSERT INTO case_entries (id, case_id, community_id, at, action, state, role, visibility)
SELECT BYTES('e0', n), BYTES('ca', n), community, at, 'submit', 'submitted', 'resident', 'public' FROM seeded;

INSERT INTO case_search (case_id, submitted_at, words)
SELECT BYTES('ca', n), at, WORDS(marked)
FROM (SELECT n, at, mark || replace(words || ' 好几天 影响 很多 住户 帮忙 看看', ' ', ' ' || mark) AS marked
    FROM (SELECT n, at, words, substr(PLACE, 25) AS mark FROM seeded) AS placed) AS entries;

-- A sealed number is bound to its own row: these have none. Twenty calls each of those whose numbers were heard through the server, and as many strangers' as there are cases.
INSERT INTO contacts (id, community_id, case_id, channel, account_id, role, phone_sealed, phone_digest, at, seconds)
SELECT BYTES('cb', n), seeded.community, BYTES('ca', n), 'hotline', (SELECT account_id FROM contacts LIMIT 1), 'station_admin',
    NULL, BYTES('dd', n / 3), seeded.at, 60
FROM seeded;
INSERT INTO contacts (id, community_id, case_id, channel, account_id, role, phone_sealed, phone_digest, at, seconds)
SELECT BYTES('cd', seeded.n * 1000 + heard.place), $COMMUNITY, BYTES('ca', seeded.n), 'hotline', heard.account_id, 'station_admin',
    NULL, heard.phone_digest, seeded.at, 60
FROM (SELECT row_number() OVER (ORDER BY at, id) AS place, account_id, phone_digest FROM contacts
      WHERE phone_sealed IS NOT NULL) heard
JOIN seeded ON seeded.n % 10 = 0 AND seeded.n <= 200;
DROP TABLE seeded;
