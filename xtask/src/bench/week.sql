-- Volunteers of one street, and a week of requests for service that wait for a team; every other request is out of the way.
-- Either database, but for BYTES(prefix, number), which makes an identifier, and $DAY, a day of the week to come by `n`.
CREATE TEMPORARY TABLE counted AS
WITH RECURSIVE counted (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM counted WHERE n < $CASES)
SELECT n FROM counted;

INSERT INTO accounts (id, community_id, name, totp_confirmed, totp_last_step, language, epoch, created_at)
SELECT BYTES('a1', n), $COMMUNITY, '义工' || n, FALSE, 0, 'zh-CN', 0, $NOW FROM counted;

-- Everybody is free in about half of the week, and brings about half of the skills.
INSERT INTO volunteers (account_id, community_id, street_id, reach, skills, speech, free, most, adult, state, level, checked,
    applied_at, version)
SELECT BYTES('a1', n), $COMMUNITY, (SELECT street_id FROM communities WHERE id = $COMMUNITY), 'street', n * 7919 % 4096, 1,
    n * 104729 % 2097152, 1 + n % 3, TRUE, 'active', 1 + n % 4, n % 3 > 0, $NOW, 1
FROM counted;

UPDATE services SET state = 'cancelled';
INSERT INTO services (id, community_id, number, state, version, asked_by, kind, need, urgency, day, part, volunteers, skills, trainings,
    speech, safeguard, created_at, updated_at)
SELECT BYTES('a2', n), $COMMUNITY, 'W' || n, 'asked', 1, (SELECT id FROM accounts WHERE login IS NOT NULL LIMIT 1), 'escort',
    '陪老人去医院复查。', 'normal', $DAY,
    CASE n % 3 WHEN 0 THEN 'morning' WHEN 1 THEN 'afternoon' ELSE 'evening' END, 1 + n % 3, 1, 0, 1, n % 5 = 0, $NOW + n, $NOW
FROM counted WHERE n <= 200;
DROP TABLE counted;
