DROP TABLE skill_proofs;
DROP TABLE skill_rules;
