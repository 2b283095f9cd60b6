ALTER TABLE cases DROP COLUMN subcategory_id;
DROP TABLE subcategories;
