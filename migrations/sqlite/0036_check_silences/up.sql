-- How often a checker outside was silent about the words that wait, and when they are shown to it again.
ALTER TABLE moderation_items ADD COLUMN check_silences INTEGER NOT NULL DEFAULT 0;
ALTER TABLE moderation_items ADD COLUMN check_again_at BIGINT NOT NULL DEFAULT 0;
