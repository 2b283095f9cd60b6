-- Volunteers (义工): what they say of themselves, and what the station decided. Sets are bits, the first lowest.
CREATE TABLE volunteers (
    account_id BLOB PRIMARY KEY REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    street_id BLOB NOT NULL REFERENCES streets (id),
    cell_id BLOB REFERENCES cells (id),
    reach TEXT NOT NULL,
    skills INTEGER NOT NULL,
    speech INTEGER NOT NULL,
    free INTEGER NOT NULL,
    gender TEXT,
    most INTEGER NOT NULL,
    adult BOOLEAN NOT NULL,
    guardian TEXT,
    about TEXT,
    state TEXT NOT NULL,
    level INTEGER NOT NULL,
    checked BOOLEAN NOT NULL,
    number TEXT,
    reason TEXT,
    applied_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BLOB REFERENCES accounts (id),
    version INTEGER NOT NULL
);
CREATE INDEX volunteers_of_community ON volunteers (community_id, state, applied_at);
CREATE INDEX volunteers_of_street ON volunteers (street_id) WHERE state = 'active';

-- What social workers say of themselves as leads; no row: the defaults.
CREATE TABLE team_leads (
    account_id BLOB PRIMARY KEY REFERENCES accounts (id),
    trainings INTEGER NOT NULL,
    speech INTEGER NOT NULL,
    free INTEGER NOT NULL,
    gender TEXT,
    most INTEGER NOT NULL
);

-- Requests for service. At whose door it is, is sealed; the digest of their number finds those who were there before.
CREATE TABLE services (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    cell_id BLOB REFERENCES cells (id),
    case_id BLOB REFERENCES cases (id),
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    asked_by BLOB NOT NULL REFERENCES accounts (id),
    resident_id BLOB REFERENCES accounts (id),
    sealed BLOB,
    resident_digest BLOB,
    kind TEXT NOT NULL,
    need TEXT NOT NULL,
    urgency TEXT NOT NULL,
    day TEXT NOT NULL,
    part TEXT NOT NULL,
    volunteers INTEGER NOT NULL,
    skills INTEGER NOT NULL,
    trainings INTEGER NOT NULL,
    speech INTEGER NOT NULL,
    gender TEXT,
    safeguard BOOLEAN NOT NULL,
    record TEXT,
    thanks TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX services_number ON services (number);
CREATE INDEX services_of_community ON services (community_id, day, id);
CREATE INDEX services_of_resident ON services (resident_id, id) WHERE resident_id IS NOT NULL;
CREATE INDEX services_by_number ON services (resident_digest, community_id) WHERE resident_digest IS NOT NULL;

-- Who was asked to come: nobody twice for the same request.
CREATE TABLE service_offers (
    id BLOB PRIMARY KEY,
    service_id BLOB NOT NULL REFERENCES services (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    part TEXT NOT NULL,
    suits TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer_until BIGINT NOT NULL,
    answered_at BIGINT,
    reason TEXT,
    arrived_at BIGINT,
    left_at BIGINT,
    minutes INTEGER,
    stars INTEGER
);
CREATE UNIQUE INDEX service_offers_once ON service_offers (service_id, account_id);
CREATE INDEX service_offers_of_account ON service_offers (account_id, day, id);
CREATE INDEX service_offers_standing ON service_offers (day) WHERE state IN ('open', 'accepted');
CREATE INDEX service_offers_lapsing ON service_offers (answer_until) WHERE state = 'open';

-- What happened to a request. Never changed.
CREATE TABLE service_events (
    id BLOB PRIMARY KEY,
    service_id BLOB NOT NULL REFERENCES services (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    role TEXT NOT NULL,
    account_id BLOB REFERENCES accounts (id),
    text TEXT
);
CREATE INDEX service_events_of_service ON service_events (service_id, id);

-- What volunteers gave, in minutes. Lines are only added.
CREATE TABLE volunteer_hours (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    service_id BLOB REFERENCES services (id),
    number TEXT,
    day TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    reason TEXT,
    written_by BLOB NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL
);
CREATE INDEX volunteer_hours_of_account ON volunteer_hours (account_id, id);
CREATE INDEX volunteer_hours_lately ON volunteer_hours (at);
CREATE UNIQUE INDEX volunteer_hours_once ON volunteer_hours (service_id, account_id) WHERE kind = 'service';
CREATE TRIGGER volunteer_hours_stay BEFORE UPDATE ON volunteer_hours
BEGIN SELECT RAISE(ABORT, 'hours are never changed'); END;
CREATE TRIGGER volunteer_hours_remain BEFORE DELETE ON volunteer_hours
BEGIN SELECT RAISE(ABORT, 'hours are never removed'); END;
-- INSERT OR REPLACE removes rows without asking the trigger above.
CREATE TRIGGER volunteer_hours_add BEFORE INSERT ON volunteer_hours
WHEN EXISTS (SELECT 1 FROM volunteer_hours WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'hours are never replaced'); END;

-- Certificates as they were printed; the code on the paper is kept as a digest.
CREATE TABLE hour_certificates (
    number TEXT PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    code_digest BLOB NOT NULL,
    name TEXT NOT NULL,
    volunteer_number TEXT,
    minutes BIGINT NOT NULL,
    services INTEGER NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE INDEX hour_certificates_of_account ON hour_certificates (account_id);
