-- What a community has organisations do for its residents (居民自治项目): the contract, the payments, the reports, the remarks.
-- No table of this migration refers to projects: a backup is put back table by table, in whatever order.
CREATE TABLE projects (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    organisation_id BYTEA NOT NULL REFERENCES organisations (id),
    proposal_id BYTEA,
    plan_id BYTEA,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    field TEXT NOT NULL,
    state TEXT NOT NULL,
    -- What is drawn up and not offered yet, or was given back; how often that changed; and why a contract is to be amended.
    draft TEXT,
    draft_because TEXT,
    edition INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    -- When the first contract was signed: from then on everybody reads of it.
    signed_at BIGINT,
    over BOOLEAN NOT NULL,
    ended_because TEXT,
    -- When something has to happen by itself next.
    look_at BIGINT,
    -- The evaluation: until when, by which rules, and what it came to.
    evaluate_until BIGINT,
    rules TEXT,
    outcome TEXT,
    result TEXT
);
CREATE INDEX projects_of_community ON projects (community_id, over, id);
CREATE INDEX projects_of_organisation ON projects (organisation_id, id);
CREATE INDEX projects_of_proposal ON projects (proposal_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX projects_to_look_at ON projects (look_at) WHERE look_at IS NOT NULL;
-- The contract as it was offered, version by version.
CREATE TABLE project_contracts (
    project_id BYTEA NOT NULL,
    version INTEGER NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    state TEXT NOT NULL,
    terms TEXT NOT NULL,
    first_percent INTEGER NOT NULL,
    because TEXT,
    refused_because TEXT,
    offered_at BIGINT NOT NULL,
    decided_at BIGINT,
    PRIMARY KEY (project_id, version)
);
CREATE TABLE project_payments (
    project_id BYTEA NOT NULL,
    part INTEGER NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    fen BIGINT NOT NULL,
    state TEXT NOT NULL,
    paid_on TEXT,
    reference TEXT,
    PRIMARY KEY (project_id, part)
);
CREATE TABLE project_reports (
    id BYTEA PRIMARY KEY,
    project_id BYTEA NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    due_on TEXT NOT NULL,
    last BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    outputs TEXT NOT NULL,
    spent TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE UNIQUE INDEX project_reports_of_project ON project_reports (project_id, due_on);
-- Which reports the carrier was reminded of, and which were noted as late.
CREATE TABLE project_reminders (
    project_id BYTEA NOT NULL,
    due_on TEXT NOT NULL,
    late BOOLEAN NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    PRIMARY KEY (project_id, due_on, late)
);
CREATE TABLE project_remarks (
    id BYTEA PRIMARY KEY,
    project_id BYTEA NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    account_id BYTEA REFERENCES accounts (id),
    role TEXT NOT NULL,
    text TEXT,
    at BIGINT NOT NULL,
    hidden_because TEXT,
    answer TEXT,
    answered_at BIGINT
);
CREATE INDEX project_remarks_of_project ON project_remarks (project_id, id);
CREATE INDEX project_remarks_of_account ON project_remarks (account_id, at) WHERE account_id IS NOT NULL;
CREATE TABLE project_events (
    id BYTEA PRIMARY KEY,
    project_id BYTEA NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    deed TEXT NOT NULL,
    role TEXT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT
);
CREATE INDEX project_events_of_project ON project_events (project_id, id);
CREATE TABLE project_rules (
    community_id BYTEA NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed_by BYTEA NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);

-- What both sides agreed to stays as it is, whoever writes to the database.
CREATE FUNCTION refuse_project_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is settled of a project is never changed';
END
$$;
CREATE TRIGGER projects_stay BEFORE UPDATE ON projects FOR EACH ROW
WHEN (OLD.state IN ('closed', 'ended')) EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER projects_keep BEFORE UPDATE ON projects FOR EACH ROW
WHEN (OLD.signed_at IS NOT NULL AND (NEW.id <> OLD.id OR NEW.community_id <> OLD.community_id
    OR NEW.organisation_id <> OLD.organisation_id OR NEW.proposal_id IS DISTINCT FROM OLD.proposal_id
    OR NEW.plan_id IS DISTINCT FROM OLD.plan_id OR NEW.title <> OLD.title OR NEW.purpose <> OLD.purpose
    OR NEW.field <> OLD.field OR NEW.signed_at IS DISTINCT FROM OLD.signed_at)
    OR OLD.outcome IS NOT NULL AND (NEW.outcome IS DISTINCT FROM OLD.outcome OR NEW.result IS DISTINCT FROM OLD.result))
EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER projects_remain BEFORE DELETE OR TRUNCATE ON projects FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_contracts_stay BEFORE UPDATE ON project_contracts FOR EACH ROW
WHEN (OLD.state <> 'offered' OR NEW.project_id <> OLD.project_id OR NEW.version <> OLD.version
    OR NEW.community_id <> OLD.community_id OR NEW.terms <> OLD.terms OR NEW.first_percent <> OLD.first_percent
    OR NEW.because IS DISTINCT FROM OLD.because OR NEW.offered_at <> OLD.offered_at)
EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_contracts_remain BEFORE DELETE OR TRUNCATE ON project_contracts
FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_payments_stay BEFORE UPDATE ON project_payments FOR EACH ROW
WHEN (OLD.state <> 'due' OR NEW.project_id <> OLD.project_id OR NEW.part <> OLD.part OR NEW.community_id <> OLD.community_id)
EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_payments_remain BEFORE DELETE OR TRUNCATE ON project_payments
FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_reports_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON project_reports
FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
-- Who was erased takes their words along, but not the answer to them; an answer is given once.
CREATE TRIGGER project_remarks_stay BEFORE UPDATE ON project_remarks FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.project_id <> OLD.project_id OR NEW.community_id <> OLD.community_id OR NEW.role <> OLD.role
    OR NEW.at <> OLD.at OR (NEW.account_id IS DISTINCT FROM OLD.account_id AND NEW.account_id IS NOT NULL)
    OR (NEW.text IS DISTINCT FROM OLD.text AND NOT (NEW.text IS NULL AND NEW.account_id IS NULL))
    OR (OLD.answer IS NOT NULL
        AND (NEW.answer IS DISTINCT FROM OLD.answer OR NEW.answered_at IS DISTINCT FROM OLD.answered_at))
    OR (OLD.hidden_because IS NOT NULL AND NEW.hidden_because IS DISTINCT FROM OLD.hidden_because))
EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_remarks_remain BEFORE DELETE OR TRUNCATE ON project_remarks
FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
CREATE TRIGGER project_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON project_events
FOR EACH STATEMENT EXECUTE FUNCTION refuse_project_change();
