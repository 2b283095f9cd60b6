-- What residents and the station give a project at its end (双述双评): no time, and identifiers that say nothing of their order,
-- so that words are not told apart by when they came.
CREATE TABLE project_evaluations (
    id BYTEA PRIMARY KEY,
    project_id BYTEA NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    account_id BYTEA REFERENCES accounts (id),
    station BOOLEAN NOT NULL,
    effect INTEGER NOT NULL,
    output INTEGER NOT NULL,
    participation INTEGER NOT NULL,
    spending INTEGER NOT NULL,
    satisfaction INTEGER NOT NULL,
    words TEXT
);
CREATE UNIQUE INDEX project_evaluations_of_project ON project_evaluations (project_id, account_id);
CREATE UNIQUE INDEX project_evaluations_of_station ON project_evaluations (project_id) WHERE station;
CREATE INDEX project_evaluations_of_account ON project_evaluations (account_id) WHERE account_id IS NOT NULL;
-- Who was erased stays counted, and takes their words along.
CREATE TRIGGER project_evaluations_stay BEFORE UPDATE ON project_evaluations FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.project_id <> OLD.project_id OR NEW.community_id <> OLD.community_id OR NEW.station <> OLD.station
    OR NEW.account_id IS NOT NULL OR (NEW.words IS DISTINCT FROM OLD.words AND NEW.words IS NOT NULL)
    OR NEW.effect <> OLD.effect OR NEW.output <> OLD.output OR NEW.participation <> OLD.participation
    OR NEW.spending <> OLD.spending OR NEW.satisfaction <> OLD.satisfaction)
EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_evaluations_remain BEFORE DELETE OR TRUNCATE ON project_evaluations
FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
