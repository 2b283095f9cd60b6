-- What was done about pictures that everybody sees of cases: reported, kept, hidden for a reason, put back. Not bound to the
-- pictures: a copy goes when another takes its place.
CREATE TABLE public_photo_deeds (
    id BLOB PRIMARY KEY,
    community_id BLOB NOT NULL REFERENCES communities (id),
    case_id BLOB NOT NULL REFERENCES cases (id),
    photo_id BLOB NOT NULL,
    deed TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES accounts (id),
    reason TEXT,
    text TEXT,
    at BIGINT NOT NULL,
    -- Since when it waited, and until when it was to be decided.
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- A report waits until somebody decides about its picture; the street is told of it once.
    waits BOOLEAN NOT NULL,
    raised_at BIGINT
);
CREATE INDEX public_photo_deeds_of_photo ON public_photo_deeds (photo_id, id);
CREATE INDEX public_photo_deeds_waiting ON public_photo_deeds (community_id, due_at) WHERE waits;
CREATE INDEX public_photo_deeds_of_community ON public_photo_deeds (community_id, at);
CREATE INDEX public_photo_deeds_of_account ON public_photo_deeds (account_id, at);
