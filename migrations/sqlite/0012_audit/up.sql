-- What administrators did and what was disclosed, one chain for each street: an entry's digest covers the one before it.
CREATE TABLE audit_entries (
    id BLOB PRIMARY KEY,
    street_id BLOB NOT NULL REFERENCES streets (id),
    community_id BLOB REFERENCES communities (id),
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    -- Absent when whoever runs the server did it.
    account_id BLOB REFERENCES accounts (id),
    role TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    detail TEXT NOT NULL,
    previous BLOB NOT NULL,
    digest BLOB NOT NULL
);
CREATE UNIQUE INDEX audit_entries_in_order ON audit_entries (street_id, position);
CREATE INDEX audit_entries_by_community ON audit_entries (community_id, position);
CREATE INDEX audit_entries_by_actor ON audit_entries (account_id, position);
CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
CREATE TRIGGER audit_entries_remain BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;
-- INSERT OR REPLACE removes rows without asking the trigger above.
CREATE TRIGGER audit_entries_add BEFORE INSERT ON audit_entries
WHEN EXISTS (
    SELECT 1 FROM audit_entries
    WHERE id = NEW.id OR (street_id = NEW.street_id AND position = NEW.position)
)
BEGIN SELECT RAISE(ABORT, 'audit entries are never replaced'); END;
