//! What the made-up street needs, on its way to projects: a need that stands, one on notice with an objection, one that the council
//! took on and one that is new; and a call that two organisations answered.

use chrono::Duration;
use contract::{
    agenda::NewObjection,
    bodies::BodyKind,
    calls::{BudgetLine, CheckPlan, NewPlanCall, PlanOutput, PlanStep, PlanText, SendPlan},
    handling::{NewRepresentative, OrganisationSheet},
    ids::{BodyId, NeedId, OrganisationId, VoteId},
    needs::{NewCommunityNeed, NewNeedBallot, NewNeedSession, ScreenNeed, SessionQuestion},
    projects::Day,
    proposals::Field,
};

use super::{
    bodies::neighbour,
    people, places,
    votes::{later, scored},
};
use crate::{
    auth::keys::Keys,
    bodies::service as bodies,
    calls::service as calls,
    cases::{handling, service::Desk},
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    needs::service as needs,
    paging::Part,
    places::Directory,
    proposals::service as proposals,
};

/// Seeds them; a community that has needs keeps those.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        let first = Part { after: None, limit: 1 };
        let page = needs::page(conn, &desk, None, places::community(0), None, first)?;
        if !page.items.is_empty() {
            return Ok(());
        }
        decided(conn, &desk)?;
        answered(conn, &desk)
    })
    .await
}

fn listed(conn: &mut Conn, desk: &Desk, [title, about]: [&str; 2], field: Field, from: Option<usize>) -> Result<NeedId> {
    let mut proposed = proposals::mine(conn, desk, &people::resident(2))?;
    proposed.retain(|one| one.state.is_public());
    let new = NewCommunityNeed {
        title: title.to_owned(),
        about: about.to_owned(),
        field,
        proposals: from.and_then(|at| proposed.get(at)).map(|one| one.id).into_iter().collect(),
        cases: Vec::new(),
    };
    needs::add(conn, desk, &people::social_worker(0), places::community(0), &new).map(|need| need.id)
}

/// Three needs that residents voted on, of which two passed: one stands, to the other somebody objected.
fn decided(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let at = |days: i64| later(desk, -days);
    let bodies = bodies::list(conn, desk, places::community(0))?;
    let council = bodies.iter().find(|body| body.kind == BodyKind::Council).map(|body| body.id);
    let ids = screened(conn, &at, council)?;
    if let Some(council) = council {
        needs::deliberate(
            conn,
            &at(18),
            &people::station_admin(0),
            ids[0],
            &talked_over(council, &at(19)),
        )?;
    }
    let vote = voted_on(conn, &at(15), &ids)?;
    needs::settle(conn, &at(8), vote)?;
    let objection = NewObjection {
        reason: "南门边上是消防通道，座椅会挡住消防车，建议换到花坛旁边。".to_owned(),
    };
    needs::object(conn, &at(3), &people::resident(7), ids[1], &objection)?;
    needs::agree(conn, &at(1), ids[0])?;
    let new = ["楼道里装扶手", "七号楼没有电梯，老人上下楼扶墙走，冬天更滑。"];
    listed(conn, &at(1), new, Field::Facilities, None).map(drop)
}

/// Three needs that were listed, and screened ten days later.
fn screened(conn: &mut Conn, at: &impl Fn(i64) -> Desk, council: Option<BodyId>) -> Result<Vec<NeedId>> {
    let texts = [
        (
            ["老年食堂周末也开放", "周末子女上班，独居老人吃饭不方便。"],
            Field::SpecialGroups,
            Some(0),
        ),
        (
            ["小区南门加装休息座椅", "老人买菜回来要走很远，路上没有地方坐。"],
            Field::Facilities,
            None,
        ),
        (
            ["办一个旧物交换日", "家里闲置的东西扔了可惜，想和邻居换。"],
            Field::Neighbourhood,
            Some(1),
        ),
    ];
    let mut ids = Vec::new();
    for (texts, field, from) in texts {
        let id = listed(conn, &at(30), texts, field, from)?;
        let accepted = ScreenNeed {
            accepted: true,
            field: None,
            reason: None,
            body_id: council,
        };
        needs::screen(conn, &at(20), &people::station_admin(0), id, &accepted)?;
        ids.push(id);
    }
    Ok(ids)
}

