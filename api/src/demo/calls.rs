//! Made-up calls, a letter and a visit, as the desk wrote them down.

use chrono::Duration;
use contract::{
    accounts::Role,
    cases::{Accept, Answer, Because, Category, Channel, NameShown, Urgency},
    contacts::Person,
};

use super::{people, places};
use crate::{
    cases::{
        intake::{self, Arrival},
        service::{Deed, Desk},
    },
    contacts::service::{self as contacts, Heard},
    db::Conn,
    error::Result,
    moment::Moment,
};

struct Plan {
    channel: Channel,
    hours_ago: i64,
    category: Category,
    urgency: Urgency,
    who: (&'static str, &'static str),
    title: &'static str,
    body: &'static str,
    callback: Option<&'static str>,
    answer: Option<&'static str>,
}

const PLANS: &[Plan] = &[
    Plan {
        channel: Channel::Hotline,
        hours_ago: 2,
        category: Category::Facilities,
        urgency: Urgency::Urgent,
        who: ("周师傅", "13900000011"),
        title: "水表井盖板碎了",
        body: "来电人说3号楼一楼水表井的盖板碎了，孩子放学都从那里走，希望今天先围起来，再换新的盖板。",
        callback: Some("今天下午四点以后"),
        answer: None,
    },
    Plan {
        channel: Channel::Hotline,
        hours_ago: 5,
        category: Category::Eldercare,
        urgency: Urgency::Normal,
        who: ("吴阿姨", "051265550012"),
        title: "助餐点几点开门",
        body: "想给八十岁的父亲订午餐，问助餐点的时间和价格。",
        callback: None,
        answer: Some("助餐点每天十点半到十二点半开放，八十岁以上老人每餐八元，可在驿站登记送餐。"),
    },
    Plan {
        channel: Channel::Letter,
        hours_ago: 26,
        category: Category::Traffic,
        urgency: Urgency::Normal,
        who: ("赵老师", ""),
        title: "建议在小广场增设休息长椅",
        body: "来信人每天接孙子放学，小广场没有地方坐，建议靠树荫一侧增设三四张长椅。",
        callback: None,
        answer: None,
    },
    Plan {
        channel: Channel::Visit,
        hours_ago: 30,
        category: Category::Work,
        urgency: Urgency::Low,
        who: ("孙女士", "13900000013"),
        title: "咨询灵活就业社保补贴",
        body: "来访人在家做手工，想了解灵活就业人员的社保补贴怎么申请、要带哪些材料。",
        callback: None,
        answer: Some("请带身份证、户口簿和缴费凭证，每周二、四上午到驿站窗口办理，我们可以先帮您预审材料。"),
    },
];

/// Seeds them; true if they are new.
pub(super) fn seed(conn: &mut Conn, desk: &Desk) -> Result<bool> {
    let mut new = false;
    for (number, plan) in PLANS.iter().enumerate() {
        new |= seed_one(conn, desk, plan, number)?;
    }
    Ok(new)
}

fn seed_one(conn: &mut Conn, desk: &Desk, plan: &Plan, number: usize) -> Result<bool> {
    let admin = people::station_admin(0).id;
    let heard_at = desk.moment.time() - Duration::hours(plan.hours_ago);
    let desk = Desk {
        moment: Moment::at(heard_at),
        ..desk.clone()
    };
    let mut arrival = Arrival::new(places::community(0), plan.channel, plan.title, plan.body, desk.moment);
    arrival.station(Some(super::id(3, 0)));
    arrival.place(Some(places::cell(0, 0)), None, None);
    arrival.category(plan.category);
    arrival.urgency(plan.urgency);
    arrival.recorder(admin, Role::StationAdmin);
    arrival.identity("demo", &format!("contact {number}"));
    if !intake::add_with(conn, &mut arrival, &deeds(plan))? {
        return Ok(false);
    }
    let heard = Heard {
        channel: plan.channel,
        at: heard_at,
        seconds: (plan.channel == Channel::Hotline).then_some(148),
        callback: plan.callback.map(str::to_owned),
        advice: None,
    };
    let (name, phone) = plan.who;
    let person = Person {
        name: Some(name.to_owned()),
        phone: Some(phone.to_owned()).filter(|phone| !phone.is_empty()),
    };
    let case = intake::summary(&arrival);
    contacts::keep(
        conn,
        &desk,
        (admin, Role::StationAdmin),
        (&person, NameShown::Staff, &heard),
        &case,
    )?;
    Ok(true)
}

fn deeds(plan: &Plan) -> Vec<Deed> {
    let mut deeds = vec![Deed::Accept(Accept::default())];
    if let Some(answer) = plan.answer {
        let text = answer.to_owned();
        deeds.extend([Deed::Answer(Answer::saying(text)), Deed::Close(Because::default())]);
    }
    deeds
}
