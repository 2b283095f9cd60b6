-- Where a proposal is about, in WGS-84, where its author said so.
ALTER TABLE proposals ADD COLUMN latitude DOUBLE PRECISION;
ALTER TABLE proposals ADD COLUMN longitude DOUBLE PRECISION;
