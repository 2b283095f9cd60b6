DROP INDEX survey_responses_by_community;
DROP INDEX survey_responses_by_author;
DROP TABLE survey_editions;
