//! The table of the communities' routing rules, version by version.

use contract::handling::RoutingRules;

use crate::db::{editions, schema::routing_rules};

editions!(pub(super), routing_rules, RoutingRules);
