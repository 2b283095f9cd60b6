-- What the station keeps of a volunteer besides their hours (志愿服务条例, article 19): trainings and honours. Never changed: what should not
-- be there is withdrawn, with the reason.
CREATE TABLE volunteer_records (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT,
    day TEXT NOT NULL,
    hours INTEGER,
    -- The level that a training leads to, and which somebody had before where it raised theirs.
    level INTEGER,
    level_before INTEGER,
    -- Whether its volunteer wants an honour to stand on their certificates.
    shown BOOLEAN NOT NULL,
    written_by BYTEA NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL,
    withdrawn_by BYTEA REFERENCES accounts (id),
    withdrawn_why TEXT
);
CREATE INDEX volunteer_records_of_account ON volunteer_records (account_id, id);

-- The honours that stand on a certificate, as JSON, as they were when it was issued.
ALTER TABLE hour_certificates ADD COLUMN honours TEXT;
