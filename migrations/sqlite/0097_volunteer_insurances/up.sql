-- The insurance of a volunteer (志愿服务条例, article 17), the latest: the number of the policy is sealed, of it the end is shown.
CREATE TABLE volunteer_insurances (
    account_id BLOB PRIMARY KEY REFERENCES accounts (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    insurer TEXT NOT NULL,
    number_sealed BLOB NOT NULL,
    number_end TEXT NOT NULL,
    last_day TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL
);
