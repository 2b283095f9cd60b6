DROP TABLE service_referrals;
