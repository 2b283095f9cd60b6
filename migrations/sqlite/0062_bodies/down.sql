DROP TABLE body_seats;
DROP TABLE bodies;
DROP TABLE body_rules;
