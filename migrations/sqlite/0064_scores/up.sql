-- By what options are scored instead of being chosen, and how many points each has by each criterion once it is counted. A ballot
-- keeps its scores where others keep their choices: a list of lists.
ALTER TABLE votes ADD COLUMN criteria TEXT;
ALTER TABLE votes ADD COLUMN sums TEXT;
