DROP INDEX cases_by_number;
CREATE INDEX cases_by_number ON cases (number);
