-- What somebody is told, in their inbox: kinds and identifiers, no words of anybody. An unread one about the same thing is
-- brought up to date, not doubled.
CREATE TABLE notifications (
    id BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    community_id BYTEA NOT NULL REFERENCES communities (id),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    about_id BYTEA NOT NULL,
    number TEXT,
    word TEXT,
    due_at BIGINT,
    times INTEGER NOT NULL,
    at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE UNIQUE INDEX notifications_unread ON notifications (account_id, kind, about_id) WHERE read_at IS NULL;
CREATE INDEX notifications_of_account ON notifications (account_id, at, id);
CREATE INDEX notifications_by_time ON notifications (at);

-- What is still to reach somebody outside of the app, written with the change it tells of. A server that takes a line puts
-- its next try off, so that no other takes it meanwhile, and another does when the first was stopped.
CREATE TABLE outbox (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    account_id BYTEA NOT NULL REFERENCES accounts (id),
    notification_id BYTEA NOT NULL REFERENCES notifications (id),
    way TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    fault TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (next_at) WHERE state = 'waiting';
CREATE INDEX outbox_of_community ON outbox (community_id, state, updated_at);
CREATE INDEX outbox_of_notification ON outbox (notification_id);

-- What of it somebody wants outside of the app; no row: the defaults.
CREATE TABLE notification_preferences (
    account_id BYTEA PRIMARY KEY REFERENCES accounts (id),
    topics TEXT NOT NULL,
    quiet BOOLEAN NOT NULL
);
