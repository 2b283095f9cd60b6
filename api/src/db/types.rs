//! How ids, times, words and documents are kept in columns that both databases share.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    agenda::AgendaAction,
    audit::{Act, SubjectKind},
    bodies::{BodyKind, BodyState, SeatKind, SeatState},
    calls::{CallState, PlanState},
    cases::{Action, Category, Channel, DeclineReason, NameShown, State, Urgency, Visibility},
    contacts::Advice,
    handling::{Flow, Question},
    ids::Id,
    liaison::{Daypart, Revocation, VisitState},
    motions::MotionState,
    needs::NeedState,
    notifications::{NotificationAudience, NotificationKind, NotificationSubject},
    outbox::{DeliveryWay, OutboxState},
    people::DutyKind,
    privacy::ConsentKind,
    projects::{ContractState, PaymentState, ProjectDeed, ProjectOutcome, ProjectSeat, ProjectState},
    proposals::{
        CommentState, Decision, Field, InvitationState, ItemKind, Outcome, Part, ProposalAction, ProposalState, Reason,
        ResidenceProof, RiskLabel, RiskSuggestion, Severity,
    },
    surveys::{DoorOutcome, SurveyState},
    teams::{
        BlockSide, DisputeState, Gender, HoursKind, OfferState, ProofState, Reach, RecordKind, ReferralConsent, ReferralState,
        ServiceAction, ServiceKind, ServiceState, Skill, TeamRole, VolunteerState,
    },
    votes::VoteState,
};
use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    dsl::sql,
    expression::{AsExpression, SqlLiteral},
    serialize::{self, Output, ToSql},
    sql_types::{BigInt, Binary, Text},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// An identifier in a column: 16 bytes, big end first, so that UUIDv7 sort by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Binary)]
pub struct Key(pub Uuid);

impl<T> From<Id<T>> for Key {
    fn from(id: Id<T>) -> Self {
        Self(id.uuid())
    }
}

impl<T> From<Key> for Id<T> {
    fn from(key: Key) -> Self {
        Self::from(key.0)
    }
}

impl<DB: Backend> ToSql<Binary, DB> for Key
where
    [u8]: ToSql<Binary, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <[u8] as ToSql<Binary, DB>>::to_sql(self.0.as_bytes(), out)
    }
}

impl<DB: Backend> FromSql<Binary, DB> for Key
where
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(Uuid::from_slice(&Vec::<u8>::from_sql(bytes)?)?))
    }
}

/// A moment in a column: microseconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Micros(pub i64);

impl From<DateTime<Utc>> for Micros {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_micros())
    }
}

impl From<Micros> for DateTime<Utc> {
    fn from(at: Micros) -> Self {
        Self::from_timestamp_micros(at.0).unwrap_or_default()
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Micros
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Micros
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        i64::from_sql(bytes).map(Self)
    }
}

/// A word as it stands in a statement, not as a value that is given to it. Whether a partial index holds all that is asked for is
/// decided before there are values: SQLite is told to plan a statement once, and PostgreSQL does so after a few times.
pub(crate) fn spelled_out(word: impl Vocabulary) -> SqlLiteral<Text> {
    sql(&format!("'{}'", word.word()))
}

/// An enum of the contract whose values are words.
pub trait Vocabulary: Copy {
    /// The word for it.
    fn word(self) -> &'static str;
    /// The value of a word.
    fn from_word(word: &str) -> Option<Self>;
}

macro_rules! vocabulary {
    ($($of:ty),+ $(,)?) => {
        $(impl Vocabulary for $of {
            fn word(self) -> &'static str {
                <$of>::word(self)
            }

            fn from_word(word: &str) -> Option<Self> {
                <$of>::from_word(word)
            }
        })+
    };
}
vocabulary!(
    contract::public_photos::PhotoDeed,
    Role,
    Advice,
    Action,
    Category,
    Channel,
    DeclineReason,
    Flow,
    Question,
    NameShown,
    State,
    Urgency,
    Visibility,
    ConsentKind,
    DoorOutcome,
    SurveyState,
    Act,
    SubjectKind,
    Daypart,
    Revocation,
    VisitState,
    NotificationAudience,
    NotificationKind,
    NotificationSubject,
    OutboxState,
    DeliveryWay,
    DutyKind,
    CommentState,
    Decision,
    Field,
    InvitationState,
    ItemKind,
    Outcome,
    Part,
    ProposalAction,
    ProposalState,
    Reason,
    ResidenceProof,
    RiskLabel,
    RiskSuggestion,
    Severity,
    BlockSide,
    DisputeState,
    Gender,
    HoursKind,
    OfferState,
    ProofState,
    Reach,
    RecordKind,
    ReferralConsent,
    ReferralState,
    ServiceAction,
    ServiceKind,
    ServiceState,
    Skill,
    TeamRole,
    VolunteerState,
    VoteState,
    MotionState,
    AgendaAction,
    NeedState,
    CallState,
    PlanState,
    BodyKind,
    BodyState,
    SeatKind,
    SeatState,
    ContractState,
    PaymentState,
    ProjectSeat,
    ProjectDeed,
    ProjectOutcome,
    ProjectState,
);

/// A word of a closed vocabulary in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Word<T: Vocabulary + std::fmt::Debug>(pub T);

impl<T: Vocabulary + std::fmt::Debug, DB: Backend> ToSql<Text, DB> for Word<T>
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <str as ToSql<Text, DB>>::to_sql(self.0.word(), out)
    }
}

impl<T: Vocabulary + std::fmt::Debug, DB: Backend> FromSql<Text, DB> for Word<T>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let word = String::from_sql(bytes)?;
        T::from_word(&word)
            .map(Self)
            .ok_or_else(|| format!("unknown word in a column: {word}").into())
    }
}

/// A JSON document in a text column.
#[derive(Debug, Clone, PartialEq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Json<T: std::fmt::Debug>(pub T);

impl<T: Serialize + std::fmt::Debug> Json<T> {
    /// The document as text.
    ///
    /// # Errors
    /// When the value has no JSON form.
    pub fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string(&self.0)
    }
}

impl<T: DeserializeOwned + std::fmt::Debug, DB: Backend> FromSql<Text, DB> for Json<T>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(serde_json::from_str(&String::from_sql(bytes)?)?))
    }
}
