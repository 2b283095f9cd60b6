-- Bulletins (简报): what a community did in a month. A correction is another edition; what is published stays as it is, unless it is
-- withdrawn: then its words are gone, because they may name somebody, and why stands in their place.
CREATE TABLE bulletins (
    id BYTEA PRIMARY KEY,
    community_id BYTEA NOT NULL REFERENCES communities (id),
    month TEXT NOT NULL,
    edition INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    -- What this edition puts right.
    because TEXT,
    -- The cases and the projects that it points to, and what was counted, as JSON.
    cases TEXT NOT NULL,
    projects TEXT NOT NULL,
    figures TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_because TEXT
);
CREATE UNIQUE INDEX bulletins_of_month ON bulletins (community_id, month, edition);
CREATE INDEX bulletins_of_community ON bulletins (community_id, published_at, id);

CREATE FUNCTION refuse_bulletin_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a bulletin that is published is never changed';
END
$$;
CREATE TRIGGER bulletins_stay BEFORE UPDATE ON bulletins FOR EACH ROW
WHEN (
    OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.withdrawn_because IS NULL
    OR NEW.title <> '' OR NEW.text <> '' OR NEW.because IS NOT NULL
    OR (NEW.id, NEW.community_id, NEW.month, NEW.edition, NEW.cases, NEW.projects, NEW.figures, NEW.published_at)
    <> (OLD.id, OLD.community_id, OLD.month, OLD.edition, OLD.cases, OLD.projects, OLD.figures, OLD.published_at)
)
EXECUTE FUNCTION refuse_bulletin_change();
CREATE TRIGGER bulletins_remain BEFORE DELETE OR TRUNCATE ON bulletins
FOR EACH STATEMENT EXECUTE FUNCTION refuse_bulletin_change();
