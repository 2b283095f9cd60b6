//! What the made-up street has an organisation do for it: one project that is under way, with two reports, and one that was
//! evaluated as excellent.

use chrono::Duration;
use contract::{
    ids::{OrganisationId, ProjectId},
    projects::{
        AnswerRemark, Day, NewEvaluation, NewProject, NewProjectReport, NewRemark, ProjectOutput, ProjectReason, ProjectRules,
        RecordPayment, Scores, SignContract, Spending, Terms,
    },
    proposals::Field,
};

use super::{people, places};
use crate::{
    auth::keys::Keys,
    cases::{handling, service::Desk},
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    places::Directory,
    projects::service,
};

/// Which resident speaks for the organisation.
const SPEAKER: u16 = 9;

/// Seeds them; a community that has a project keeps that.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        let speaker = people::resident(SPEAKER);
        let known = !service::mine(conn, &speaker)?.is_empty();
        let Some(organisation) = handling::spoken_for(conn, speaker.id)?.pop().filter(|_| !known) else {
            return Ok(());
        };
        // Few live in the made-up street, and still one sees how a project is evaluated.
        let rules = ProjectRules {
            least_evaluations: 3,
            ..ProjectRules::default()
        };
        service::set_rules(conn, &desk, &people::street_admin(), places::community(0), rules, None)?;
        excellent(conn, &desk, organisation)?;
        running(conn, &desk, organisation)
    })
    .await
}

/// The desk so many days later; earlier, if they are negative.
fn later(desk: &Desk, days: i64) -> Desk {
    Desk {
        moment: Moment::at(desk.moment.time() + Duration::days(days)),
        ..desk.clone()
    }
}

fn day(desk: &Desk, days: i64) -> Day {
    Day::of(desk.moment.time() + Duration::days(days))
}

fn output(what: &str, count: u32, unit: &str) -> ProjectOutput {
    ProjectOutput {
        what: what.to_owned(),
        count,
        unit: unit.to_owned(),
    }
}

/// Draws a project up, and lets it be signed and paid for the first time, so many days ago.
fn begun(conn: &mut Conn, desk: &Desk, new: &NewProject, days: i64) -> Result<ProjectId> {
    let (admin, speaker) = (people::station_admin(0), people::resident(SPEAKER));
    let id = service::draw_up(conn, &later(desk, -days), &admin, places::community(0), new)?
        .summary
        .id;
    service::offer(conn, &later(desk, -days), &admin, id)?;
    service::sign(conn, &later(desk, 1 - days), &speaker, id, SignContract { version: 1 })?;
    pay(conn, &later(desk, 2 - days), id, 1)?;
    Ok(id)
}

fn pay(conn: &mut Conn, desk: &Desk, id: ProjectId, part: u8) -> Result<()> {
    let paid = RecordPayment {
        part,
        paid_on: Day::of(desk.moment.time()),
        reference: format!("记字第 {part}28 号"),
    };
    service::pay(conn, desk, &people::station_admin(0), id, &paid).map(drop)
}

fn report(conn: &mut Conn, desk: &Desk, id: ProjectId, (last, text): (bool, &str), done: &[u32], fen: u64) -> Result<()> {
    let new = NewProjectReport {
        last,
        text: text.to_owned(),
        done: done.to_vec(),
        spent: vec![Spending {
            what: "人员与材料".to_owned(),
            fen,
        }],
        photos: Vec::new(),
    };
    service::report(conn, desk, &people::resident(SPEAKER), id, &new).map(drop)
}

