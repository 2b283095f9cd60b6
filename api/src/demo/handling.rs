//! How the made-up street handles its cases: who helps, to whom cases go, and one at each point between acceptance and
//! answer.

use chrono::Duration;
use contract::{
    cases::{Accept, Answer, Because, Category, Channel, NameShown, Urgency},
    handling::{
        Dispatch, DispatchObjection, Flow, HandlerRef, Merge, NamingRequest, NewRepresentative, OrganisationSheet, Pause,
        PauseReason, RoutingRule, RoutingRules, RoutingTarget, Transfer,
    },
    ids::{CaseId, OrganisationId},
};

use super::{people, places};
use crate::{
    auth::{keys::Keys, policy::Actor},
    cases::{
        handling,
        intake::{self, Arrival},
        service::{self, Act, Deed, Desk, Reader},
    },
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    places::Directory,
};

/// Seeds organisations, rules and cases of the first community, once.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let directory = Directory::default().reload(db).await?;
    let desk = Desk {
        places: directory,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        let cases: Vec<CaseId> = (0..)
            .zip(&MATTERS)
            .filter_map(|(number, matter)| arrive(conn, number, matter, moment).transpose())
            .collect::<Result<_>>()?;
        let Ok(cases) = <[CaseId; 6]>::try_from(cases) else {
            return Ok(());
        };
        let organisation = organisation(conn, &desk)?;
        for (number, (case, by, deed)) in (0..).zip(life(cases, organisation)) {
            let at = Moment::at(moment.time() - Duration::hours(20) + Duration::minutes(number * 40));
            let desk = Desk {
                moment: at,
                ..desk.clone()
            };
            let by = Reader::Actor(by);
            service::act(
                conn,
                &desk,
                &Act {
                    case,
                    by,
                    expected: None,
                    deed,
                },
            )?;
        }
        handling::seeded::set_rules(
            conn,
            &desk,
            &people::station_admin(0),
            places::community(0),
            &rules(organisation),
        )
        .map(drop)
    })
    .await
}

/// What somebody wrote: the resident, the category, the title and the text.
type Matter = (u16, Category, &'static str, &'static str);

const MATTERS: [Matter; 6] = [
    (
        1,
        Category::Safety,
        "单元门闭门器坏了",
        "5号楼一单元的门关不严，晚上风一吹就响，陌生人也能进来，请修一下闭门器。",
    ),
    (
        0,
        Category::Facilities,
        "小区路灯夜里不亮",
        "2号楼到3号楼之间的三盏路灯坏了一周，老人晚上散步看不清台阶。",
    ),
    (
        0,
        Category::Eldercare,
        "想给老人家里装扶手",
        "母亲八十一岁，上个月在卫生间滑倒，想请人上门看看怎么装扶手、铺防滑垫。",
    ),
    (
        2,
        Category::Housing,
        "地下车库顶板漏水",
        "地下车库靠近出口的顶板下雨就漏，水滴在车上，地面结了一层青苔。",
    ),
    (
        2,
        Category::Facilities,
        "2号楼旁边路灯坏了",
        "2号楼和3号楼中间的路灯一直不亮，晚上看不清路。",
    ),
    (
        1,
        Category::Neighbours,
        "楼上夜里拖椅子",
        "楼上夜里十一点还在拖椅子，孩子总被吵醒，希望社区调解。",
    ),
];

/// Writes down what came in; nothing where it is there already.
fn arrive(conn: &mut Conn, number: i64, (resident, category, title, body): &Matter, moment: Moment) -> Result<Option<CaseId>> {
    let begun = Moment::at(moment.time() - Duration::hours(30) + Duration::minutes(number * 25));
    let mut arrival = Arrival::new(places::community(0), Channel::Mailbox, title, body, begun);
    arrival.station(Some(super::id(3, 0)));
    arrival.place(Some(places::cell(0, 1)), None, None);
    arrival.reporter(Some(people::resident(*resident).id), None, NameShown::Staff);
    arrival.category(*category);
    arrival.identity("demo-handling", &number.to_string());
    Ok(intake::add(conn, &mut arrival)?.then(|| arrival.id()))
}

