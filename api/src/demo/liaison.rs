//! The made-up street's liaison officer: cards of a grid cell, a visit that is asked for, a need that was answered.

use chrono::Duration;
use contract::{
    accounts::Role,
    cases::{Accept, Answer, Category},
    ids::CaseId,
    liaison::{CardMessage, Neighbour, NewCards, NewNeed, PrintCards, VisitWish},
    mailbox::Anonymous,
    privacy::CONSENT_VERSION,
};

use super::{people, places};
use crate::{
    auth::keys::Keys,
    cases::service::{self as cases, Act, Deed, Desk, Reader},
    db::{Conn, Db},
    error::{Error, Result},
    liaison::service,
    moment::Moment,
    places::Directory,
};

/// Somebody whose tracking secret nobody knows.
const NOBODYS: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// Seeds them; an officer who has cards keeps those.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        if service::has_cards(conn, people::officer().id)? {
            return Ok(());
        }
        cards(conn, &desk)?;
        need(conn, &desk)
    })
    .await
}

/// Cards for the doors of four buildings, and what was said by one of them.
fn cards(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let (officer, admin) = (people::officer(), people::station_admin(0));
    let shown = ("联络员李师傅", "每周二、周四下午");
    service::present(conn, places::community(0), officer.id, shown, desk.moment)?;
    let doors = (5..=8).flat_map(|building| (1..=3).map(move |unit| format!("{building}号楼{unit}单元")));
    let new = NewCards {
        community_id: places::community(0),
        cell_id: places::cell(0, 1),
        officer_id: officer.id,
        labels: doors.collect(),
    };
    let issued = service::issue(conn, &desk.places, (admin.id, Role::StationAdmin), &new, desk.moment)?;
    let asked = PrintCards {
        cards: issued.iter().map(|card| card.id).collect(),
    };
    let sheet = service::print(conn, &desk.keys, "", (&admin, &desk.places), &asked, desk.moment)?;
    let face = sheet.faces.first().and_then(|face| face.address.split_once('#'));
    let (_, token) = face.ok_or_else(|| Error::internal("a card without its code"))?;
    service::deliver(conn, &desk.keys, &desk.places, message(token, desk.moment), desk.moment)?;
    Ok(())
}

fn message(token: &str, moment: Moment) -> CardMessage {
    let day = (moment.time() + Duration::days(2)).date_naive();
    CardMessage {
        token: token.to_owned(),
        body: Some("楼上漏水，厨房天花板湿了一片，想请联络员来看看。".to_owned()),
        category: Some(Category::Housing),
        visit: Some(VisitWish {
            on: Some(day.to_string()),
            part: None,
        }),
        person: Some(person("501室钱阿姨", "13800000088")),
        consent_version: Some(CONSENT_VERSION),
        anonymous: Anonymous {
            tracking_digest: NOBODYS.to_owned(),
        },
    }
}

fn person(name: &str, phone: &str) -> Neighbour {
    Neighbour {
        name: name.to_owned(),
        phone: Some(phone.to_owned()),
        home: None,
    }
}

/// A neighbour's need that was answered yesterday, and that the neighbour has not been told of.
fn need(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let at = |hours: i64| Desk {
        moment: Moment::at(desk.moment.time() - Duration::hours(hours)),
        ..desk.clone()
    };
    let new = NewNeed {
        community_id: places::community(0),
        cell_id: Some(places::cell(0, 1)),
        person: person("张大爷", "13800000089"),
        consent_version: CONSENT_VERSION,
        heard: Some("楼下闲谈".to_owned()),
        title: "独居老人需要陪同就医".to_owned(),
        body: "张大爷下周三要去医院复查，家里没有人陪，希望有志愿者一起去。".to_owned(),
        category: Category::Eldercare,
        urgency: None,
        photos: Vec::new(),
    };
    let (case, _) = service::record(conn, &at(50), &people::officer(), new)?;
    answer(conn, case.summary.id, &at(48), &at(24))
}

fn answer(conn: &mut Conn, case: CaseId, accepted: &Desk, answered: &Desk) -> Result<()> {
    let accept = Deed::Accept(Accept::default());
    let answer = Deed::Answer(Answer::saying(
        "志愿者陈小雨周三早上八点到家里接张大爷，陪同复查。".to_owned(),
    ));
    for (desk, deed) in [(accepted, accept), (answered, answer)] {
        let act = Act {
            case,
            by: Reader::Actor(people::station_admin(0)),
            expected: None,
            deed,
        };
        cases::act(conn, desk, &act)?;
    }
    Ok(())
}
