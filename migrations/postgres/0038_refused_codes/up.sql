-- Whether somebody said that they were at the station, by a code that is not its own: the time stands, the place does not.
ALTER TABLE service_offers ADD COLUMN code_refused BOOLEAN NOT NULL DEFAULT FALSE;
