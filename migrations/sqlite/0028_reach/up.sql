-- Where somebody is reached outside of the app besides their telephone, sealed. A new one waits beside the old one until its
-- owner tells the code that was sent there.
CREATE TABLE reach_addresses (
    account_id BLOB NOT NULL REFERENCES accounts (id),
    way TEXT NOT NULL,
    confirmed BOOLEAN NOT NULL,
    sealed BLOB NOT NULL,
    code_digest BLOB,
    expires_at BIGINT,
    tries INTEGER NOT NULL,
    PRIMARY KEY (account_id, way, confirmed)
);
CREATE INDEX reach_addresses_unconfirmed ON reach_addresses (expires_at) WHERE expires_at IS NOT NULL;

-- By which ways somebody wants to be told.
ALTER TABLE notification_preferences ADD COLUMN ways TEXT NOT NULL DEFAULT '["sms"]';

-- What leaves together, as one message: the first line of it. It stays so from try to try.
ALTER TABLE outbox ADD COLUMN batch_id BLOB;
-- That it waits for no others.
ALTER TABLE outbox ADD COLUMN urgent BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX outbox_of_batch ON outbox (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX outbox_of_account ON outbox (account_id, way, state, updated_at);
