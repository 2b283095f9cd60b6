-- By when whoever was given a case is to take it, and when the station was told that they had not.
ALTER TABLE case_handling ADD COLUMN take_by BIGINT;
ALTER TABLE case_handling ADD COLUMN untaken_at BIGINT;
CREATE INDEX case_handling_to_take ON case_handling (take_by) WHERE take_by IS NOT NULL AND untaken_at IS NULL;
CREATE INDEX case_handling_untaken ON case_handling (case_id) WHERE untaken_at IS NOT NULL;
