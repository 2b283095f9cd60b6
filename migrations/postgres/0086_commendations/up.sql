-- Why a community commends an excellent project (表扬): beside the project, which is over by then and never changed.
CREATE TABLE project_commendations (
    project_id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE TRIGGER project_commendations_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON project_commendations
FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
