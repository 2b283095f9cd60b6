//! Who helps at the made-up street's doors, and what was asked for there.

use chrono::Duration;
use contract::{
    cases::Urgency,
    ids::ServiceId,
    liaison::{Daypart, Neighbour},
    teams::{
        ChosenTeam, NewService, OfferAnswer, OfferState, PersonStars, Reach, Served, Service, ServiceKind, ServiceRating,
        ServiceRecord, Skill, Speech, VolunteerDecision, VolunteerSheet, WeekSlot,
    },
};

use super::{certificates, kept, people, places};
use crate::{
    auth::{keys::Keys, policy::Actor},
    cases::service::Desk,
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    places::Directory,
    services::service,
    volunteers,
};

struct Helper {
    number: u16,
    place: (u16, u16),
    reach: Reach,
    skills: &'static [Skill],
    about: &'static str,
    taken_on: bool,
}

const HELPERS: [Helper; 6] = [
    Helper {
        number: 2,
        place: (0, 2),
        reach: Reach::Community,
        skills: &[Skill::Escort, Skill::BarrierFree, Skill::FirstAid],
        about: "大学生，周末和晚上有空，有急救证。",
        taken_on: true,
    },
    Helper {
        number: 4,
        place: (1, 1),
        reach: Reach::Street,
        skills: &[Skill::Escort, Skill::Cooking],
        about: "退休护士，陪过很多邻居看病。",
        taken_on: true,
    },
    Helper {
        number: 6,
        place: (2, 1),
        reach: Reach::Street,
        skills: &[Skill::Repairs],
        about: "老电工。",
        taken_on: true,
    },
    Helper {
        number: 7,
        place: (0, 1),
        reach: Reach::Community,
        skills: &[Skill::Escort, Skill::Driving, Skill::Devices],
        about: "有车，会教老人用手机挂号。",
        taken_on: true,
    },
    Helper {
        number: 8,
        place: (0, 0),
        reach: Reach::Cell,
        skills: &[Skill::Repairs, Skill::Haircut],
        about: "就在本楼，换灯泡、理发随叫随到。",
        taken_on: true,
    },
    Helper {
        number: 9,
        place: (0, 1),
        reach: Reach::Community,
        skills: &[Skill::Tutoring, Skill::Arts],
        about: "小学老师，想辅导孩子功课。",
        taken_on: false,
    },
];

/// Seeds the volunteers, and requests at every point of their life; what is there already stays as it is.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().places(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        if volunteers::service::own(conn, &people::resident(2), desk.moment).is_ok() {
            return Ok(());
        }
        HELPERS.iter().try_for_each(|helper| take_on(conn, &desk, helper))?;
        certificates::seed(conn, &desk)?;
        kept::seed(conn, &desk)?;
        visited(conn, &desk)?;
        offered(conn, &desk)?;
        let tomorrow = request(
            &desk,
            ServiceKind::Company,
            2,
            "想请人陪独居的父亲聊聊天，顺便看看家里的煤气灶。",
        );
        service::ask(conn, &desk, &people::resident(1), &tomorrow)?;
        coming_week(conn, &desk)
    })
    .await
}

fn take_on(conn: &mut Conn, desk: &Desk, helper: &Helper) -> Result<()> {
    let community = places::community(helper.place.0);
    let sheet = VolunteerSheet {
        community_id: community,
        cell_id: Some(places::cell(helper.place.0, helper.place.1)),
        reach: helper.reach,
        skills: helper.skills.to_vec(),
        speech: vec![Speech::Mandarin],
        free: (0..WeekSlot::COUNT).map(WeekSlot::of).collect(),
        gender: None,
        most: 2,
        adult: true,
        guardian: None,
        about: Some(helper.about.to_owned()),
    };
    let volunteer = people::resident(helper.number);
    volunteers::service::apply(conn, desk, &volunteer, &sheet, None)?;
    if helper.taken_on {
        let decision = VolunteerDecision {
            accept: true,
            level: 2,
            checked: true,
            number: None,
            reason: None,
        };
        let admin = people::station_admin(helper.place.0);
        volunteers::deciding::decide(conn, desk, &admin, ((community, volunteer.id), None), &decision)?;
    }
    Ok(())
}

/// A working day so many days from `desk`'s moment, or the one after.
fn day(desk: &Desk, ahead: i64) -> String {
    let mut day = desk.moment.today() + Duration::days(ahead);
    while chrono::Datelike::weekday(&day).num_days_from_monday() > 4 {
        day += Duration::days(1);
    }
    day.to_string()
}

/// A request for something usual, some days ahead.
pub(super) fn request(desk: &Desk, kind: ServiceKind, ahead: i64, need: &str) -> NewService {
    let usual = kind.usual();
    NewService {
        community_id: places::community(0),
        cell_id: Some(places::cell(0, 0)),
        case_id: None,
        kind,
        need: need.to_owned(),
        urgency: Urgency::Normal,
        day: day(desk, ahead),
        part: Daypart::Morning,
        weeks: 1,
        volunteers: usual.volunteers,
        skills: usual.skills.to_vec(),
        trainings: Vec::new(),
        speech: Vec::new(),
        gender: None,
        safeguard: usual.safeguard,
        least_level: 1,
        by_person: false,
        organisation_id: None,
        consent: None,
        person: Neighbour {
            name: "王秀兰".to_owned(),
            phone: None,
            home: Some("3号楼2单元501".to_owned()),
        },
    }
}