fn running(conn: &mut Conn, desk: &Desk, organisation_id: OrganisationId) -> Result<()> {
    let new = NewProject {
        title: "银发上门服务".to_owned(),
        purpose: "让出门不便的独居老人定期有人上门照看，理发、量血压、说说话。".to_owned(),
        field: Field::SpecialGroups,
        organisation_id,
        plan_id: None,
        proposal_id: None,
        because: Some("街道为老服务专项经费，按文件须在年初签约，来不及征集方案。".to_owned()),
        terms: Terms {
            starts_on: day(desk, -70),
            ends_on: day(desk, 110),
            scope: "本社区 80 岁以上的独居老人，约 40 户".to_owned(),
            content: "每月两次上门：理发、量血压、陪聊；每季度一次健康讲座。".to_owned(),
            service: "两人同行，提前一天电话预约；老人不在家的另约时间，不减次数。".to_owned(),
            breach: "无故中断服务的，退还未执行部分的款项；社区未按期付款的，期限顺延。".to_owned(),
            total_fen: 2_400_000,
            outputs: vec![output("上门服务", 480, "人次"), output("健康讲座", 2, "场")],
            reports_on: vec![day(desk, -40), day(desk, -10), day(desk, 20)],
        },
    };
    let id = begun(conn, desk, &new, 75)?;
    service::look(conn, &later(desk, -70), id)?;
    let first = "第一个月走访 38 户，登记 36 户，上门 74 人次。两位老人住院，已与家属约定出院后再上门。";
    report(conn, &later(desk, -41), id, (false, first), &[74, 0], 310_000)?;
    let second = "累计上门 151 人次，举办健康讲座一场，到场 31 人。";
    report(conn, &later(desk, -9), id, (false, second), &[151, 1], 655_000)?;
    let asked = NewRemark {
        text: "7号楼上个月没有看到有人来，是不是漏了？".to_owned(),
    };
    let remark = service::remark(conn, &later(desk, -6), &people::resident(2), id, &asked)?;
    let answer = AnswerRemark {
        text: "谢谢提醒。7号楼原定的日子下雨，改到了 25 日，已逐户电话告知，两次都会补上。".to_owned(),
    };
    service::answer(conn, &later(desk, -5), &people::resident(SPEAKER), (id, remark.id), &answer).map(drop)
}

fn excellent(conn: &mut Conn, desk: &Desk, organisation_id: OrganisationId) -> Result<()> {
    let new = NewProject {
        title: "楼道微花园".to_owned(),
        purpose: "居民一起认领楼道口的空地，种花、除草、浇水，让闲地变成大家的花园。".to_owned(),
        field: Field::Neighbourhood,
        organisation_id,
        plan_id: None,
        proposal_id: None,
        because: Some("楼道美化的试点经费由街道指定用途，经居民代表会议同意直接签约。".to_owned()),
        terms: Terms {
            starts_on: day(desk, -200),
            ends_on: day(desk, -40),
            scope: "1号楼至6号楼的楼道口".to_owned(),
            content: "每栋楼一处花园：居民讨论方案、认领、栽种，并排好浇水的班。".to_owned(),
            service: "每周六上午有人在场指导；工具由承接方提供。".to_owned(),
            breach: "少建一处，退还相应款项。".to_owned(),
            total_fen: 1_280_050,
            outputs: vec![output("微花园", 6, "处"), output("居民参加", 120, "人次")],
            reports_on: vec![day(desk, -120)],
        },
    };
    let id = begun(conn, desk, &new, 205)?;
    service::look(conn, &later(desk, -200), id)?;
    report(
        conn,
        &later(desk, -121),
        id,
        (false, "六处选址都由楼栋居民商定，已建成三处。"),
        &[3, 71],
        520_000,
    )?;
    let last = "六处微花园全部建成，居民参加 143 人次，浇水的班由各楼栋自己排。";
    report(conn, &later(desk, -42), id, (true, last), &[6, 143], 1_270_000)?;
    for (resident, score, words) in [
        (0, 5, "天天路过都想多看两眼。"),
        (1, 5, "孩子放学抢着浇水。"),
        (2, 4, "3号楼的花架再稳一点就好了。"),
        (7, 5, "邻居之间话都多了。"),
    ] {
        let given = evaluation([5, score, 5, 4, score], words);
        service::evaluate(conn, &later(desk, -35), &people::resident(resident), id, &given)?;
    }
    let reasons = "成果超出约定，居民自己接手管护，账目清楚。";
    let station = evaluation([5, 5, 5, 5, 5], reasons);
    service::evaluate(conn, &later(desk, -34), &people::station_admin(0), id, &station)?;
    service::look(conn, &later(desk, -28), id)?;
    pay(conn, &later(desk, -25), id, 2)?;
    let why = ProjectReason {
        reason: "居民自己接手管护，六处花园至今没有一处荒掉。".to_owned(),
    };
    service::commend(conn, &later(desk, -20), &people::station_admin(0), id, &why).map(drop)
}

fn evaluation([effect, output, participation, spending, satisfaction]: [u8; 5], words: &str) -> NewEvaluation {
    NewEvaluation {
        scores: Scores {
            effect,
            output,
            participation,
            spending,
            satisfaction,
        },
        words: Some(words.to_owned()),
    }
}
