ALTER TABLE proposals DROP COLUMN responsible_id;
ALTER INDEX proposal_search_words RESET (fastupdate);
DROP INDEX proposal_invitations_untold;
ALTER TABLE proposal_invitations DROP COLUMN told_at;
