DROP TABLE consents;
DROP TABLE refresh_tokens;
DROP TABLE sign_in_codes;
DROP TABLE posts;
DROP TABLE accounts;
