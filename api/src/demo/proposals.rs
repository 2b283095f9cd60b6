//! What the made-up street's residents proposed, each at another point of its life.

use chrono::Duration;
use contract::{
    ids::ProposalId,
    proposals::{
        Decision, Field, NewAnswer, NewComment, NewDecision, NewProposal, NewStep, Outcome, Proposal, ProposalRules,
        ProposalText, StepReport,
    },
};

use super::{people, places};
use crate::{
    auth::{keys::Keys, policy::Actor},
    cases::service::Desk,
    comments,
    db::{Conn, Db},
    error::{Error, Result},
    moderation,
    moment::Moment,
    places::Directory,
    proposals::service,
    residents,
};

/// How far a made-up proposal has come.
#[derive(Clone, Copy)]
enum Stage {
    Submitted,
    Gathering,
    Effective,
    Answered,
}

struct Plan {
    author: u16,
    signers: &'static [u16],
    days_ago: i64,
    stage: Stage,
    field: Field,
    texts: [&'static str; 3],
    place: &'static str,
    cost: u32,
}

const PLANS: [Plan; 4] = [
    Plan {
        author: 2,
        signers: &[0, 1],
        days_ago: 24,
        stage: Stage::Answered,
        field: Field::Facilities,
        texts: [
            "在3号楼到车库的路上装路灯",
            "晚上从车库到3号楼一路没有灯，老人容易绊倒，上个月已经有两位邻居摔伤。",
            "在花坛边装两盏太阳能路灯，不用拉线，也不影响低层住户休息。",
        ],
        place: "3号楼北侧小路",
        cost: 3_000,
    },
    Plan {
        author: 0,
        signers: &[1, 2],
        days_ago: 9,
        stage: Stage::Effective,
        field: Field::SpecialGroups,
        texts: [
            "老年食堂周末也开放",
            "食堂只在工作日开门，独居老人周末常常只吃一顿，或者将就吃剩菜。",
            "周六周日中午开放两小时，由志愿者轮流帮忙分餐，先试行三个月。",
        ],
        place: "社区老年食堂",
        cost: 12_000,
    },
    Plan {
        author: 1,
        signers: &[2],
        days_ago: 4,
        stage: Stage::Gathering,
        field: Field::Neighbourhood,
        texts: [
            "每月一次邻里旧物交换日",
            "很多人家里有用不上的玩具、书和小家电，扔了可惜，想要的人又不知道去哪里找。",
            "每月第一个周六上午在小广场摆摊交换，剩下的由驿站联系捐赠。",
        ],
        place: "中心小广场",
        cost: 500,
    },
    Plan {
        author: 0,
        signers: &[],
        days_ago: 1,
        stage: Stage::Submitted,
        field: Field::Volunteering,
        texts: [
            "请志愿者教老人用智能手机",
            "看病挂号、缴费都要用手机，很多老人不会。想报名的可以打13800000001找我。",
            "每周三下午在驿站开一个小班，一位志愿者带三位老人。",
        ],
        place: "梧桐驿站活动室",
        cost: 0,
    },
];

/// Seeds them; a street whose residents proposed something keeps that.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        for (number, resident) in (0..).zip(&people::RESIDENTS) {
            let community = places::community(resident.community);
            residents::service::ensure(conn, people::resident(number).id, community, moment)?;
        }
        if !service::mine(conn, &desk, &people::resident(0))?.is_empty() {
            return Ok(());
        }
        // Few live in the made-up street, and still one sees how a proposal goes on.
        let rules = ProposalRules {
            threshold_least: 2,
            ..ProposalRules::default()
        };
        service::set_rules(conn, &desk, &people::street_admin(), places::community(0), rules, None)?;
        PLANS.iter().try_for_each(|plan| carry_out(conn, &desk, plan))
    })
    .await
}

