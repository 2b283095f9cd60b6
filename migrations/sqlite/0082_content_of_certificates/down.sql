ALTER TABLE hour_certificates DROP COLUMN phone;
ALTER TABLE hour_certificates DROP COLUMN content;
ALTER TABLE hour_certificates DROP COLUMN last_day;
ALTER TABLE hour_certificates DROP COLUMN first_day;
