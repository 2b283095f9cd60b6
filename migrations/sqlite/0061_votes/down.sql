DROP TABLE vote_ballots;
DROP TABLE vote_roll;
DROP TABLE votes;
