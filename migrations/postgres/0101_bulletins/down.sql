DROP TABLE bulletins;
DROP FUNCTION refuse_bulletin_change;
