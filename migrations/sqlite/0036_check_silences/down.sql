ALTER TABLE moderation_items DROP COLUMN check_again_at;
ALTER TABLE moderation_items DROP COLUMN check_silences;
