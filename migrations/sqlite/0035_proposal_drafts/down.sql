DROP TABLE proposal_drafts;
