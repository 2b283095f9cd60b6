DROP TABLE volunteer_agreed;
DROP TABLE volunteer_agreements;
