-- What is attached to the answer to a proposal (0), or to the report of one of its steps (from 1): pictures and documents.
-- A proposal's own pictures have none.
ALTER TABLE photos ADD COLUMN answer_part INTEGER;
