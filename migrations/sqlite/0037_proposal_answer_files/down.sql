ALTER TABLE photos DROP COLUMN answer_part;
