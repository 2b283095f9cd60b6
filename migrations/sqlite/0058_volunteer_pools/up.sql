-- Which edition of a street's volunteers there is: drawn by chance whenever one of them is written or removed, so that what was read
-- under an edition is found again as long as it holds, and never afterwards, not even after a change that was taken back.
CREATE TABLE volunteer_pools (
    street_id BLOB PRIMARY KEY NOT NULL REFERENCES streets (id),
    edition BLOB NOT NULL
);
INSERT INTO volunteer_pools (street_id, edition)
SELECT street_id, randomblob(16) FROM (SELECT DISTINCT street_id FROM volunteers) AS streets;

CREATE TRIGGER volunteers_added AFTER INSERT ON volunteers
BEGIN
    INSERT INTO volunteer_pools (street_id, edition) VALUES (NEW.street_id, randomblob(16))
    ON CONFLICT (street_id) DO UPDATE SET edition = excluded.edition;
END;
CREATE TRIGGER volunteers_changed AFTER UPDATE ON volunteers
BEGIN
    INSERT INTO volunteer_pools (street_id, edition) VALUES (OLD.street_id, randomblob(16)), (NEW.street_id, randomblob(16))
    ON CONFLICT (street_id) DO UPDATE SET edition = excluded.edition;
END;
CREATE TRIGGER volunteers_removed AFTER DELETE ON volunteers
BEGIN
    UPDATE volunteer_pools SET edition = randomblob(16) WHERE street_id = OLD.street_id;
END;
