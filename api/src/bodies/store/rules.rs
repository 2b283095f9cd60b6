//! The table of the communities' rules for bodies, version by version.

use contract::bodies::BodyRules;

use crate::db::{editions, schema::body_rules};

editions!(pub(in crate::bodies), body_rules, BodyRules);
