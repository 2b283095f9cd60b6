-- Requests that are referred to an organisation, or that one referred to the station: by whom, on whose consent, and how that
-- stands. What was said of it is on the request's timeline.
CREATE TABLE service_referrals (
    id BLOB PRIMARY KEY,
    service_id BLOB NOT NULL REFERENCES services (id),
    community_id BLOB NOT NULL REFERENCES communities (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    inbound BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    consent TEXT,
    referred_by BLOB NOT NULL REFERENCES accounts (id),
    sent_at BIGINT NOT NULL,
    taken_at BIGINT,
    ended_at BIGINT
);
CREATE UNIQUE INDEX service_referrals_open ON service_referrals (service_id) WHERE NOT inbound AND ended_at IS NULL;
CREATE INDEX service_referrals_of_service ON service_referrals (service_id, id);
CREATE INDEX service_referrals_of_organisation ON service_referrals (organisation_id, service_id);
