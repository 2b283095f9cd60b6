//! The table of the communities' rules for projects, version by version.

use contract::projects::ProjectRules;

use crate::db::{editions, schema::project_rules};

editions!(pub(in crate::projects), project_rules, ProjectRules);
