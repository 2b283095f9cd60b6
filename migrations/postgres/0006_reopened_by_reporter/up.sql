-- Reporters open a case again once; what the street reopens is not counted against them.
ALTER TABLE cases ADD COLUMN reopened_by_reporter BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE cases SET reopened_by_reporter = TRUE
WHERE id IN (SELECT case_id FROM case_entries WHERE action = 'reopen' AND role = 'resident');
