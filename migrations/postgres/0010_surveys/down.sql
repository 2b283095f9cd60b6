DROP TABLE survey_texts;
DROP TABLE survey_marks;
DROP TABLE survey_homes;
DROP TABLE survey_responses;
DROP TABLE survey_versions;
DROP TABLE surveys;
