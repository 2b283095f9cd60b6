ALTER TABLE proposals DROP COLUMN responsible_id;
DROP INDEX proposal_invitations_untold;
ALTER TABLE proposal_invitations DROP COLUMN told_at;
