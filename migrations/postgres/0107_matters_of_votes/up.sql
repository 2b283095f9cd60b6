-- From a vote to the call for plans and to the needs that it is about, however it ended.
CREATE INDEX plan_calls_of_vote ON plan_calls (vote_id) WHERE vote_id IS NOT NULL;
CREATE INDEX needs_of_vote ON needs (vote_id) WHERE vote_id IS NOT NULL;
