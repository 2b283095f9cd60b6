DROP TABLE project_commendations;
