//! What happens between the door and the answer: who is given a case, who else has a part in it, and what waits for
//! somebody's decision.

mod deeds;
mod naming;
mod organisations;
mod routing;
mod sentences;
mod shown;
mod similar;
pub mod terms;

pub use deeds::*;
pub use naming::*;
pub use organisations::*;
pub use routing::*;
pub use sentences::SENTENCES;
pub use shown::*;
pub use similar::*;

use crate::cases::words;

words! {
    /// The kind of work flow (工作流程).
    Flow {
        /// 一般: one person sees to it.
        Ordinary = "ordinary",
        /// 协调: one leads (主办), several help (协办).
        Coordinated = "coordinated",
        /// 突发: the street is told at once.
        Emergency = "emergency",
        /// 审批: somebody else approves the answer before it goes out.
        Approval = "approval",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the macro that declares the words has no place for a default"
)]
impl Default for Flow {
    fn default() -> Self {
        Self::Ordinary
    }
}

words! {
    /// Why the clock of a case stands still.
    PauseReason {
        /// Its reporter is to say or show something; their next word sets the clock going.
        Reporter = "reporter",
        /// Others have to do something first: a part must come, an owner must consent.
        Others = "others",
        /// Nobody can do anything about it: weather, a holiday of the firm.
        Circumstances = "circumstances",
    }
}

words! {
    /// What waits for somebody else's decision on a case.
    Question {
        /// Whether an objection is right.
        Objection = "objection",
        /// Whether there is to be more time.
        Extension = "extension",
        /// Whether an answer may go out.
        Draft = "draft",
    }
}

words! {
    /// Which cases of a desk somebody looks for.
    Work {
        /// Those that I am to see to, today also in place of others.
        Mine = "mine",
        /// Those on which somebody else asks a question.
        Questions = "questions",
        /// Those that were handed to us by others.
        Received = "received",
        /// Those that we handed to others.
        Handed = "handed",
        /// Those that nobody took in time who was given them.
        Untaken = "untaken",
        /// Those that were urged or are supervised, and for which nothing was done since.
        Pressed = "pressed",
        /// Those that are over their time and went up a grid level.
        Raised = "raised",
        /// Those whose clock stands still.
        Paused = "paused",
    }
}
