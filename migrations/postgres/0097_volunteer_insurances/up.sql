-- The insurance of a volunteer (志愿服务条例, article 17), the latest: the number of the policy is sealed, of it the end is shown.
CREATE TABLE volunteer_insurances (
    account_id BYTEA PRIMARY KEY REFERENCES accounts (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    insurer TEXT NOT NULL,
    number_sealed BYTEA NOT NULL,
    number_end TEXT NOT NULL,
    last_day TEXT NOT NULL,
    written_by BYTEA NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL
);
