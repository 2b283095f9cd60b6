-- What a plan's carrier earned by its earlier projects, as it was when the plans were put to the vote: more than how many percent of
-- the ballots it needs, and whether it comes first among plans with as many.
ALTER TABLE plans ADD COLUMN needs_percent INTEGER;
ALTER TABLE plans ADD COLUMN comes_first BOOLEAN NOT NULL DEFAULT FALSE;
