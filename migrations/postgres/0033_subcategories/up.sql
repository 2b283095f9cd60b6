-- What a street distinguishes within a category. Never removed, because cases are of it.
CREATE TABLE subcategories (
    id BYTEA PRIMARY KEY,
    street_id BYTEA NOT NULL REFERENCES streets (id),
    category TEXT NOT NULL,
    name TEXT NOT NULL,
    retired BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX subcategories_by_name ON subcategories (street_id, category, name);

ALTER TABLE cases ADD COLUMN subcategory_id BYTEA REFERENCES subcategories (id);
