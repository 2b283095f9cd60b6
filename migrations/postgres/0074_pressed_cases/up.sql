-- That a case was urged or is supervised and nothing was done for it since: the word of what presses for it.
ALTER TABLE cases ADD COLUMN pressed TEXT;
CREATE INDEX cases_pressed ON cases (community_id, submitted_at, id) WHERE pressed IS NOT NULL;
