-- Why a community commends an excellent project (表扬): beside the project, which is over by then and never changed.
CREATE TABLE project_commendations (
    project_id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE TRIGGER project_commendations_stay BEFORE UPDATE ON project_commendations
BEGIN SELECT RAISE(ABORT, 'commendations are never changed'); END;
CREATE TRIGGER project_commendations_remain BEFORE DELETE ON project_commendations
BEGIN SELECT RAISE(ABORT, 'commendations are never removed'); END;
-- INSERT OR REPLACE removes rows without asking the triggers of removal.
CREATE TRIGGER project_commendations_add BEFORE INSERT ON project_commendations
WHEN EXISTS (SELECT 1 FROM project_commendations WHERE project_id = NEW.project_id)
BEGIN SELECT RAISE(ABORT, 'commendations are never replaced'); END;
