-- As whom somebody was told, where it is not what its kind says. What a carrier was told of a project was known by its word until now.
ALTER TABLE notifications ADD COLUMN audience TEXT;
UPDATE notifications SET audience = 'organisation' WHERE kind = 'project_changed' AND word IN ('recall', 'pay', 'end');
