//! Motions (表决提议): residents ask that something be put to the vote. One that enough of them second binds the station to
//! announce that vote (城市居民委员会组织法: a residents' meeting must be called where a fifth of the adults propose it).

mod sentences;
mod shown;

pub use sentences::SENTENCES;
pub use shown::*;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    Language,
    cases::words,
    proposals::Reason,
    validation::FieldError,
    votes::{NewOption, NewVote, faults_of_options},
};

/// Days for which a motion that is published can be seconded.
pub const GATHER_DAYS: i64 = 60;
/// Days after which the vote on a motion opens at most, from when it is announced.
pub const OPENS_WITHIN_DAYS: i64 = 30;

words! {
    /// Where a motion stands.
    MotionState {
        /// It waits for the station to look at it.
        Waiting = "waiting",
        /// It is not published, for the reason that is given.
        Refused = "refused",
        /// Residents second it.
        Gathering = "gathering",
        /// Enough seconded it: the station owes the vote.
        Binding = "binding",
        /// The vote is announced.
        Announced = "announced",
        /// Too few seconded it in time.
        Lapsed = "lapsed",
        /// Its author took it back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What happens to a motion, and what a reader may do with it.
    MotionAction {
        /// Its author sends it.
        Submit = "submit",
        /// Its author takes it back.
        Withdraw = "withdraw",
        /// It is published.
        Publish = "publish",
        /// It is not published.
        Refuse = "refuse",
        /// A resident seconds it (附议).
        Second = "second",
        /// A resident takes that back.
        Unsecond = "unsecond",
        /// Enough seconded it.
        Bind = "bind",
        /// Its vote is announced.
        Announce = "announce",
        /// That vote was called off, and is owed again.
        Owe = "owe",
        /// What the station owes is late.
        Escalate = "escalate",
        /// Its time is over.
        Lapse = "lapse",
    }
}

/// A motion, as it is sent. Nothing of it can be changed afterwards, for others second these words; it can be taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMotion {
    /// What it is about, in a line: 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "小区要不要装门禁"))]
    pub title: String,
    /// Why residents should decide it, 5–2000 characters.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 2000,
            example = "最近半年丢了六辆电动车，装不装门禁一直没有定。"
        )
    )]
    pub text: String,
    /// What is to be asked, 5–500 characters.
    #[validate(custom(function = crate::validation::question))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "是否用公共收益在两个出入口装门禁？")
    )]
    pub question: String,
    /// What can be chosen: 2–20.
    #[validate(length(min = 2, max = 20, code = "vote_options_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 2, max_items = 20))]
    pub options: Vec<NewOption>,
    /// How many of them one may choose, from 1 to all.
    #[serde(default = "one")]
    #[validate(range(min = 1, max = 20, code = "choose_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 20, example = 1))]
    pub choose: u8,
}

const fn one() -> u8 {
    1
}

impl NewMotion {
    /// What is wrong with its fields together, as with those of the vote that it asks for.
    pub fn faults(&self, language: Language) -> Vec<FieldError> {
        faults_of_options(&self.options, self.choose, language)
    }
}

/// Whether a motion is published, in the words by which proposals are moderated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideMotion {
    /// Whether it is published.
    pub publish: bool,
    /// Why not; whoever refuses says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The same in words, 5–2000 characters; the author reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "里面写了邻居的姓名，请去掉后再提。")
    )]
    pub text: Option<String>,
}

/// Announces the vote that a binding motion asks for. What is asked, and what can be chosen, is the motion's; as in a residents'
/// meeting more than half of the roll must take part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnnounceMotion {
    /// From when on ballots can be cast; not in the past, and 30 days away at most.
    #[serde(deserialize_with = "crate::time::read")]
    pub opens_at: DateTime<Utc>,
    /// Until when, exclusive: one hour to 60 days later.
    #[serde(deserialize_with = "crate::time::read")]
    pub closes_at: DateTime<Utc>,
}

impl AnnounceMotion {
    /// The vote on `motion` that it announces.
    pub fn vote(&self, motion: &Motion) -> NewVote {
        let option = |one: &crate::votes::VoteOption| NewOption {
            text: one.text.clone(),
            proposal_id: one.proposal_id,
        };
        NewVote {
            title: motion.title.clone(),
            question: motion.question.clone(),
            options: motion.options.iter().map(option).collect(),
            choose: motion.choose,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            quorum_percent: None,
            body_id: None,
            scores: None,
        }
    }
}
