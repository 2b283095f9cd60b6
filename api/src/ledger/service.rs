//! What the ledger says of a case, column by column.

use contract::{
    DateTime, Language, Text, Utc,
    audit::{Act, SubjectKind},
    ids::{CellId, CommunityId, StationId},
    places::Community,
    terms,
};

use super::{
    model::{After, Line, Range},
    store,
};
use crate::{
    audit::service::{self as audit, By, Subject, Whereabouts},
    auth::policy::{Actor, Right},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    places::Places,
};

/// The next lines of the ledger, community by community, in each the oldest first; and where to go on, if there may be more.
///
/// # Errors
/// When the database refuses.
pub(super) fn page(conn: &mut Conn, range: &Range, after: Option<After>) -> Result<(Vec<Line>, Option<After>)> {
    let mut after = after;
    loop {
        let (lines, next) = store::page(conn, range, after)?;
        // A piece of nothing would end the answer before the next community's.
        if next.is_none() || !lines.is_empty() {
            return Ok((lines, next));
        }
        after = next;
    }
}

/// Writes down who takes which days of the ledger along.
///
/// # Errors
/// [`Error::FORBIDDEN`] when it is not theirs to take; what the database refuses.
pub(super) fn note(
    conn: &mut Conn,
    by: &Actor,
    places: &Places,
    communities: &[CommunityId],
    [from, to]: [&str; 2],
    moment: Moment,
) -> Result<()> {
    let first = places.place(*communities.first().ok_or(Error::FORBIDDEN)?)?;
    let by = By::somebody(by.id, by.require(Right::TakeLedger, first)?);
    let (place, subject) = if communities.len() == 1 {
        (
            Whereabouts::from(first),
            Subject::new(SubjectKind::Community, first.community_id),
        )
    } else {
        (
            Whereabouts::from(first.street_id),
            Subject::new(SubjectKind::Street, first.street_id),
        )
    };
    audit::record(
        conn,
        by,
        place,
        Act::TakeLedger,
        subject,
        &[("from", from), ("to", to)],
        moment,
    )
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Field {
    /// Words.
    Text(String),
    /// A moment, shown as it is in China.
    Time(DateTime<Utc>),
    /// A number.
    Number(i32),
    /// Nothing.
    Empty,
}

/// The columns, in their order, and how many letters wide each is.
pub(super) const COLUMNS: [(Text, u16); 21] = [
    (Text::new("编号\u{1f}Number"), 18),
    (Text::new("社区\u{1f}Community"), 14),
    (Text::new("驿站\u{1f}Station"), 18),
    (Text::new("网格\u{1f}Grid cell"), 20),
    (Text::new("渠道\u{1f}Channel"), 14),
    (Text::new("类别\u{1f}Category"), 16),
    (Text::new("二级类别\u{1f}Subcategory"), 16),
    (Text::new("紧急程度\u{1f}Urgency"), 10),
    (Text::new("状态\u{1f}State"), 12),
    (Text::new("标题\u{1f}Title"), 30),
    (Text::new("内容\u{1f}Text"), 60),
    (Text::new("提交时间\u{1f}Submitted"), 17),
    (Text::new("受理时间\u{1f}Accepted"), 17),
    (Text::new("办理期限\u{1f}Due"), 17),
    (Text::new("答复时间\u{1f}Answered"), 17),
    (Text::new("办结时间\u{1f}Closed"), 17),
    (Text::new("首问负责人\u{1f}First responder"), 14),
    (Text::new("答复内容\u{1f}Answer"), 60),
    (Text::new("是否联系\u{1f}Contacted"), 10),
    (Text::new("是否解决\u{1f}Resolved"), 10),
    (Text::new("满意度\u{1f}Satisfaction"), 12),
];

/// One case, a field for each of [`COLUMNS`].
pub(super) fn fields(line: Line, places: &Places, language: Language) -> [Field; COLUMNS.len()] {
    let community = places.community(line.community);
    let word = |text: Text| Field::Text(text.to(language).to_owned());
    let answered = |yes: bool| {
        Field::Text(
            language
                .pick(if yes { "是" } else { "否" }, if yes { "yes" } else { "no" })
                .to_owned(),
        )
    };
    let (contacted, resolved, satisfaction) = match line.rating {
        Some((contacted, resolved, satisfaction)) => (answered(contacted), answered(resolved), Field::Number(satisfaction)),
        None => (Field::Empty, Field::Empty, Field::Empty),
    };
    [
        Field::Text(line.number),
        name(community.map(|each| each.name.as_str())),
        name(community.and_then(|each| station(each, line.station))),
        name(community.and_then(|each| cell(each, line.cell))),
        word(terms::channel(line.channel)),
        word(terms::category(line.category)),
        name(
            line.subcategory
                .and_then(|id| places.subcategory(id))
                .map(|each| each.sheet.name.as_str()),
        ),
        word(terms::urgency(line.urgency)),
        word(terms::state(line.state)),
        Field::Text(line.title),
        Field::Text(line.body),
        Field::Time(line.submitted_at),
        time(line.deeds.accepted_at),
        time(line.due_at),
        time(line.deeds.answered_at),
        time(line.closed_at),
        name(line.first_responder.as_deref()),
        name(line.deeds.answer.as_deref()),
        contacted,
        resolved,
        satisfaction,
    ]
}

fn name(name: Option<&str>) -> Field {
    name.map_or(Field::Empty, |name| Field::Text(name.to_owned()))
}

fn time(time: Option<DateTime<Utc>>) -> Field {
    time.map_or(Field::Empty, Field::Time)
}

fn station(community: &Community, id: Option<StationId>) -> Option<&str> {
    let found = community.stations.iter().find(|each| Some(each.id) == id)?;
    Some(&found.name)
}

fn cell(community: &Community, id: Option<CellId>) -> Option<&str> {
    let found = community.cells.iter().find(|each| Some(each.id) == id)?;
    Some(&found.name)
}

/// The name of the file, of whole communities or of one.
pub(super) fn file_name(places: &Places, communities: &[CommunityId], days: &str, language: Language) -> String {
    let community = match communities {
        [one] => places.community(*one),
        _ => None,
    };
    let place = community.map_or("", |community| community.name.as_str());
    let name = language.pick("民情台账", "ledger");
    format!("{place}{name}_{days}")
}