fn carry_out(conn: &mut Conn, desk: &Desk, plan: &Plan) -> Result<()> {
    let at = |hours: i64| Desk {
        moment: Moment::at(desk.moment.time() - Duration::days(plan.days_ago) + Duration::hours(hours)),
        ..desk.clone()
    };
    let (author, admin) = (people::resident(plan.author), people::station_admin(0));
    let proposal = service::begin(conn, &at(0), &author, &new(plan))?;
    let id = proposal.summary.id;
    service::submit(conn, &at(1), &author, (id, None))?;
    if matches!(plan.stage, Stage::Submitted) {
        return Ok(());
    }
    publish(conn, &at(5), &admin, &proposal)?;
    for (hours, signer) in (6..).zip(plan.signers) {
        service::sign(conn, &at(hours), &people::resident(*signer), id)?;
        service::settle(conn, id, at(hours).moment)?;
    }
    if matches!(plan.stage, Stage::Gathering) {
        discuss(conn, &at, id)?;
    }
    if matches!(plan.stage, Stage::Answered) {
        service::answer(conn, &at(200), &admin, (id, None), &answer())?;
        let report = StepReport {
            step: 0,
            note: "已选定两款太阳能路灯，样品放在驿站，欢迎来看。".to_owned(),
            files: Vec::new(),
        };
        service::report(conn, &at(300), &admin, (id, None), &report)?;
    }
    Ok(())
}

/// What neighbours say of a proposal: one asks, the station answers, and one still waits to be looked at.
fn discuss(conn: &mut Conn, at: &impl Fn(i64) -> Desk, id: ProposalId) -> Result<()> {
    let (asks, admin) = (people::resident(2), people::station_admin(0));
    let new = |text: &str, parent_id| NewComment {
        text: text.to_owned(),
        parent_id,
    };
    let question = new("好主意！旧家具太重搬不动，能不能请志愿者上门帮忙？", None);
    let asked = comments::service::write(conn, &at(20), &asks, id, &question)?;
    let waiting = moderation::service::queue(conn, &at(21), &admin, places::community(0), None)?;
    let item = waiting.items.iter().find(|item| item.comment_id == Some(asked.id));
    let item = item.ok_or_else(|| Error::internal("a comment that waits for nobody"))?;
    moderation::service::decide(conn, &at(21), &admin, item.id, &decision())?;
    let answer = new("可以的，提前在驿站登记，义工队会上门帮忙搬运。", Some(asked.id));
    comments::service::write(conn, &at(26), &admin, id, &answer)?;
    let waits = new("希望也收旧书，孩子们可以自己摆摊。", None);
    comments::service::write(conn, &at(40), &people::resident(0), id, &waits).map(drop)
}

fn new(plan: &Plan) -> NewProposal {
    let [title, problem, suggestion] = plan.texts.map(str::to_owned);
    NewProposal {
        community_id: places::community(0),
        cell_id: None,
        point: None,
        named: false,
        organisation_id: None,
        text: ProposalText {
            title,
            problem,
            suggestion,
            helps: None,
            field: plan.field,
            place: Some(plan.place.to_owned()),
            cost: Some(plan.cost).filter(|cost| *cost > 0),
        },
    }
}

fn publish(conn: &mut Conn, desk: &Desk, admin: &Actor, proposal: &Proposal) -> Result<()> {
    let queue = moderation::service::queue(conn, desk, admin, proposal.summary.community_id, None)?;
    let of_it = queue.items.iter().find(|item| item.proposal_id == proposal.summary.id);
    let item = of_it.ok_or_else(|| Error::internal("a proposal that waits for nobody"))?;
    moderation::service::decide(conn, desk, admin, item.id, &decision()).map(drop)
}

/// The decision to publish.
const fn decision() -> NewDecision {
    NewDecision {
        decision: Decision::Publish,
        edition: None,
        reason: None,
        text: None,
        marks: Vec::new(),
    }
}

fn answer() -> NewAnswer {
    let step = |what: &str, on: &str, cost| NewStep {
        what: what.to_owned(),
        on: on.to_owned(),
        cost,
    };
    NewAnswer {
        outcome: Outcome::PartlyAdopted,
        text: "同意在小路北段先装一盏路灯；南段有管线改造，完工后再装第二盏。费用从社区公共收益中支出。".to_owned(),
        steps: vec![
            step("选型并公示样品", "2026-12-05", None),
            step("安装北段路灯", "2026-12-20", Some(1_500)),
            step("管线改造后安装南段路灯", "2027-03-31", Some(1_500)),
        ],
        files: Vec::new(),
    }
}
