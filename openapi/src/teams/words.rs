//! The words of teams: what people can do, when they are free, and how far a request has come.

use serde::{Deserialize, Serialize};

use crate::{cases::words, liaison::Daypart};

words! {
    /// What a volunteer can do.
    Skill {
        /// 陪同就医
        Escort = "escort",
        /// 驾驶接送
        Driving = "driving",
        /// 无障碍协助
        BarrierFree = "barrier_free",
        /// 急救
        FirstAid = "first_aid",
        /// 照看儿童
        ChildCare = "child_care",
        /// 学业辅导
        Tutoring = "tutoring",
        /// 小修小补
        Repairs = "repairs",
        /// 理发
        Haircut = "haircut",
        /// 做饭
        Cooking = "cooking",
        /// 教用手机
        Devices = "devices",
        /// 代办文书
        Paperwork = "paperwork",
        /// 文艺手工
        Arts = "arts",
        /// 电工
        Electrician = "electrician",
        /// 心理疏导
        Counselling = "counselling",
    }
}

words! {
    /// What a social worker was trained in.
    Training {
        /// 老年服务
        Eldercare = "eldercare",
        /// 儿童保护
        ChildProtection = "child_protection",
        /// 心理支持
        MentalHealth = "mental_health",
        /// 残障服务
        Disability = "disability",
        /// 家庭调解
        Mediation = "mediation",
        /// 社区矫正
        Correction = "correction",
    }
}

words! {
    /// What somebody speaks.
    Speech {
        /// 普通话
        Mandarin = "mandarin",
        /// 粤语
        Cantonese = "cantonese",
        /// 客家话
        Hakka = "hakka",
        /// 潮州话
        Teochew = "teochew",
        /// 英语
        English = "english",
        /// 手语
        Sign = "sign",
    }
}

words! {
    /// A gender, where a resident wishes for one at their door.
    Gender {
        /// 女
        Female = "female",
        /// 男
        Male = "male",
    }
}

words! {
    /// How far a volunteer goes.
    Reach {
        /// Within their own grid cell.
        Cell = "cell",
        /// Within their community.
        Community = "community",
        /// Within the street.
        Street = "street",
    }
}

words! {
    /// What is asked for.
    ServiceKind {
        /// 陪同就医
        Escort = "escort",
        /// 代购代办
        Errand = "errand",
        /// 学业辅导
        Tutoring = "tutoring",
        /// 小修小补
        Repairs = "repairs",
        /// 探访独居老人
        Company = "company",
        /// 翻译
        Translation = "translation",
        /// 邻里巡查
        Patrol = "patrol",
        /// 教用手机
        Devices = "devices",
        /// 其他
        Other = "other",
    }
}

/// What a kind of service usually takes; whoever asks may change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// How many volunteers come along with the lead.
    pub volunteers: u8,
    /// What they must be able to do between them.
    pub skills: &'static [Skill],
    /// Whether they must have been checked.
    pub safeguard: bool,
}

impl ServiceKind {
    /// What it usually takes.
    pub const fn usual(self) -> Usual {
        let (volunteers, skills, safeguard): (_, &[Skill], _) = match self {
            Self::Escort => (1, &[Skill::Escort], false),
            Self::Tutoring => (1, &[Skill::Tutoring], true),
            Self::Repairs => (1, &[Skill::Repairs], false),
            Self::Company => (2, &[], true),
            Self::Patrol => (3, &[], false),
            Self::Devices => (1, &[Skill::Devices], false),
            Self::Errand | Self::Translation | Self::Other => (1, &[], false),
        };
        Usual {
            volunteers,
            skills,
            safeguard,
        }
    }
}

words! {
    /// Where a request for service stands.
    ServiceState {
        /// Waiting for a team to be chosen.
        Asked = "asked",
        /// The team is chosen; not everybody has said yes.
        Offered = "offered",
        /// Nobody is left to ask: the station has to decide.
        Short = "short",
        /// Everybody has said yes.
        Ready = "ready",
        /// Somebody has arrived.
        UnderWay = "under_way",
        /// Written up by its lead, or done by the organisation that it was referred to.
        Done = "done",
        /// Not for the station to do.
        Declined = "declined",
        /// Taken back.
        Cancelled = "cancelled",
        /// Referred to an organisation, which sees to it or gives it back.
        Referred = "referred",
    }
}

