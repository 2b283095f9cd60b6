DROP INDEX case_handling_untaken;
DROP INDEX case_handling_to_take;
ALTER TABLE case_handling DROP COLUMN untaken_at;
ALTER TABLE case_handling DROP COLUMN take_by;
