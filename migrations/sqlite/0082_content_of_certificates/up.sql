-- What a certificate names besides (志愿服务条例): from which day to which, the time by kind of service as JSON, and the telephone of
-- the station, as they were when it was issued. What was printed before says none of it, and is shown as it was printed.
ALTER TABLE hour_certificates ADD COLUMN first_day TEXT;
ALTER TABLE hour_certificates ADD COLUMN last_day TEXT;
ALTER TABLE hour_certificates ADD COLUMN content TEXT;
ALTER TABLE hour_certificates ADD COLUMN phone TEXT;
