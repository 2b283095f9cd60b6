-- Whether the time of a request was changed after somebody was asked: what they said stands, and taking it back is no fault of theirs.
ALTER TABLE service_offers ADD COLUMN moved BOOLEAN NOT NULL DEFAULT FALSE;

-- To which day, and which part of it, a request was moved.
ALTER TABLE service_events ADD COLUMN day TEXT;
ALTER TABLE service_events ADD COLUMN part TEXT;

-- Counts what a social worker says of themselves as a lead, and each change of the days on which a volunteer does not come.
ALTER TABLE team_leads ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE volunteers ADD COLUMN days_off_version INTEGER NOT NULL DEFAULT 0;
