-- About whom a line is that says who may know the reporter of a case: a community or an organisation, which alone reads it beside
-- the station and the reporter. Of earlier lines nobody knows any more, so no other reads them.
ALTER TABLE case_entries ADD COLUMN recipient_id BLOB;
