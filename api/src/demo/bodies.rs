//! Who decides in the made-up street: a council of nine and a co-governance group of eleven, which residents confirmed.

use chrono::Duration;
use contract::{
    bodies::{AnswerSeat, Body, BodyKind, NewBody, NewSeat, ProposeBody, SeatAnswer, SeatKind},
    ids::BodyId,
    proposals::Field,
    votes::{Criterion, NewOption, NewVote, Scoring},
};

use super::{id, people, places, votes::later};
use crate::{
    accounts::service::{self as accounts, NewResident},
    auth::{keys::Keys, policy::Actor},
    bodies::service,
    cases::service::Desk,
    db::{Conn, Db},
    error::{Error, Result},
    moment::Moment,
    places::Directory,
    residents,
    votes::ballot::SigningKey,
};

/// Neighbours beside those who sign in to look around: their name, and as what they sit in a body.
const NEIGHBOURS: [(&str, SeatKind); 14] = [
    ("王桂英", SeatKind::Resident),
    ("张建民", SeatKind::Resident),
    ("刘淑珍", SeatKind::Resident),
    ("陈志强", SeatKind::Resident),
    ("杨慧敏", SeatKind::Resident),
    ("黄国华", SeatKind::Resident),
    ("周美兰", SeatKind::Resident),
    ("吴永康", SeatKind::Resident),
    ("郑晓燕", SeatKind::Resident),
    ("冯德福", SeatKind::Resident),
    ("蒋文静", SeatKind::Staff),
    ("沈立军", SeatKind::Deputy),
    ("韩雪梅", SeatKind::Organisation),
    ("朱明", SeatKind::Other),
];
/// Who sits in the group, and who in the council, by their place among the neighbours.
const GROUP: [u16; 11] = [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12];
const COUNCIL: [u16; 9] = [0, 2, 4, 8, 9, 10, 11, 12, 13];

/// Seeds them; a community that has a body keeps what it has.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        if !service::list(conn, &desk, places::community(0))?.is_empty() {
            return Ok(());
        }
        for number in (0..).take(NEIGHBOURS.len()) {
            settle(conn, &desk, number)?;
        }
        let council = NewBody {
            kind: BodyKind::Council,
            name: "梧桐社区议事会".to_owned(),
            field: None,
            purpose: "筛选居民提出的需求，决定哪些进入项目、交给哪个小组商量。".to_owned(),
        };
        confirmed(conn, &later(&desk, -70), &council, &COUNCIL)?;
        let group = NewBody {
            kind: BodyKind::Group,
            name: "公共设施共治协商小组".to_owned(),
            field: Some(Field::Facilities),
            purpose: "商量公共设施先修哪些、怎么修，给每项需求打分，监督修好。".to_owned(),
        };
        let group = confirmed(conn, &later(&desk, -40), &group, &GROUP)?;
        scoring(conn, &later(&desk, -1), group)
    })
    .await
}

fn phone(number: u16) -> String {
    format!("1380000{:04}", 1001 + number)
}

/// A neighbour, by their place among them; the first ten are verified.
pub(super) fn neighbour(number: u16) -> Actor {
    Actor {
        id: id(10, 100 + number),
        ..people::resident(0)
    }
}

/// A neighbour moves in; who represents residents is verified.
fn settle(conn: &mut Conn, desk: &Desk, number: u16) -> Result<()> {
    let (name, kind) = NEIGHBOURS[usize::from(number)];
    let new = NewResident {
        id: neighbour(number).id,
        phone: phone(number),
        name: name.to_owned(),
        community_id: places::community(0),
        cell_id: Some(places::cell(0, number % 3)),
        street_id: places::street(),
        volunteer: false,
        officer: false,
    };
    accounts::ensure_resident(conn, &desk.keys, &new, desk.moment)?;
    if kind == SeatKind::Resident {
        residents::service::ensure(conn, new.id, new.community_id, desk.moment)?;
    }
    Ok(())
}

/// A body that is formed and filled at the desk's moment, put to the vote, and confirmed a week later.
fn confirmed(conn: &mut Conn, desk: &Desk, new: &NewBody, members: &[u16]) -> Result<BodyId> {
    let station = people::station_admin(0);
    let body = service::form(conn, desk, &station, places::community(0), new)?.summary.id;
    for number in members {
        let seat = NewSeat {
            phone: phone(*number),
            kind: NEIGHBOURS[usize::from(*number)].1,
        };
        let invited: Body = service::invite(conn, desk, &station, body, &seat)?;
        let offered = invited.seats.last().ok_or_else(|| Error::internal("a seat was not kept"))?;
        let accepts = AnswerSeat {
            answer: SeatAnswer::Accept,
            name: Some(NEIGHBOURS[usize::from(*number)].0.to_owned()),
        };
        service::answer(conn, desk, &neighbour(*number), offered.id, &accepts)?;
    }
    let opens_at = desk.moment.time();
    let propose = ProposeBody {
        opens_at,
        closes_at: opens_at + Duration::days(7),
        quorum_percent: None,
    };
    let proposed = service::propose(conn, desk, &station, body, &propose)?;
    let vote = proposed
        .confirmation
        .ok_or_else(|| Error::internal("a body was not put to the vote"))?
        .vote_id;
    let key = SigningKey::new()?;
    super::votes::begin(conn, desk, vote, &key)?;
    let residents = (0..10).map(|number| (neighbour(number), if number == 5 { 2 } else { 1 }));
    super::votes::cast_all(conn, desk, vote, &key, residents)?;
    crate::votes::service::close(conn, &later(desk, 7), vote)?;
    Ok(body)
}

/// The members of a body score three needs, for a week.
fn scoring(conn: &mut Conn, desk: &Desk, body: BodyId) -> Result<()> {
    let option = |text: &str| NewOption {
        text: text.to_owned(),
        proposal_id: None,
    };
    let opens_at = desk.moment.time();
    let vote = NewVote {
        title: "给三项公共设施需求打分".to_owned(),
        question: "请按迫切性、公益性、共同性、可行性给每项需求打分，得分高的先做。".to_owned(),
        options: ["3号楼前装路灯", "修健身角的破损地面", "车棚加装充电桩"].map(option).to_vec(),
        choose: 1,
        opens_at,
        closes_at: opens_at + Duration::days(7),
        quorum_percent: None,
        body_id: Some(body),
        scores: Some(Scoring {
            criteria: Criterion::ALL.to_vec(),
        }),
    };
    let vote = crate::votes::service::announce(conn, desk, &people::station_admin(0), places::community(0), &vote)?;
    super::votes::begin(conn, desk, vote.id, &SigningKey::new()?)
}
