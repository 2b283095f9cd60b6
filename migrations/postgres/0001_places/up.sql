CREATE TABLE streets (
    id BYTEA PRIMARY KEY,
    name TEXT NOT NULL
);
CREATE TABLE communities (
    id BYTEA PRIMARY KEY,
    street_id BYTEA NOT NULL REFERENCES streets (id),
    name TEXT NOT NULL
);
CREATE TABLE stations (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    opening_hours TEXT NOT NULL
);
CREATE INDEX stations_by_community ON stations (community_id);
CREATE TABLE cells (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    station_id BYTEA NOT NULL REFERENCES stations (id),
    name TEXT NOT NULL
);
CREATE INDEX cells_by_community ON cells (community_id);
CREATE TABLE notices (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    published_at BIGINT NOT NULL
);
CREATE INDEX notices_by_community ON notices (community_id, published_at, id);
