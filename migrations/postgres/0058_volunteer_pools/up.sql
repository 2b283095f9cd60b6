-- Which edition of a street's volunteers there is: drawn by chance whenever one of them is written or removed, so that what was read
-- under an edition is found again as long as it holds, and never afterwards, not even after a change that was taken back.
CREATE TABLE volunteer_pools (
    street_id BYTEA PRIMARY KEY REFERENCES streets (id),
    edition BYTEA NOT NULL
);
INSERT INTO volunteer_pools (street_id, edition)
SELECT street_id, uuid_send(gen_random_uuid()) FROM (SELECT DISTINCT street_id FROM volunteers) AS streets;

CREATE FUNCTION renew_volunteer_pools() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    streets BYTEA[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(street_id) INTO streets FROM (SELECT DISTINCT street_id FROM written) AS of;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(street_id) INTO streets FROM (SELECT DISTINCT street_id FROM gone) AS of;
    ELSE
        SELECT array_agg(street_id) INTO streets FROM (SELECT street_id FROM written UNION SELECT street_id FROM gone) AS of;
    END IF;
    -- In one order, so that two who change several do not wait for each other.
    INSERT INTO volunteer_pools (street_id, edition)
    SELECT street, uuid_send(gen_random_uuid()) FROM unnest(streets) AS street ORDER BY street
    ON CONFLICT (street_id) DO UPDATE SET edition = excluded.edition;
    RETURN NULL;
END
$$;
CREATE TRIGGER volunteers_added AFTER INSERT ON volunteers
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION renew_volunteer_pools();
CREATE TRIGGER volunteers_changed AFTER UPDATE ON volunteers
REFERENCING NEW TABLE AS written OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION renew_volunteer_pools();
CREATE TRIGGER volunteers_removed AFTER DELETE ON volunteers
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION renew_volunteer_pools();
