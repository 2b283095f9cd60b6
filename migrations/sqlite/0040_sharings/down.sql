DROP TABLE case_sharings;
