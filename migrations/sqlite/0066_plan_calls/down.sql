DROP TABLE plans;
DROP TABLE plan_calls;
