UPDATE proposal_people SET organisation = (SELECT name FROM organisations WHERE id = proposal_people.organisation_id)
WHERE organisation_id IS NOT NULL;
UPDATE proposal_invitations SET organisation = (SELECT name FROM organisations WHERE id = proposal_invitations.organisation_id)
WHERE organisation_id IS NOT NULL;
ALTER TABLE proposal_invitations DROP COLUMN organisation_id;
ALTER TABLE proposal_people DROP COLUMN organisation_id;
ALTER TABLE proposals DROP COLUMN organisation_id;
