ALTER TABLE photos DROP COLUMN hidden_because;
