//! What the made-up street's stations keep of their volunteers, and what they agree on with them.

use chrono::TimeDelta;
use contract::teams::{Agreed, AgreementParts, NewInsurance, NewVolunteerRecord, RecordKind};

use super::{people, places};
use crate::{
    cases::service::Desk,
    db::Conn,
    error::Result,
    volunteers::{agreement, insurance, records},
};

/// The volunteers of the first community who have agreed.
const AGREED: [u16; 3] = [2, 7, 8];

/// Seeds a training, an honour, two insurances of which one ends soon, and an agreement.
pub(super) fn seed(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let day = |ahead: i64| {
        (desk.moment.time() + TimeDelta::hours(8) + TimeDelta::days(ahead))
            .date_naive()
            .to_string()
    };
    let (community, admin) = (places::community(0), people::station_admin(0));
    let student = (community, people::resident(2).id);
    let training = NewVolunteerRecord {
        kind: RecordKind::Training,
        title: "老年人照护基础".to_owned(),
        reason: None,
        day: day(-40),
        hours: Some(16),
        level: Some(3),
    };
    records::add(conn, desk, &admin, student, &training)?;
    let honour = NewVolunteerRecord {
        kind: RecordKind::Honour,
        title: "年度优秀志愿者".to_owned(),
        reason: Some("三年陪同就医，从未失约".to_owned()),
        day: day(-20),
        hours: None,
        level: None,
    };
    records::add(conn, desk, &admin, student, &honour)?;
    for (number, days) in [(2, 300), (7, 1)] {
        let policy = NewInsurance {
            insurer: "中国人寿".to_owned(),
            number: format!("ZY20261128{number:05}"),
            until: day(days),
        };
        let whose = (community, people::resident(number).id);
        insurance::insure(conn, desk, &admin, (whose, None), &policy)?;
    }
    let parts = AgreementParts {
        content: "陪同就医、代购代办、探访独居老人、小修小补。不做医疗护理，不代管财物。".to_owned(),
        way: "由社工带队上门；不单独去不认识的人家。".to_owned(),
        time: "您自己填写的有空时段；每周最多三次，每次一般不超过半天。".to_owned(),
        place: "本社区居民家中、附近的医院和商店；您可以选择去多远。".to_owned(),
        conditions: "驿站提供工作牌和所需用品，报销公共交通；志愿服务没有报酬。".to_owned(),
        safety: "驿站为志愿者购买意外险；有危险先离开，再打驿站电话或 110、120。".to_owned(),
    };
    agreement::set(conn, desk, &admin, (community, None), &parts)?;
    AGREED
        .into_iter()
        .try_for_each(|number| agreement::agree(conn, desk, &people::resident(number), Agreed { version: 1 }).map(drop))
}
