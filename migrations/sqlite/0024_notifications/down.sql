DROP TABLE notification_preferences;
DROP TABLE outbox;
DROP TABLE notifications;
