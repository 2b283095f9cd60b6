DROP TABLE volunteer_insurances;
