DROP TABLE case_limits;
