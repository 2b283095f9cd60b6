-- Until when the community has time for a case that went up to it, before it goes up to the street; nothing where the street was
-- told.
ALTER TABLE case_alarms ADD COLUMN next_at BIGINT;