impl ServiceState {
    /// Whether nothing more will come of it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Declined | Self::Cancelled)
    }
}

words! {
    /// What somebody is in a team.
    TeamRole {
        /// The social worker who leads it.
        Lead = "lead",
        /// A volunteer.
        Volunteer = "volunteer",
    }
}

words! {
    /// What became of asking somebody to come.
    OfferState {
        /// Not answered yet.
        Open = "open",
        /// They come.
        Accepted = "accepted",
        /// They cannot come.
        Declined = "declined",
        /// Not answered in time.
        Lapsed = "lapsed",
        /// Not needed any more.
        Withdrawn = "withdrawn",
    }
}

impl OfferState {
    /// Whether they may still come.
    pub const fn stands(self) -> bool {
        matches!(self, Self::Open | Self::Accepted)
    }
}

words! {
    /// What happens to a request for service.
    ServiceAction {
        /// It was asked for.
        Ask = "ask",
        /// A team was chosen and asked.
        Choose = "choose",
        /// Somebody said yes.
        Accept = "accept",
        /// Somebody said no.
        Decline = "decline",
        /// Somebody did not answer in time.
        Lapse = "lapse",
        /// The next best was asked.
        AskNext = "ask_next",
        /// Somebody was taken out of the team.
        Replace = "replace",
        /// It does with fewer volunteers.
        Reduce = "reduce",
        /// Its time was changed.
        Move = "move",
        /// Everybody has said yes.
        Stand = "stand",
        /// Nobody is left to ask.
        RunShort = "run_short",
        /// Somebody arrived.
        Arrive = "arrive",
        /// Somebody left.
        Leave = "leave",
        /// The lead wrote it up.
        WriteUp = "write_up",
        /// The resident rated who came.
        Rate = "rate",
        /// It was taken back.
        Cancel = "cancel",
        /// The station cannot do it.
        Refuse = "refuse",
        /// It was referred to an organisation.
        Refer = "refer",
        /// The organisation took it.
        TakeOver = "take_over",
        /// The organisation gave it back.
        HandBack = "hand_back",
        /// The station took it back from the organisation.
        Recall = "recall",
        /// The station took a picture of what was done from view.
        HidePicture = "hide_picture",
        /// The station put such a picture back.
        RestorePicture = "restore_picture",
    }
}

words! {
    /// What keeps somebody from coming.
    ObstacleKind {
        /// Too far away.
        TooFar = "too_far",
        /// Not free then.
        NotFree = "not_free",
        /// Busy then with another request.
        Taken = "taken",
        /// Without a shared language.
        NoSharedSpeech = "no_shared_speech",
        /// Not of the gender that was wished for.
        NotTheGender = "not_the_gender",
        /// Without any of the skills that are needed.
        LacksSkill = "lacks_skill",
        /// Of too low a level.
        LevelTooLow = "level_too_low",
        /// Not checked.
        NotChecked = "not_checked",
        /// With as many assignments as they take.
        AtLimit = "at_limit",
        /// Asked before, for this request.
        AskedBefore = "asked_before",
    }
}

words! {
    /// Why somebody who was asked, or said yes, no longer fits once the time of a request is changed.
    Misfit {
        /// In a usual week they are not free then.
        NotFree = "not_free",
        /// They said that they do not come on that day.
        DayOff = "day_off",
        /// What only they bring is not proved for that day.
        Unproved = "unproved",
        /// They are away from their post then.
        Away = "away",
    }
}

/// A part of a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WeekSlot {
    /// The day, from 1, Monday, to 7.
    pub weekday: u8,
    /// The part of it.
    pub part: Daypart,
}

impl WeekSlot {
    /// How many a week has.
    pub const COUNT: u8 = 21;

    /// Its number in the week, from 0; beyond the week for a day that there is not.
    pub const fn number(self) -> u8 {
        let part = match self.part {
            Daypart::Morning => 0,
            Daypart::Afternoon => 1,
            Daypart::Evening => 2,
        };
        self.weekday.saturating_sub(1).saturating_mul(3).saturating_add(part)
    }

    /// The slot of a number.
    pub const fn of(number: u8) -> Self {
        let part = match number % 3 {
            0 => Daypart::Morning,
            1 => Daypart::Afternoon,
            _ => Daypart::Evening,
        };
        Self {
            weekday: number / 3 % 7 + 1,
            part,
        }
    }
}
