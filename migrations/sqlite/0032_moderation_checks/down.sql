DROP TABLE moderation_checks;
