//! The table of the communities' rules for proposals, version by version.

use contract::proposals::ProposalRules;

use crate::db::{editions, schema::proposal_rules};

editions!(pub(in crate::proposals), proposal_rules, ProposalRules);