/// The organisation that helps, for which 徐老师 speaks.
fn organisation(conn: &mut Conn, desk: &Desk) -> Result<OrganisationId> {
    let sheet = OrganisationSheet {
        name: "暖阳社会工作服务中心".to_owned(),
        phone: "0512-60000200".to_owned(),
        about: Some("居家养老、适老化改造评估、邻里调解".to_owned()),
    };
    let speaker = NewRepresentative {
        phone: people::RESIDENTS[9].phone.to_owned(),
        stands_in: false,
    };
    handling::seeded::add_organisation(conn, desk, &people::station_admin(0), places::community(0), &sheet, &speaker)
}

fn life([door, lamps, rails, garage, lamp, chairs]: [CaseId; 6], organisation: OrganisationId) -> Vec<(CaseId, Actor, Deed)> {
    let (admin, worker) = (|| people::station_admin(0), || people::social_worker(0));
    let accept = |case| {
        (
            case,
            admin(),
            Deed::Accept(Accept {
                urgency: Some(Urgency::Normal),
                ..Accept::default()
            }),
        )
    };
    let until = Moment::now().time() + Duration::hours(8) + Duration::days(5);
    let answer = "已请邻里调解员上门，双方约定晚上十点后铺软垫、不再拖动椅子，驿站一周后回访。";
    vec![
        accept(door),
        (
            door,
            admin(),
            dispatch(&worker(), Flow::Ordinary, Some("请今天联系物业看一下。")),
        ),
        (door, worker(), Deed::Start(Because::default())),
        accept(lamps),
        (lamps, admin(), dispatch(&worker(), Flow::Ordinary, None)),
        (
            lamps,
            worker(),
            Deed::Object(DispatchObjection {
                text: "路灯归市政所管理，请转给市政联系人，社工没有维修条件。".to_owned(),
            }),
        ),
        accept(rails),
        (
            rails,
            admin(),
            Deed::AskNaming(NamingRequest {
                community_id: None,
                organisation_id: Some(organisation),
                text: "以便上门评估前与您约时间。".to_owned(),
            }),
        ),
        (rails, people::resident(0), Deed::Allow(Because::default())),
        (
            rails,
            admin(),
            Deed::Transfer(Transfer {
                community_id: None,
                organisation_id: Some(organisation),
                text: "请贵单位上门评估卫生间扶手和防滑改造。".to_owned(),
                consent: true,
            }),
        ),
        accept(garage),
        (
            garage,
            admin(),
            Deed::Pause(Pause {
                reason: PauseReason::Reporter,
                until: until.format("%Y-%m-%d").to_string(),
                text: "请补充漏水位置的照片，收到后继续办理。".to_owned(),
            }),
        ),
        (lamp, admin(), Deed::Merge(Merge { into: lamps })),
        accept(chairs),
        (chairs, admin(), dispatch(&worker(), Flow::Approval, None)),
        (chairs, worker(), Deed::Draft(Answer::saying(answer.to_owned()))),
    ]
}

fn dispatch(to: &Actor, flow: Flow, text: Option<&str>) -> Deed {
    Deed::Dispatch(Dispatch {
        handler: HandlerRef {
            duty_id: None,
            account_id: Some(to.id),
        },
        flow,
        helpers: Vec::new(),
        text: text.map(str::to_owned),
    })
}

/// Who needs help at home goes to the organisation, what is pressing to the lead's duty.
fn rules(organisation: OrganisationId) -> RoutingRules {
    let rule = |name: &str, to: RoutingTarget| RoutingRule {
        name: name.to_owned(),
        categories: Vec::new(),
        cells: Vec::new(),
        channels: Vec::new(),
        urgencies: Vec::new(),
        words: Vec::new(),
        office_hours: None,
        to,
        flow: Flow::Ordinary,
    };
    let nobody = RoutingTarget::default();
    let lead = RoutingTarget {
        duty_id: Some(super::id(12, 0)),
        ..nobody
    };
    let worker = RoutingTarget {
        account_id: Some(people::social_worker(0).id),
        ..nobody
    };
    let help = RoutingTarget {
        organisation_id: Some(organisation),
        ..nobody
    };
    RoutingRules {
        rules: vec![
            RoutingRule {
                urgencies: vec![Urgency::Emergency, Urgency::Urgent],
                flow: Flow::Emergency,
                ..rule("紧急的找负责人", lead)
            },
            RoutingRule {
                categories: vec![Category::Eldercare],
                words: ["扶手", "防滑", "改造"].map(str::to_owned).to_vec(),
                ..rule("适老化改造转暖阳", help)
            },
            RoutingRule {
                categories: vec![Category::Neighbours],
                ..rule("邻里纠纷找社工", worker)
            },
        ],
    }
}
