//! What is on its way to people outside of the app, for those who see to it that it arrives.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    cases::words,
    ids::{CommunityId, DeliveryId},
    notifications::NotificationKind,
};

words! {
    /// How it leaves the app.
    DeliveryWay {
        /// A text message.
        Sms = "sms",
        /// An e-mail.
        Email = "email",
        /// A subscription message in WeChat (订阅消息).
        WeChat = "wechat",
    }
}

words! {
    /// How far it is.
    OutboxState {
        /// It is still to be sent.
        Waiting = "waiting",
        /// It was handed over.
        Sent = "sent",
        /// It could not be handed over, however often it was tried.
        Dead = "dead",
        /// It need not be sent any more: it was read, or nobody is there to be told.
        Dropped = "dropped",
    }
}

/// Something that is on its way: what it tells, but neither to whom nor of whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Delivery {
    /// Its identifier, by which gateways know a repetition.
    pub id: DeliveryId,
    /// Where what it tells of happened.
    pub community_id: CommunityId,
    /// Which kind of thing it tells.
    pub kind: NotificationKind,
    /// The number of what it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// By text message, WeChat or e-mail.
    pub way: DeliveryWay,
    /// Whether it still waits, was handed over, or is not sent any more.
    pub state: OutboxState,
    /// How often handing it over was tried.
    pub tries: u32,
    /// What was said the last time it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    /// When it was written.
    #[serde(deserialize_with = "crate::time::read")]
    pub created_at: DateTime<Utc>,
    /// When it was tried last.
    #[serde(deserialize_with = "crate::time::read")]
    pub updated_at: DateTime<Utc>,
}
