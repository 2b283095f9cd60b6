DROP INDEX proposals_merged;
