DROP INDEX templates_by_title;
CREATE INDEX templates_by_community ON templates (community_id, action);
ALTER TABLE word_lists DROP COLUMN version;
ALTER TABLE templates DROP COLUMN version;
