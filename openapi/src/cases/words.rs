//! The words of cases: channels, states, actions and what else is one of a few.

/// Declares an enum of plain words, the same in JSON, in the database and in addresses.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        pub enum $name {
            $(
                $(#[$each])*
                #[serde(rename = $word)]
                // The schema does not see through a macro what serde is told.
                #[cfg_attr(feature = "schema", schema(rename = $word))]
                $variant
            ),+
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
        /// A letter on paper (来信).
        Letter = "letter",
        /// A visit to the station's window (来访).
        Visit = "visit",
        /// 开放接口: a program of others, through Open311.
        Open311 = "open311",
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
        /// Its reporter urged the station on (催办).
        Urge = "urge",
        /// The street supervises it (督办).
        Supervise = "supervise",
        /// Over its time, it went up from its grid cell to the community by itself.
        Raise = "raise",
        /// Over its time, it went up to the street by itself.
        Escalate = "escalate",
        /// Given to whoever is to see to it (派单).
        Dispatch = "dispatch",
        /// Whoever is to see to it began.
        Start = "start",
        /// In an emergency nobody answered in time: the next were called.
        CallNext = "call_next",
        /// Nobody took it in time who was given it, or to whom it was handed: the station was told.
        Untaken = "untaken",
        /// Whoever was given it says that it is not theirs (派单异议).
        Object = "object",
        /// The objection was found right: it is to be given to somebody else.
        Sustain = "sustain",
        /// The objection was found wrong: it stays with whom it was given to.
        Overrule = "overrule",
        /// Handed to another community or an organisation (转办, 转介).
        Transfer = "transfer",
        /// Whoever it was handed to took it.
        Acknowledge = "acknowledge",
        /// Whoever it was handed to gave it back, with what came of it.
        HandBack = "hand_back",
        /// The station took it back from whom it was handed to.
        Recall = "recall",
        /// Its clock stands still.
        Pause = "pause",
        /// Its clock goes on.
        Resume = "resume",
        /// More time was asked for.
        AskExtension = "ask_extension",
        /// More time was given.
        Extend = "extend",
        /// No more time was given.
        RefuseExtension = "refuse_extension",
        /// An answer was written that somebody else is to approve.
        Draft = "draft",
        /// The answer that was written is to be written anew.
        ReturnDraft = "return_draft",
        /// It became part of an older case on the same matter, or another became part of it.
        Merge = "merge",
        /// A part of it became a case of its own.
        Split = "split",
        /// Its reporter was reminded to say whether the answer helped.
        Remind = "remind",
        /// Its reporter was asked whether everybody may read it.
        AskConsent = "ask_consent",
        /// Its reporter agreed that everybody may read it.
        Consent = "consent",
        /// Its reporter does not agree, or not any longer: it is public no more.
        Refuse = "refuse",
        /// Its reporter was asked whether somebody may know their name and number; the text says who, and what for.
        AskNaming = "ask_naming",
        /// They may; where staff say so, the reporter told them.
        Allow = "allow",
        /// They may not, or not any longer.
        Forbid = "forbid",
        /// The reporter's name and number were shared; the text says with whom.
        Named = "named",
        /// Everybody may read it, in words and pictures that name nobody.
        Publish = "publish",
        /// The station took it from public view.
        Unpublish = "unpublish",
    }
}

words! {
    /// Whose turn it is to be called in an emergency.
    CallTurn {
        /// Whoever it was given to.
        Given = "given",
        /// Whoever stands in for them.
        Deputy = "deputy",
        /// The station's administrators.
        Station = "station",
        /// The street.
        Street = "street",
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

impl Action {
    /// Whether it is about who may know its reporter: for nobody whose case only became part of it.
    pub const fn is_about_naming(self) -> bool {
        matches!(self, Self::AskNaming | Self::Allow | Self::Forbid | Self::Named)
    }
}

impl State {
    /// Whether nothing more is expected of anybody.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Closed | Self::Declined | Self::Merged | Self::Withdrawn)
    }
}
