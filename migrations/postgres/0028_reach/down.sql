DROP INDEX outbox_of_account;
DROP INDEX outbox_of_batch;
ALTER TABLE outbox DROP COLUMN urgent;
ALTER TABLE outbox DROP COLUMN batch_id;
ALTER TABLE notification_preferences DROP COLUMN ways;
DROP TABLE reach_addresses;
