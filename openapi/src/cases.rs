//! Cases (诉求): one voice, its state, its timeline, and what can be done with it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    accounts::Role,
    ids::{CaseId, CellId, CommunityId, EntryId, StationId},
    photos::Photo,
    places::Point,
};

/// Declares an enum of plain words, the same in JSON, in the database and in addresses.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        pub enum $name {
            $($(#[$each])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every value, in the order people see them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in JSON, SQL and addresses.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// Reads the word; `None` if there is no such value.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_str($crate::reading::Word {
                    read: Self::from_word,
                    words: &[$($word),+],
                })
            }
        }
    };
}
pub(crate) use words;

words! {
    /// The door a voice came in by.
    Channel {
        /// 民情信箱
        Mailbox = "mailbox",
        /// 民情热线
        Hotline = "hotline",
        /// 民情连心卡
        LiaisonCard = "liaison_card",
        /// 民情联络员
        LiaisonOfficer = "liaison_officer",
        /// 入户调查
        HouseholdSurvey = "household_survey",
        /// 民情日记
        Diary = "diary",
        /// 居民提案
        Proposal = "proposal",
    }
}

words! {
    /// What kind of matter it is, first level.
    Category {
        /// 物业与住宅
        Housing = "housing",
        /// 环境卫生
        Cleanliness = "cleanliness",
        /// 噪音
        Noise = "noise",
        /// 停车与交通
        Traffic = "traffic",
        /// 公共设施
        Facilities = "facilities",
        /// 治安与消防
        Safety = "safety",
        /// 养老与照护
        Eldercare = "eldercare",
        /// 儿童与教育
        Education = "education",
        /// 医疗与健康
        Health = "health",
        /// 就业与社保
        Work = "work",
        /// 邻里纠纷
        Neighbours = "neighbours",
        /// 其他
        Other = "other",
    }
}

words! {
    /// How pressing it is; sets the time within which it must be answered.
    Urgency {
        /// Answered within 2 hours.
        Emergency = "emergency",
        /// Answered within 24 hours.
        Urgent = "urgent",
        /// Answered within 5 working days.
        Normal = "normal",
        /// Answered within 15 working days.
        Low = "low",
    }
}

words! {
    /// Where a case stands.
    State {
        /// Heard, waiting for the station.
        Submitted = "submitted",
        /// The station took it on (受理).
        Accepted = "accepted",
        /// Given to a post (派单).
        Dispatched = "dispatched",
        /// Being worked on.
        InProgress = "in_progress",
        /// Handed to another station or organisation, who must acknowledge.
        Transferred = "transferred",
        /// Answered; waiting for the reporter's rating.
        Answered = "answered",
        /// The reporter was not content; open again.
        Reopened = "reopened",
        /// Settled.
        Closed = "closed",
        /// Not for this station; the right door was named.
        Declined = "declined",
        /// Part of an older case on the same matter.
        Merged = "merged",
        /// Taken back by its reporter.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What can happen to a case.
    Action {
        /// Its reporter sent it.
        Submit = "submit",
        /// The station took it on.
        Accept = "accept",
        /// Somebody added a note.
        Note = "note",
        /// The station answered.
        Answer = "answer",
        /// The reporter rated the answer.
        Rate = "rate",
        /// Opened again.
        Reopen = "reopen",
        /// Settled without a rating.
        Close = "close",
        /// Refused, with the right door named.
        Decline = "decline",
        /// Taken back.
        Withdraw = "withdraw",
    }
}

words! {
    /// Who may see a reporter's name.
    NameShown {
        /// Nobody: staff see 「居民」.
        Nobody = "nobody",
        /// The staff who work on it.
        Staff = "staff",
        /// Everybody who may see the case.
        Everybody = "everybody",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the macro that declares the words has no place for a default"
)]
impl Default for NameShown {
    fn default() -> Self {
        Self::Staff
    }
}

words! {
    /// Who can read a note.
    Visibility {
        /// The reporter and staff.
        Public = "public",
        /// Staff only.
        Internal = "internal",
    }
}

words! {
    /// Why a station does not take a case on.
    DeclineReason {
        /// Another office is competent.
        NotCompetent = "not_competent",
        /// The law prescribes another way: court, arbitration, petition (信访).
        LegalChannel = "legal_channel",
        /// Answered before, and nothing is new.
        AlreadyAnswered = "already_answered",
        /// It cannot be understood what is wanted.
        Unclear = "unclear",
        /// Not a matter at all: advertising, abuse.
        Improper = "improper",
    }
}

words! {
    /// The order of a list of cases.
    Sort {
        /// Latest submission first.
        Newest = "newest",
        /// What is due soonest first; only cases with a running clock.
        Due = "due",
    }
}

impl State {
    /// Whether nothing more is expected of anybody.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Closed | Self::Declined | Self::Merged | Self::Withdrawn)
    }
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseSummary {
    /// Its identifier.
    pub id: CaseId,
    /// The number people read out on the telephone, such as `261124-04718823`.
    pub number: String,
    /// Its community.
    pub community_id: CommunityId,
    /// The grid cell it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// The door it came in by.
    pub channel: Channel,
    /// Where it stands.
    pub state: State,
    /// What kind of matter it is.
    pub category: Category,
    /// How pressing it is.
    pub urgency: Urgency,
    /// What it is about, in a line; empty after erasure.
    pub title: String,
    /// When it was sent.
    pub submitted_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When the next step is due, if a clock runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<DateTime<Utc>>,
}

impl CaseSummary {
    /// Whether the next step should have been taken before `now`.
    pub fn is_overdue(&self, now: DateTime<Utc>) -> bool {
        self.due_at.is_some_and(|due| due < now)
    }
}

/// A case with everything its reader may know.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Case {
    /// What the list shows of it.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// Counts every change; the `ETag` is made of it.
    pub version: u32,
    /// The matter itself; empty after erasure.
    pub body: String,
    /// Where it is, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where it is, on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Its pictures.
    pub photos: Vec<Photo>,
    /// The reporter as this reader may see them; absent when they are not to be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<Reporter>,
    /// Whether it came without credentials.
    pub anonymous: bool,
    /// The station that answers for it, and its telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<CaseStation>,
    /// Who took it on first and stays responsible to the end (首问负责).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_responder: Option<Voice>,
    /// What happened, oldest first.
    pub timeline: Vec<Entry>,
    /// How it was rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What this reader may do with it now.
    pub actions: Vec<Action>,
}

