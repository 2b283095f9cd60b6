-- Why a picture of a report, or of what was done at a door, was taken from view.
ALTER TABLE photos ADD COLUMN hidden_because TEXT;
