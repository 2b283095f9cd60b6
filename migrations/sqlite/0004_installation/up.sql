-- One row: by which digest key the telephone numbers here are found. With another one nobody would be.
CREATE TABLE installation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    digest_key TEXT NOT NULL
);
