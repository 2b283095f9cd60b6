ALTER TABLE plans DROP COLUMN comes_first;
ALTER TABLE plans DROP COLUMN needs_percent;
