-- Which proposals went into another: asked whenever that is shown, for what became of them became of it.
CREATE INDEX proposals_merged ON proposals (merged_into) WHERE merged_into IS NOT NULL;
