DROP TABLE notices;
DROP TABLE cells;
DROP TABLE stations;
DROP TABLE communities;
DROP TABLE streets;
