-- In the name of which organisation of the community something is proposed; who accepts for one speaks for it. Before, its name
-- was typed by whoever asked. Where who joined speaks for an organisation of that name they are tied to it. What others were said
-- to answer for stays as it was written, and is shown as unconfirmed; nobody joins for a name that nobody confirmed any more, so
-- who was asked and has not answered is asked for the organisation of that name, or for themselves.
ALTER TABLE proposals ADD COLUMN organisation_id BLOB REFERENCES organisations (id);
ALTER TABLE proposal_people ADD COLUMN organisation_id BLOB REFERENCES organisations (id);
ALTER TABLE proposal_invitations ADD COLUMN organisation_id BLOB REFERENCES organisations (id);

UPDATE proposal_people SET organisation_id = (
    SELECT organisations.id FROM organisations
    WHERE organisations.community_id = proposal_people.community_id AND organisations.name = proposal_people.organisation
        AND (organisations.a_id = proposal_people.account_id OR organisations.b_id = proposal_people.account_id)
    ORDER BY organisations.id LIMIT 1
) WHERE organisation IS NOT NULL;
UPDATE proposal_people SET organisation = NULL WHERE organisation_id IS NOT NULL;

UPDATE proposal_invitations SET organisation_id = (
    SELECT organisations.id FROM organisations
    WHERE organisations.community_id = proposal_invitations.community_id
        AND organisations.name = proposal_invitations.organisation AND organisations.retired = FALSE
    ORDER BY organisations.id LIMIT 1
) WHERE organisation IS NOT NULL AND state = 'open';
UPDATE proposal_invitations SET organisation = NULL WHERE state = 'open';
