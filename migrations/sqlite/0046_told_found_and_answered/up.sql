-- When the owner of the number that an invitation names was told, be there one or not: apart from the inviting, so that
-- nobody learns from that whether somebody has an account.
ALTER TABLE proposal_invitations ADD COLUMN told_at BIGINT;
CREATE INDEX proposal_invitations_untold ON proposal_invitations (id) WHERE told_at IS NULL AND phone_digest IS NOT NULL;

-- Who sees to the answer that is owed; everybody reads their name.
ALTER TABLE proposals ADD COLUMN responsible_id BLOB REFERENCES accounts (id);