/// A reporter, as far as staff may know them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Reporter {
    /// Their name, as they gave it.
    pub name: String,
    /// Their telephone number, masked: `138****0001`. Only for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The station that answers for a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseStation {
    /// Its identifier.
    pub id: StationId,
    /// Its name.
    pub name: String,
    /// The number to call.
    pub phone: String,
}

/// Who did something, without their private name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Voice {
    /// The role in which they acted.
    pub role: Role,
    /// The name they work under (工作名), for staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_name: Option<String>,
}

/// One line of a timeline. Never changed: a correction is another line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Entry {
    /// Its identifier.
    pub id: EntryId,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub action: Action,
    /// Where the case stood afterwards.
    pub state: State,
    /// Who did it.
    pub by: Voice,
    /// Who can read it.
    pub visibility: Visibility,
    /// What they said; absent where nothing was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// True when what they said was erased on somebody's demand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
    /// Why it was declined, on a `decline`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<DeclineReason>,
}

/// The station takes a case on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// How pressing it is, if not as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// What kind of matter it is, if the reporter chose wrongly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// A word to the reporter, up to 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 2_000, code = "text_length"))]
    #[cfg_attr(
        feature = "schema",
        schema(max_length = 2_000, example = "已收到，今天下午安排师傅上门查看。")
    )]
    pub text: Option<String>,
}

/// A note on a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What to note, 1–2,000 characters.
    #[validate(length(max = 2_000, code = "text_length"), custom(function = crate::validation::text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 2_000, example = "已联系电梯维保单位，明早到场。")
    )]
    pub text: String,
    /// Who can read it; a reporter's notes are always public.
    pub visibility: Visibility,
}

/// The station answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer, 5–5,000 characters.
    #[validate(length(max = 5_000, code = "answer_length"), custom(function = crate::validation::answer))]
    #[cfg_attr(
        feature = "schema",
        schema(
            min_length = 5,
            max_length = 5_000,
            example = "电梯导轨已更换，夜间噪音已消除，欢迎继续监督。"
        )
    )]
    pub text: String,
}

/// The reporter says whether it helped. The three questions of 接诉即办.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Did somebody contact you? (响应)
    pub contacted: bool,
    /// Was it resolved? (解决)
    pub resolved: bool,
    /// How satisfied are you, 1 (not at all) to 5 (very)? (满意)
    #[validate(range(min = 1, max = 5, code = "stars_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 5, example = 5))]
    pub satisfaction: u8,
    /// Anything else, up to 1,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 1_000, code = "comment_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 1_000))]
    pub comment: Option<String>,
}

/// Why a case is opened again, closed, or withdrawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// The reason, up to 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 2_000, code = "text_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 2_000))]
    pub text: Option<String>,
}

/// The station does not take a case on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// The kind of reason.
    pub reason: DeclineReason,
    /// The reason in words and the right door: who to turn to, and how. 5–2,000 characters.
    #[validate(length(max = 2_000, code = "decline_length"), custom(function = crate::validation::decline))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2_000, example = "供水问题请拨打自来水公司服务热线。")
    )]
    pub text: String,
}

/// A prepared text for the console.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Template {
    /// Its identifier.
    pub id: crate::ids::TemplateId,
    /// The action it is for: `accept`, `answer` or `decline`.
    pub action: Action,
    /// The category it suits; absent when it suits all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// What to call it in a menu.
    pub title: String,
    /// The text.
    pub text: String,
}
