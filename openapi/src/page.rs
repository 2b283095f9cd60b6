//! The one shape of every list.

use serde::{Deserialize, Serialize};

/// Items per page when the caller does not say.
pub const DEFAULT_LIMIT: u16 = 20;
/// Items per page at most.
pub const MAX_LIMIT: u16 = 100;

/// A part of a list, and how to ask for the next part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items, in the order asked for.
    pub items: Vec<T>,
    /// Give this back as `cursor` for what follows; absent on the last page. Opaque.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
