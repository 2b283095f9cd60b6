-- Which change of a text it is, so that two who change it at once do not overwrite each other.
ALTER TABLE templates ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE word_lists ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- A community has one text of each title for an action; of two the later stays.
DELETE FROM templates AS earlier WHERE EXISTS (
    SELECT 1 FROM templates AS later
    WHERE later.community_id = earlier.community_id AND later.action = earlier.action AND later.title = earlier.title
        AND later.id > earlier.id
);
DROP INDEX templates_by_community;
CREATE UNIQUE INDEX templates_by_title ON templates (community_id, action, title);
