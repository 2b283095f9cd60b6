-- Whether a person decides on everybody who comes to a request: nobody is asked in another's place by itself.
ALTER TABLE services ADD COLUMN by_person BOOLEAN NOT NULL DEFAULT FALSE;
