//! What is to reach somebody outside of the app.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::NotificationTopic;
use crate::outbox::DeliveryWay;

/// What is to reach somebody outside of the app, and when not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NotificationPreferences {
    /// The topics of which they are told outside of the app, each once.
    #[validate(custom(function = each_once))]
    #[cfg_attr(feature = "schema", schema(max_items = 4))]
    pub topics: Vec<NotificationTopic>,
    /// Not from ten in the evening to eight in the morning, other than in an emergency.
    pub quiet: bool,
    /// By these ways, as far as an address of theirs is known; a text message where nothing is said.
    #[serde(default = "by_text_message")]
    #[validate(custom(function = each_once))]
    #[cfg_attr(feature = "schema", schema(max_items = 3))]
    pub ways: Vec<DeliveryWay>,
}

fn by_text_message() -> Vec<DeliveryWay> {
    vec![DeliveryWay::Sms]
}

fn each_once<T: PartialEq>(all: &[T]) -> Result<(), ValidationError> {
    let twice = |(place, one): (usize, &T)| all[..place].contains(one);
    if all.iter().enumerate().any(twice) {
        return Err(ValidationError::new("topic_twice"));
    }
    Ok(())
}

impl Default for NotificationPreferences {
    fn default() -> Self {
        Self {
            topics: vec![
                NotificationTopic::Cases,
                NotificationTopic::Proposals,
                NotificationTopic::Services,
            ],
            quiet: true,
            ways: by_text_message(),
        }
    }
}
