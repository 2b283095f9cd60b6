-- How the vote that a need was put to last scored it, once it is counted.
ALTER TABLE needs ADD COLUMN scores TEXT;
