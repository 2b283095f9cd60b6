ALTER TABLE notifications DROP COLUMN audience;
