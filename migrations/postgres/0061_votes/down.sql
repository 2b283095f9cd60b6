DROP TABLE vote_ballots;
DROP TABLE vote_roll;
DROP TABLE votes;
DROP FUNCTION refuse_ballot_change();
DROP FUNCTION refuse_roll_change();
DROP FUNCTION refuse_vote_change();
