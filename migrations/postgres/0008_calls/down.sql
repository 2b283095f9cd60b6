DROP TABLE disclosures;
DROP TABLE contacts;
