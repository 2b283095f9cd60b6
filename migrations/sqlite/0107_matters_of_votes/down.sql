DROP INDEX needs_of_vote;
DROP INDEX plan_calls_of_vote;
