//! The table of the communities' rules for needs and calls, version by version.

use contract::agenda::AgendaRules;

use crate::db::{editions, schema::agenda_rules};

editions!(pub(in crate::agenda), agenda_rules, AgendaRules);
