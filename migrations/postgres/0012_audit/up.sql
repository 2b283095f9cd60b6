-- What administrators did and what was disclosed, one chain for each street: an entry's digest covers the one before it.
CREATE TABLE audit_entries (
    id BYTEA PRIMARY KEY,
    street_id BYTEA NOT NULL REFERENCES streets (id),
    community_id BYTEA REFERENCES communities (id),
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    -- Absent when whoever runs the server did it.
    account_id BYTEA REFERENCES accounts (id),
    role TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BYTEA NOT NULL,
    detail TEXT NOT NULL,
    previous BYTEA NOT NULL,
    digest BYTEA NOT NULL
);
CREATE UNIQUE INDEX audit_entries_in_order ON audit_entries (street_id, position);
CREATE INDEX audit_entries_by_community ON audit_entries (community_id, position);
CREATE INDEX audit_entries_by_actor ON audit_entries (account_id, position);
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are never changed';
END
$$;
CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