/// Asks for the team that suits best; its lead says yes.
fn choose(conn: &mut Conn, desk: &Desk, service: &Service) -> Result<Service> {
    let (admin, id) = (people::station_admin(0), service.summary.id);
    let found = service::suggest(conn, desk, &admin, id, None)?;
    let Some(best) = found.teams.into_iter().next() else {
        return service::read(conn, desk, &admin, id);
    };
    let team = ChosenTeam {
        lead: best.lead.account_id,
        volunteers: best.volunteers.iter().map(|each| each.account_id).collect(),
    };
    service::choose(conn, desk, &admin, id, &team)?;
    say_yes(conn, desk, &people::social_worker(0), id)
}

fn say_yes(conn: &mut Conn, desk: &Desk, by: &Actor, id: ServiceId) -> Result<Service> {
    let answer = OfferAnswer {
        accept: true,
        reason: None,
    };
    service::answer(conn, desk, by, id, &answer)
}

/// A visit to a doctor some days ago, written up and rated.
fn visited(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let then = |hours| Desk {
        moment: Moment::at(desk.moment.time() - Duration::days(6) + Duration::hours(hours)),
        ..desk.clone()
    };
    let (resident, lead) = (people::resident(0), people::social_worker(0));
    let need = request(&then(0), ServiceKind::Escort, 1, "陪老人去市立医院复查，需要推轮椅。");
    let asked = service::ask(conn, &then(0), &resident, &need)?;
    let mut service = choose(conn, &then(1), &asked)?;
    let id = service.summary.id;
    for number in HELPERS.map(|helper| helper.number) {
        let helper = people::resident(number);
        if service.team.iter().any(|member| member.account_id == helper.id) {
            service = say_yes(conn, &then(2), &helper, id)?;
        }
    }
    let came: Vec<_> = service
        .team
        .iter()
        .filter(|member| member.state == OfferState::Accepted)
        .collect();
    let minutes = |account_id| Served {
        account_id,
        minutes: 150,
    };
    let record = ServiceRecord {
        text: "已陪同复查，血压平稳，医嘱两周后再来；下次同一时间可继续安排。".to_owned(),
        people: came.iter().map(|member| minutes(member.account_id)).collect(),
    };
    service::write_up(conn, &then(96), &lead, id, &record)?;
    let stars = |account_id| PersonStars { account_id, stars: 5 };
    let rating = ServiceRating {
        people: came.iter().map(|member| stars(member.account_id)).collect(),
        thanks: Some("一路照顾得特别周到，谢谢你们！".to_owned()),
    };
    service::rate(conn, &then(100), &resident, id, &rating).map(drop)
}

/// A lamp that is to be repaired; the volunteer has not answered yet.
fn offered(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let need = request(
        desk,
        ServiceKind::Repairs,
        1,
        "卫生间的灯坏了，老人自己够不着，想请人换一下。",
    );
    let asked = service::ask(conn, desk, &people::resident(0), &need)?;
    choose(conn, desk, &asked).map(drop)
}

/// What waits for a team in the coming week: on which of its days, when, how urgent, of which kind, at whose door, and what for.
const WAITING: [(i64, Daypart, Urgency, ServiceKind, &str, &str); 6] = [
    (
        0,
        Daypart::Morning,
        Urgency::Urgent,
        ServiceKind::Escort,
        "张大爷",
        "陪老人去市立医院做透析，来回要推轮椅。",
    ),
    (
        1,
        Daypart::Morning,
        Urgency::Normal,
        ServiceKind::Devices,
        "李阿姨",
        "想学用手机挂号和交医保。",
    ),
    (
        1,
        Daypart::Afternoon,
        Urgency::Normal,
        ServiceKind::Repairs,
        "陈奶奶",
        "厨房水龙头漏水，自己拧不动。",
    ),
    (
        2,
        Daypart::Morning,
        Urgency::Normal,
        ServiceKind::Escort,
        "周大爷",
        "白内障手术后复查，眼睛看不清，要人陪。",
    ),
    (
        3,
        Daypart::Morning,
        Urgency::Low,
        ServiceKind::Company,
        "孙奶奶",
        "子女在外地，想有人来陪着说说话。",
    ),
    (
        4,
        Daypart::Morning,
        Urgency::Normal,
        ServiceKind::Translation,
        "老何",
        "听不懂普通话，办证时想请人用客家话帮忙解释。",
    ),
];

/// What waits for a team in the coming week, to be planned together; nobody speaks what the last one needs.
fn coming_week(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let today = desk.moment.today();
    let monday = 7 - i64::from(chrono::Datelike::weekday(&today).num_days_from_monday());
    for (number, (weekday, part, urgency, kind, name, need)) in (0_u32..).zip(WAITING) {
        let asked = request(desk, kind, monday + weekday, need);
        let speech = if kind == ServiceKind::Translation {
            vec![Speech::Hakka]
        } else {
            Vec::new()
        };
        let person = Neighbour {
            name: name.to_owned(),
            phone: Some(format!("0512-6000020{number}")),
            home: Some(format!("{}号楼1单元{}02", number + 1, number + 1)),
        };
        let asked = NewService {
            part,
            urgency,
            speech,
            person,
            ..asked
        };
        service::ask(conn, desk, &people::social_worker(0), &asked)?;
    }
    Ok(())
}
