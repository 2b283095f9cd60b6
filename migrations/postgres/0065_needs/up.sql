-- What a community might do something about (需求), on its way to a project.
CREATE TABLE needs (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    field TEXT NOT NULL,
    state TEXT NOT NULL,
    body_id BYTEA,
    -- The vote that it was put to last, and the number of its option.
    vote_id BYTEA REFERENCES votes (id),
    vote_option INTEGER,
    notice_until BIGINT,
    listed_at BIGINT NOT NULL
);
CREATE INDEX needs_of_community ON needs (community_id, listed_at, id);
CREATE INDEX needs_in_ballot ON needs (vote_id) WHERE state = 'in_ballot';
CREATE INDEX needs_on_notice ON needs (notice_until) WHERE state = 'on_notice';
-- What stands behind a need: proposals and cases.
CREATE TABLE need_sources (
    need_id BYTEA NOT NULL REFERENCES needs (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    source TEXT NOT NULL,
    source_id BYTEA NOT NULL,
    PRIMARY KEY (need_id, source_id)
);
CREATE INDEX need_sources_by_source ON need_sources (source_id);
-- What happens to needs and to calls for plans, for everybody to read: only added to.
CREATE TABLE agenda_events (
    subject_id BYTEA NOT NULL,
    position INTEGER NOT NULL,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    subject TEXT NOT NULL,
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    role TEXT NOT NULL,
    whom TEXT,
    reason TEXT,
    PRIMARY KEY (subject_id, position)
);
-- Objections to what is on public notice (公示异议). Of whoever is erased the answer stays.
CREATE TABLE agenda_objections (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    subject TEXT NOT NULL,
    subject_id BYTEA NOT NULL,
    account_id BYTEA REFERENCES accounts (id),
    reason TEXT,
    lodged_at BIGINT NOT NULL,
    -- To which of its notices, from 1.
    round INTEGER NOT NULL,
    upheld BOOLEAN,
    answer TEXT,
    answered_at BIGINT
);
CREATE INDEX agenda_objections_of_subject ON agenda_objections (subject_id, id);
CREATE INDEX agenda_objections_of_account ON agenda_objections (account_id);
-- The rules of a community for all that. A change is another version; no row: the defaults.
CREATE TABLE agenda_rules (
    community_id BYTEA NOT NULL REFERENCES communities (id),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    changed_by BYTEA NOT NULL REFERENCES accounts (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, version)
);

CREATE FUNCTION refuse_agenda_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what happened to a need or a call is never changed';
END
$$;
CREATE TRIGGER agenda_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON agenda_events
FOR EACH STATEMENT EXECUTE FUNCTION refuse_agenda_change();
