DROP TABLE hour_certificates;
DROP TABLE volunteer_hours;
DROP TABLE service_events;
DROP TABLE service_offers;
DROP TABLE services;
DROP TABLE team_leads;
DROP TABLE volunteers;
