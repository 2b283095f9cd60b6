-- What a community has organisations do for its residents (居民自治项目): the contract, the payments, the reports, the remarks.
-- No table of this migration refers to projects: a backup is put back table by table, in whatever order.
CREATE TABLE projects (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    proposal_id BLOB,
    plan_id BLOB,
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
    project_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
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
    project_id BLOB NOT NULL,
    part INTEGER NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    fen BIGINT NOT NULL,
    state TEXT NOT NULL,
    paid_on TEXT,
    reference TEXT,
    PRIMARY KEY (project_id, part)
);
CREATE TABLE project_reports (
    id BLOB PRIMARY KEY,
    project_id BLOB NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
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
    project_id BLOB NOT NULL,
    due_on TEXT NOT NULL,
    late BOOLEAN NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    PRIMARY KEY (project_id, due_on, late)
);
CREATE TABLE project_remarks (
    id BLOB PRIMARY KEY,
    project_id BLOB NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB REFERENCES accounts (id),
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
    id BLOB PRIMARY KEY,
    project_id BLOB NOT NULL,
    community_id BLOB NOT NULL REFERENCES communities (id),
    deed TEXT NOT NULL,
    role TEXT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT
);
CREATE INDEX project_events_of_project ON project_events (project_id, id);
CREATE TABLE project_rules (
    community_id BLOB NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed_by BLOB NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);

-- What both sides agreed to stays as it is, whoever writes to the database.
CREATE TRIGGER projects_stay BEFORE UPDATE ON projects WHEN OLD.state IN ('closed', 'ended')
BEGIN SELECT RAISE(ABORT, 'a project that is over is never changed'); END;
CREATE TRIGGER projects_keep BEFORE UPDATE ON projects
WHEN OLD.signed_at IS NOT NULL AND (NEW.id <> OLD.id OR NEW.community_id <> OLD.community_id
    OR NEW.organisation_id <> OLD.organisation_id OR NEW.proposal_id IS NOT OLD.proposal_id OR NEW.plan_id IS NOT OLD.plan_id
    OR NEW.title <> OLD.title OR NEW.purpose <> OLD.purpose OR NEW.field <> OLD.field OR NEW.signed_at IS NOT OLD.signed_at)
    OR OLD.outcome IS NOT NULL AND (NEW.outcome IS NOT OLD.outcome OR NEW.result IS NOT OLD.result)
BEGIN SELECT RAISE(ABORT, 'what was signed, and what was decided, is never changed'); END;
CREATE TRIGGER projects_remain BEFORE DELETE ON projects
BEGIN SELECT RAISE(ABORT, 'projects are never removed'); END;
-- INSERT OR REPLACE removes rows without asking the triggers of removal.
CREATE TRIGGER projects_add BEFORE INSERT ON projects WHEN EXISTS (SELECT 1 FROM projects WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'projects are never replaced'); END;
CREATE TRIGGER project_contracts_stay BEFORE UPDATE ON project_contracts
WHEN OLD.state <> 'offered' OR NEW.project_id <> OLD.project_id OR NEW.version <> OLD.version
    OR NEW.community_id <> OLD.community_id OR NEW.terms <> OLD.terms OR NEW.first_percent <> OLD.first_percent
    OR NEW.because IS NOT OLD.because OR NEW.offered_at <> OLD.offered_at
BEGIN SELECT RAISE(ABORT, 'a contract is never changed'); END;
CREATE TRIGGER project_contracts_remain BEFORE DELETE ON project_contracts
BEGIN SELECT RAISE(ABORT, 'contracts are never removed'); END;
CREATE TRIGGER project_contracts_add BEFORE INSERT ON project_contracts
WHEN EXISTS (SELECT 1 FROM project_contracts WHERE project_id = NEW.project_id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'contracts are never replaced'); END;
CREATE TRIGGER project_payments_stay BEFORE UPDATE ON project_payments
WHEN OLD.state <> 'due' OR NEW.project_id <> OLD.project_id OR NEW.part <> OLD.part OR NEW.community_id <> OLD.community_id
BEGIN SELECT RAISE(ABORT, 'a payment that is settled is never changed'); END;
CREATE TRIGGER project_payments_remain BEFORE DELETE ON project_payments
BEGIN SELECT RAISE(ABORT, 'payments are never removed'); END;
CREATE TRIGGER project_payments_add BEFORE INSERT ON project_payments
WHEN EXISTS (SELECT 1 FROM project_payments WHERE project_id = NEW.project_id AND part = NEW.part)
BEGIN SELECT RAISE(ABORT, 'payments are never replaced'); END;
CREATE TRIGGER project_reports_stay BEFORE UPDATE ON project_reports
BEGIN SELECT RAISE(ABORT, 'reports are never changed'); END;
CREATE TRIGGER project_reports_remain BEFORE DELETE ON project_reports
BEGIN SELECT RAISE(ABORT, 'reports are never removed'); END;
CREATE TRIGGER project_reports_add BEFORE INSERT ON project_reports
WHEN EXISTS (SELECT 1 FROM project_reports WHERE id = NEW.id OR project_id = NEW.project_id AND due_on = NEW.due_on)
BEGIN SELECT RAISE(ABORT, 'reports are never replaced'); END;
-- Who was erased takes their words along, but not the answer to them; an answer is given once.
CREATE TRIGGER project_remarks_stay BEFORE UPDATE ON project_remarks
WHEN NEW.id <> OLD.id OR NEW.project_id <> OLD.project_id OR NEW.community_id <> OLD.community_id OR NEW.role <> OLD.role
    OR NEW.at <> OLD.at OR (NEW.account_id IS NOT OLD.account_id AND NEW.account_id IS NOT NULL)
    OR (NEW.text IS NOT OLD.text AND NOT (NEW.text IS NULL AND NEW.account_id IS NULL))
    OR (OLD.answer IS NOT NULL AND (NEW.answer IS NOT OLD.answer OR NEW.answered_at IS NOT OLD.answered_at))
    OR (OLD.hidden_because IS NOT NULL AND NEW.hidden_because IS NOT OLD.hidden_because)
BEGIN SELECT RAISE(ABORT, 'remarks and answers are never changed'); END;
CREATE TRIGGER project_remarks_remain BEFORE DELETE ON project_remarks
BEGIN SELECT RAISE(ABORT, 'remarks are never removed'); END;
CREATE TRIGGER project_remarks_add BEFORE INSERT ON project_remarks
WHEN EXISTS (SELECT 1 FROM project_remarks WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'remarks are never replaced'); END;
CREATE TRIGGER project_events_stay BEFORE UPDATE ON project_events
BEGIN SELECT RAISE(ABORT, 'what happened is never changed'); END;
CREATE TRIGGER project_events_remain BEFORE DELETE ON project_events
BEGIN SELECT RAISE(ABORT, 'what happened is never removed'); END;
CREATE TRIGGER project_events_add BEFORE INSERT ON project_events
WHEN EXISTS (SELECT 1 FROM project_events WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what happened is never replaced'); END;
