-- People read numbers out; two cases must not answer to one.
UPDATE cases SET number = number || '-2'
WHERE EXISTS (SELECT 1 FROM cases first WHERE first.number = cases.number AND first.id < cases.id);
DROP INDEX cases_by_number;
CREATE UNIQUE INDEX cases_by_number ON cases (number);
