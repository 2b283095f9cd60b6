-- Whether somebody who is verified is 18 or older: only adults vote (城市居民委员会组织法). Whoever was verified before counts as an
-- adult, for they were on the rolls until now; who is not one is verified anew at the desk, which then says so.
ALTER TABLE residences ADD COLUMN adult BOOLEAN NOT NULL DEFAULT TRUE;
