DROP INDEX posts_by_street;
DROP TABLE duties;
DROP TABLE absences;
ALTER TABLE accounts DROP COLUMN first_password;
