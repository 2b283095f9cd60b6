DROP TABLE liaison_disclosures;
DROP TABLE liaison_needs;
DROP TABLE liaison_people;
DROP TABLE liaison_visits;
DROP TABLE liaison_cards;
DROP TABLE liaison_officers;
