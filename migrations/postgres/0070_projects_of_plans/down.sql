DROP INDEX projects_of_plan;
