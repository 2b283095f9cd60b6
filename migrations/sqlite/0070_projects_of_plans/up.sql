-- Which project came of a plan: asked whenever a call or a need is shown.
CREATE INDEX projects_of_plan ON projects (plan_id) WHERE plan_id IS NOT NULL;
