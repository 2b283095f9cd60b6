//! The table of the communities' limits, version by version.

use contract::limits::CaseLimits;

use crate::db::{editions, schema::case_limits};

editions!(pub(super), case_limits, CaseLimits);
