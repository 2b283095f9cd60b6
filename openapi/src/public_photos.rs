//! Pictures that everybody sees of cases, as moderators watch over them: reported, kept, hidden for a reason, put back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    cases::words,
    ids::CaseId,
    photos::Photo,
    proposals::{Reason, ReportCase},
};

words! {
    /// What is done about such a picture.
    PhotoDeed {
        /// A resident reports it.
        Report = "report",
        /// It stays, though it was reported.
        Keep = "keep",
        /// It is taken from view.
        Hide = "hide",
        /// It is put back.
        Restore = "restore",
    }
}

/// A picture that everybody sees of a case and that was reported, or that is hidden.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WatchedPhoto {
    /// The public case that it belongs to.
    pub case_id: CaseId,
    /// What it is about, in a line, as everybody reads it.
    pub title: String,
    /// The picture and its size.
    pub photo: Photo,
    /// What people reported and nobody decided about.
    pub reports: Vec<ReportCase>,
    /// Whether it is overdue and the street was told.
    pub raised: bool,
    /// How it was hidden, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<PhotoHiding>,
    /// Whether the reader may keep it, or put it back: not who made it public.
    pub may_settle: bool,
}

/// Who hid a picture, when and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PhotoHiding {
    /// By the name they work under.
    pub by: String,
    /// When it was hidden.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// The kind of reason for which it was.
    pub reason: Reason,
    /// What the moderator wrote about it.
    pub text: String,
}
