-- When the owner of the number that an invitation names was told, be there one or not: apart from the inviting, so that
-- nobody learns from that whether somebody has an account.
ALTER TABLE proposal_invitations ADD COLUMN told_at BIGINT;
CREATE INDEX proposal_invitations_untold ON proposal_invitations (id) WHERE told_at IS NULL AND phone_digest IS NOT NULL;

-- Words go into the index at once. What waits beside it is read whole by every search: with a hundred thousand proposals that
-- took ten times as long as the search itself.
ALTER INDEX proposal_search_words SET (fastupdate = off);
SELECT gin_clean_pending_list('proposal_search_words');

-- Who sees to the answer that is owed; everybody reads their name.
ALTER TABLE proposals ADD COLUMN responsible_id BYTEA REFERENCES accounts (id);
