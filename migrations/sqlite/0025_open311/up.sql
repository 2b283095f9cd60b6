-- Programs of others that may report through Open311 (GeoReport v2), for a street or for one community of it.
CREATE TABLE api_clients (
    id BLOB PRIMARY KEY,
    street_id BLOB NOT NULL REFERENCES streets (id),
    community_id BLOB REFERENCES communities (id),
    name TEXT NOT NULL,
    -- SHA-256 of its key, which is shown once; and the end of it, by which people tell one from another.
    key_digest BLOB NOT NULL,
    key_ending TEXT NOT NULL,
    per_minute INTEGER NOT NULL,
    -- Whether it told those who report through it that their words are public.
    open BOOLEAN NOT NULL,
    issued_by BLOB NOT NULL REFERENCES accounts (id),
    issued_at BIGINT NOT NULL,
    revoked_at BIGINT,
    -- To the hour: when exactly would say who reported.
    last_used_at BIGINT
);
CREATE UNIQUE INDEX api_clients_key ON api_clients (key_digest);
CREATE INDEX api_clients_of_street ON api_clients (street_id, id);

-- What Open311 lists: cases that a client reported, and cases that were published.
CREATE TABLE open311_requests (
    case_id BLOB PRIMARY KEY REFERENCES cases (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    -- Absent for a case that came in by another door and was published.
    client_id BLOB REFERENCES api_clients (id),
    requested_at BIGINT NOT NULL,
    -- What may be told of where it is, in WGS-84 and to a hundred metres; absent for what is not public.
    latitude DOUBLE,
    longitude DOUBLE,
    -- What a client that wants no number yet is given instead.
    token TEXT,
    -- An e-mail address; only for staff.
    email_sealed BLOB
);
CREATE UNIQUE INDEX open311_requests_token ON open311_requests (token) WHERE token IS NOT NULL;
CREATE INDEX open311_requests_newest ON open311_requests (requested_at, case_id);
CREATE INDEX open311_requests_of_community ON open311_requests (community_id, requested_at, case_id);
