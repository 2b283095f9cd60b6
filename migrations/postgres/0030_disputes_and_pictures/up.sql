-- Lines of the ledger that volunteers dispute, and what was decided of them; each line once at a time.
CREATE TABLE hours_disputes (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    hours_id BYTEA NOT NULL REFERENCES volunteer_hours (id),
    minutes INTEGER NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT,
    counter_id BYTEA REFERENCES volunteer_hours (id),
    decided_by BYTEA REFERENCES accounts (id),
    decided_at BIGINT,
    at BIGINT NOT NULL
);
CREATE UNIQUE INDEX hours_disputes_once ON hours_disputes (hours_id) WHERE state = 'open';
CREATE INDEX hours_disputes_of_line ON hours_disputes (hours_id, id);
CREATE INDEX hours_disputes_of_account ON hours_disputes (account_id);
CREATE INDEX hours_disputes_of_community ON hours_disputes (community_id, state, id);

-- Whether somebody said at the station, by its code, that they arrived or left.
ALTER TABLE service_offers ADD COLUMN at_station BOOLEAN NOT NULL DEFAULT FALSE;

-- Pictures of what was done at a visit.
ALTER TABLE photos ADD COLUMN service_id BYTEA REFERENCES services (id);
CREATE INDEX photos_by_service ON photos (service_id, position) WHERE service_id IS NOT NULL;
DROP INDEX photos_unclaimed;
CREATE INDEX photos_unclaimed ON photos (created_at)
    WHERE case_id IS NULL AND note_id IS NULL AND proposal_id IS NULL AND publication_id IS NULL AND service_id IS NULL;
