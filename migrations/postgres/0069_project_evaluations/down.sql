DROP TABLE project_evaluations;
