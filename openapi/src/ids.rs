//! Identifiers: UUIDs of version 7, each of a type of its own so that no two kinds can be confused.

use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

/// The identifier of a `T`.
pub struct Id<T> {
    value: Uuid,
    of: PhantomData<fn() -> T>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident => $alias:ident),+ $(,)?) => {
        /// What an identifier can belong to; never constructed.
        pub mod kind {
            $($(#[$doc])* #[derive(Debug)] pub enum $kind {})+
        }
        $($(#[$doc])* pub type $alias = Id<kind::$kind>;)+
    };
}

kinds! {
    /// A person known to the system, resident or staff.
    Account => AccountId,
    /// A voice and what became of it.
    Case => CaseId,
    /// Somebody who turned to the station: a call, a letter, a visit.
    Contact => ContactId,
    /// One line of a case's timeline.
    Entry => EntryId,
    /// A street (街道), the first grid level.
    Street => StreetId,
    /// A community (社区), the second grid level and the tenant of every row.
    Community => CommunityId,
    /// A service station (工作驿站).
    Station => StationId,
    /// A grid cell (网格), the third grid level.
    Cell => CellId,
    /// What a street distinguishes within a category.
    Subcategory => SubcategoryId,
    /// A picture.
    Photo => PhotoId,
    /// An announcement of a community.
    Notice => NoticeId,
    /// A time in which somebody is away.
    Absence => AbsenceId,
    /// What somebody does for a place.
    Duty => DutyId,
    /// An entry of the audit log.
    Audit => AuditId,
    /// A prepared text for answers.
    Template => TemplateId,
    /// A household survey.
    Survey => SurveyId,
    /// What was said at one door.
    Response => ResponseId,
    /// A note of a day's walk.
    DiaryNote => DiaryNoteId,
    /// A liaison card (民情连心卡).
    Card => CardId,
    /// A visit that an officer makes.
    HomeVisit => VisitId,
    /// A proposal (居民提案).
    Proposal => ProposalId,
    /// An invitation to propose together.
    Invitation => InvitationId,
    /// Something that waits to be moderated.
    Item => ItemId,
    /// What somebody says of a proposal.
    Comment => CommentId,
    /// A list of words that moderators are shown.
    WordList => WordListId,
    /// A request for service.
    Service => ServiceId,
    /// Somebody being asked to come.
    Offer => OfferId,
    /// Something that happened to a request for service.
    ServiceEvent => ServiceEventId,
    /// That somebody is not sent to a door again.
    ServiceBlock => ServiceBlockId,
    /// A referral of a request for service.
    ServiceReferral => ServiceReferralId,
    /// A social organisation (社会组织) that helps with cases.
    Organisation => OrganisationId,
    /// A line of the ledger of volunteers' hours.
    Hours => HoursId,
    /// That somebody says a line of the ledger is wrong.
    HoursDispute => HoursDisputeId,
    /// A training or an honour of a volunteer.
    VolunteerRecord => VolunteerRecordId,
    /// Something that somebody is told.
    Notification => NotificationId,
    /// What a notification is about, whatever it is.
    Subject => SubjectId,
    /// Something on its way to somebody outside of the app.
    Delivery => DeliveryId,
    /// A program of others that reports cases.
    ApiClient => ApiClientId,
    /// A bulletin (简报).
    Bulletin => BulletinId,
    /// A vote (居民表决).
    Vote => VoteId,
    /// A motion (表决提议) of residents that something be put to the vote.
    Motion => MotionId,
    /// A need (需求).
    Need => NeedId,
    /// An objection to what is on public notice (公示异议).
    Objection => ObjectionId,
    /// A call for plans (方案征集).
    Call => CallId,
    /// A plan that answers a call.
    Plan => PlanId,
    /// A body (议事机构) that decides on behalf of a community.
    Body => BodyId,
    /// A seat in one.
    Seat => SeatId,
    /// A project (居民自治项目).
    Project => ProjectId,
    /// A remark (质询) on a project, or a question on a plan.
    Remark => RemarkId,
    /// A written report of a project's carrier.
    Report => ReportId,
}

impl<T> Id<T> {
    /// The bare UUID.
    pub const fn uuid(self) -> Uuid {
        self.value
    }
}

impl<T> From<Uuid> for Id<T> {
    fn from(value: Uuid) -> Self {
        Self { value, of: PhantomData }
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

impl<T> FromStr for Id<T> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self::from)
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.value)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<fn() -> T>);
        impl<T> de::Visitor<'_> for Visitor<T> {
            type Value = Id<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a UUID")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id<T>, E> {
                text.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        from.deserialize_str(Visitor(PhantomData))
    }
}

#[cfg(feature = "schema")]
mod schema {
    use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, Type};

    impl<T> utoipa::PartialSchema for super::Id<T> {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
                .into()
        }
    }

    impl<T> utoipa::ToSchema for super::Id<T> {
        fn name() -> std::borrow::Cow<'static, str> {
            "Id".into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CaseId, Uuid};

    #[test]
    fn an_id_reads_back_what_it_writes() -> Result<(), serde_json::Error> {
        let id = CaseId::from(Uuid::from_u128(7));
        let text = serde_json::to_string(&id)?;
        assert_eq!(text, "\"00000000-0000-0000-0000-000000000007\"");
        assert_eq!(serde_json::from_str::<CaseId>(&text)?, id);
        assert!(serde_json::from_str::<CaseId>("\"seven\"").is_err());
        Ok(())
    }
}