/// The vote in which residents score them.
fn voted_on(conn: &mut Conn, desk: &Desk, ids: &[NeedId]) -> Result<VoteId> {
    let opens_at = desk.moment.time();
    let ballot = NewNeedBallot {
        needs: ids.to_vec(),
        title: "今年先做哪几件事".to_owned(),
        question: "下面这些需求有多迫切、对大家有多大好处、有多少人需要、做不做得成？请打分。".to_owned(),
        scored: true,
        choose: 1,
        opens_at,
        closes_at: opens_at + Duration::days(7),
        quorum_percent: None,
        body_id: None,
    };
    let vote = needs::ballot(conn, desk, &people::station_admin(0), places::community(0), &ballot)?;
    let scores = [
        [[5, 5, 4, 4], [4, 4, 4, 5], [2, 3, 2, 4]],
        [[5, 4, 4, 3], [4, 5, 4, 4], [1, 3, 2, 5]],
        [[4, 5, 3, 4], [3, 4, 3, 4], [3, 4, 3, 5]],
        [[5, 5, 5, 3], [5, 4, 4, 4], [2, 2, 1, 3]],
    ];
    let voters = [0, 1, 2, 7].map(people::resident).into_iter().chain((0..10).map(neighbour));
    let ballots: Vec<_> = voters.zip(scores.into_iter().cycle()).collect();
    scored(conn, desk, vote.id, &ballots)?;
    Ok(vote.id)
}

/// What the council said of a need on the day of the desk.
fn talked_over(council: BodyId, desk: &Desk) -> NewNeedSession {
    NewNeedSession {
        body_id: council,
        held_on: Day::of(desk.moment.time()),
        present: 8,
        minutes: "多数意见是先开放周六，志愿者够了再加周日；饭菜价格不变。".to_owned(),
        questions: vec![SessionQuestion {
            asked: "周末的厨师从哪里来？".to_owned(),
            answer: "食堂现有两位师傅轮班，每人每月两个周六。".to_owned(),
        }],
    }
}

/// A call whose deadline is over, with two plans: one was admitted, one waits.
fn answered(conn: &mut Conn, desk: &Desk) -> Result<()> {
    let (at, admin) = (|days: i64| later(desk, -days), people::station_admin(0));
    let new = NewPlanCall {
        need_id: None,
        because: Some("街道的为老服务专项经费指定用于电话问候，须在年内启动。".to_owned()),
        title: "独居老人每周电话问候".to_owned(),
        wanted: "为本社区 60 位独居老人每周打一次电话，有情况及时告诉驿站。".to_owned(),
        carrier: "依法登记的社会组织，有为老服务经验，能固定两名联系人。".to_owned(),
        limit_fen: 3_000_000,
        deadline: at(4).moment.time(),
    };
    let call = calls::publish(conn, &at(18), &admin, places::community(0), &new)?;
    let first = organisation(conn, &at(40), "银龄互助社", 0)?;
    let second = organisation(conn, &at(40), "邻里守望服务中心", 7)?;
    let early = plan(
        ["一声问候", "由 12 名志愿者分组，每人固定联系 5 位老人。"],
        &[("志愿者补贴", 1_800_000), ("电话费", 600_000)],
    );
    calls::send(conn, &at(10), &people::resident(0), (call.id, first), &early, None)?;
    let late = plan(
        ["守望热线", "两名专职社工每周回访，节日上门。"],
        &[("社工工时", 2_400_000), ("节日慰问品", 500_000)],
    );
    calls::send(conn, &at(5), &people::resident(7), (call.id, second), &late, None)?;
    calls::unseal(conn, &at(4), call.id)?;
    let read = calls::read(conn, desk, None, call.id)?;
    let admitted = CheckPlan {
        admitted: true,
        reason: Some("没有对应的需求和小组，由驿站审查：登记证书和为老服务经验都有。".to_owned()),
        body_id: None,
    };
    match read.plans.first() {
        Some(plan) => calls::check(conn, &at(2), &admin, plan.id, &admitted).map(drop),
        None => Ok(()),
    }
}

fn organisation(conn: &mut Conn, desk: &Desk, name: &str, speaker: usize) -> Result<OrganisationId> {
    let sheet = OrganisationSheet {
        name: name.to_owned(),
        phone: "0512-60000210".to_owned(),
        about: Some("为老服务、邻里互助".to_owned()),
    };
    let speaker = NewRepresentative {
        phone: people::RESIDENTS[speaker].phone.to_owned(),
        stands_in: false,
    };
    handling::seeded::add_organisation(conn, desk, &people::station_admin(0), places::community(0), &sheet, &speaker)
}

fn plan([title, summary]: [&str; 2], budget: &[(&str, u64)]) -> SendPlan {
    let line = |(what, fen): &(&str, u64)| BudgetLine {
        what: (*what).to_owned(),
        fen: *fen,
    };
    let step = |what: &str| PlanStep { what: what.to_owned() };
    SendPlan {
        plan: PlanText {
            title: title.to_owned(),
            summary: summary.to_owned(),
            steps: vec![
                step("与驿站核对名单并逐户说明"),
                step("每周固定时间打电话"),
                step("每月向驿站汇总一次"),
            ],
            outputs: vec![PlanOutput {
                what: "电话问候（次）".to_owned(),
                count: 2_400,
            }],
            budget: budget.iter().map(line).collect(),
            starts_on: "2027-01-04".to_owned(),
            ends_on: "2027-12-26".to_owned(),
        },
        contact: "0512-60000210".to_owned(),
    }
}
