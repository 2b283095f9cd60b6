//! How something is put to the vote from now on: for how many days, how many must take part, and who decides.

use contract::{DateTime, Utc, ids::BodyId, validation::FieldError};
use kit::{form::Form, i18n::needs as text, sending::Sending, ui::FieldKind};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::timed::{Timed, number};

/// As it is typed. Forms keep it among what else is typed, as they did when they knew no form in common: what a device kept
/// of an unsent one is found again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Polling {
    pub(super) timed: Timed,
    quorum: String,
    /// The body whose members decide; else all verified residents do.
    pub(super) body: Option<BodyId>,
}

impl Default for Polling {
    fn default() -> Self {
        Self {
            timed: Timed::new(7),
            quorum: String::new(),
            body: None,
        }
    }
}

/// As it is sent.
pub(super) struct Polled {
    pub(super) opens_at: DateTime<Utc>,
    pub(super) closes_at: DateTime<Utc>,
    pub(super) quorum_percent: Option<u8>,
    pub(super) body_id: Option<BodyId>,
}

impl Polling {
    /// It as it is sent, with what is wrong added to `faults`. No quorum is the one of the rules.
    pub(super) fn read(&self, faults: &mut Vec<FieldError>) -> Polled {
        let (opens_at, closes_at) = self.timed.span("/closes_at", faults);
        let quorum = self.quorum.trim();
        Polled {
            opens_at,
            closes_at,
            quorum_percent: (!quorum.is_empty()).then(|| number(quorum, "/quorum_percent", faults)),
            body_id: self.body,
        }
    }
}

/// The fields for days and quorum, which tests find by these names.
pub(super) fn fields<T>(form: &Form<T>, sending: &Sending, [days, quorum]: [&'static str; 2]) -> Html
where
    T: AsMut<Polling> + Clone + PartialEq + Serialize + 'static,
{
    html! {
        <>
            { form.line(sending, (text::V_DAYS, FieldKind::Code, 60), ("/closes_at", days), |typed| &mut typed.as_mut().timed.days) }
            { form.line(sending, (text::V_QUORUM, FieldKind::Code, 60), ("/quorum_percent", quorum), |typed| &mut typed.as_mut().quorum) }
        </>
    }
}
