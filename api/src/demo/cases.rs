//! The cases of the made-up street, each at another point of its life.

use chrono::Duration;
use contract::{
    cases::{Accept, Answer, Because, Category, Channel, Decline, DeclineReason, NameShown, Note, Rating, Urgency, Visibility},
    ids::{CaseId, PhotoId},
    publication::{PublicWording, Publish},
};

use super::{calls, people, places};
use crate::{
    auth::{keys::Keys, policy::Actor},
    cases::{
        intake::{self, Arrival},
        service::{self, Act, Deed, Desk, Reader},
    },
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    places::Directory,
    publication::service as publication,
};

/// How far a made-up case has come.
#[derive(Clone, Copy)]
enum Stage {
    Submitted,
    Accepted,
    Answered,
    Rated,
    /// Rated, and read by everybody.
    Public,
    /// As [`Self::Public`], with a picture on which something is hidden; see `published`.
    Pictured,
    Reopened,
    Declined,
}

struct Plan {
    community: u16,
    cell: u16,
    resident: u16,
    category: Category,
    days_ago: i64,
    stage: Stage,
    title: &'static str,
    body: &'static str,
}

/// What was seeded.
pub(super) struct New {
    /// Whether anything is new.
    pub(super) any: bool,
    /// The new case that everybody is to read with a picture.
    pub(super) pictured: Option<(CaseId, u16)>,
}

/// Seeds the cases.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<New> {
    let directory = Directory::default().reload(db).await?;
    let desk = Desk {
        places: directory,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        let mut new = New {
            any: false,
            pictured: None,
        };
        for (number, plan) in PLANS.iter().enumerate() {
            let begun = Moment::at(
                moment.time() - Duration::days(plan.days_ago) - Duration::minutes(i64::try_from(number).unwrap_or_default() * 7),
            );
            let mut arrival = arrival(plan, number, begun);
            if intake::add(conn, &mut arrival)? {
                new.any = true;
                for act in life(plan, arrival.id()) {
                    let at = Moment::at((begun.time() + act.0).min(moment.time()));
                    service::act(
                        conn,
                        &Desk {
                            moment: at,
                            ..desk.clone()
                        },
                        &act.1,
                    )?;
                }
                match plan.stage {
                    Stage::Public => {
                        agree(conn, &desk, arrival.id(), (plan.community, plan.resident))?;
                        publish(conn, &desk, arrival.id(), plan.community, &[])?;
                    }
                    Stage::Pictured => {
                        agree(conn, &desk, arrival.id(), (plan.community, plan.resident))?;
                        new.pictured = Some((arrival.id(), plan.community));
                    }
                    _ => {}
                }
            }
        }
        new.any |= calls::seed(conn, &desk)?;
        Ok(new)
    })
    .await
}

fn arrival(plan: &Plan, number: usize, begun: Moment) -> Arrival {
    let community = places::community(plan.community);
    let mut arrival = Arrival::new(community, Channel::Mailbox, plan.title, plan.body, begun);
    arrival.station(Some(super::id(3, plan.community)));
    arrival.place(Some(places::cell(plan.community, plan.cell)), None, None);
    arrival.reporter(Some(people::resident(plan.resident).id), None, NameShown::Staff);
    arrival.category(plan.category);
    arrival.identity("demo", &number.to_string());
    arrival
}

/// What happens to a case, and how long after it began.
fn life(plan: &Plan, case: CaseId) -> Vec<(Duration, Act)> {
    let station = Reader::Actor(people::station_admin(plan.community));
    let resident = Reader::Actor(people::resident(plan.resident));
    let act = |by: &Reader, deed| Act {
        case,
        by: by.clone(),
        expected: None,
        deed,
    };
    let text = |text: &str| Some(text.to_owned());
    let decline = Decline {
        reason: DeclineReason::NotCompetent,
        text: "这件事由主管部门负责，请拨打 12345 政务服务热线，我们可以陪同您一起反映。".to_owned(),
    };
    if let Stage::Declined = plan.stage {
        return vec![(Duration::hours(5), act(&station, Deed::Decline(decline)))];
    }
    let accept = Accept {
        urgency: Some(Urgency::Normal),
        category: None,
        subcategory_id: None,
        text: text("已收到，我们会尽快到现场查看。"),
    };
    let note = Note {
        text: "已联系物业，约好明天上午一起到场。".to_owned(),
        visibility: Visibility::Internal,
    };
    let answer = Answer::saying("工作人员已到现场处理完毕，请您看看效果。如还有问题，随时拨打驿站电话。".to_owned());
    let rating = Rating {
        contacted: true,
        resolved: true,
        satisfaction: 5,
        comment: text("办得很快，谢谢！"),
    };
    let again = Because {
        text: text("昨天晚上又出现了同样的情况，麻烦再看看。"),
    };
    let steps = [
        (Duration::hours(3), act(&station, Deed::Accept(accept))),
        (Duration::hours(4), act(&station, Deed::Note(note))),
        (Duration::hours(27), act(&station, Deed::Answer(answer))),
        match plan.stage {
            Stage::Reopened => (Duration::hours(50), act(&resident, Deed::Reopen(again))),
            _ => (Duration::hours(30), act(&resident, Deed::Rate(rating))),
        },
    ];
    let taken = match plan.stage {
        Stage::Submitted | Stage::Declined => 0,
        Stage::Accepted => 2,
        Stage::Answered => 3,
        Stage::Rated | Stage::Public | Stage::Pictured | Stage::Reopened => 4,
    };
    steps.into_iter().take(taken).collect()
}

fn act(conn: &mut Conn, desk: &Desk, case: CaseId, by: Actor, deed: Deed) -> Result<()> {
    let act = Act {
        case,
        by: Reader::Actor(by),
        expected: None,
        deed,
    };
    service::act(conn, desk, &act).map(drop)
}

/// The station asks whether everybody may read a case, and its reporter agrees.
fn agree(conn: &mut Conn, desk: &Desk, case: CaseId, (community, resident): (u16, u16)) -> Result<()> {
    let asked = Deed::AskConsent(Because::default());
    act(conn, desk, case, people::station_admin(community), asked)?;
    act(
        conn,
        desk,
        case,
        people::resident(resident),
        Deed::Consent(Because::default()),
    )
}

/// Makes a case public in its own words, which name nobody, with these copies of its pictures.
pub(super) fn publish(conn: &mut Conn, desk: &Desk, case: CaseId, community: u16, copies: &[PhotoId]) -> Result<()> {
    let admin = people::station_admin(community);
    let own = publication::prepared(conn, desk, &admin, case)?;
    let wording = PublicWording {
        title: own.title,
        body: own.body,
        answer: own.answer,
        kept: Vec::new(),
        photos: Vec::new(),
    };
    let kept = publication::keep(conn, desk, &admin, (case, None), &wording, copies)?;
    act(conn, desk, case, admin, Deed::Publish(Publish { edition: kept.edition }))
}

macro_rules! plans {
    ($($community:literal $cell:literal $resident:literal $category:ident $days:literal $stage:ident $title:literal $body:literal;)+) => {
        const PLANS: &[Plan] = &[$(Plan {
            community: $community, cell: $cell, resident: $resident, category: Category::$category, days_ago: $days,
            stage: Stage::$stage, title: $title, body: $body,
        }),+];
    };
}

plans! {
    0 0 0 Facilities 0 Submitted "3号楼电梯夜里有异响" "最近一周每天半夜电梯上下时都有很大的响声，像铁片刮擦，家里老人被吵醒好几次，担心不安全，请帮忙联系维保单位检查。";
    0 1 1 Noise 0 Submitted "楼上装修中午不休息" "6号楼502装修，中午十二点半还在用电钻，孩子没法午睡。物业说过一次没有用，希望驿站协调一下施工时间。";
    0 2 2 Traffic 1 Submitted "消防通道总被占用" "9号楼后面的消防通道晚上停满了车，昨天快递车都进不来，万一着火怎么办？建议划黄线、装隔离桩。";
    0 0 0 Eldercare 2 Accepted "想给独居的老邻居找人陪诊" "我家对门的张奶奶八十三岁，一个人住，下周二要去医院复查，子女在外地，想请志愿者陪她去一趟。";
    0 1 1 Cleanliness 3 Accepted "垃圾分类点周末没人清理" "第二网格的分类投放点周六周日垃圾满出来，味道很大，夏天更招虫子。希望周末也安排清运。";
    0 0 0 Facilities 6 Answered "小花园的长椅坏了两张" "小花园靠近水池的两张长椅木条断了，露出钉子，老人孩子坐着容易受伤。";
    0 2 2 Safety 12 Pictured "单元门禁坏了好几天" "10号楼二单元的门禁一直打不开锁，谁都能进出，晚上不放心。";
    0 1 1 Housing 20 Rated "楼道灯不亮" "7号楼三单元三楼到五楼的感应灯都不亮，老人晚上下楼看不清台阶。";
    0 0 0 Work 9 Declined "社保缴费年限查询有误" "我的社保缴费年限在手机上显示少了两年，不知道去哪里改。";
    1 0 3 Traffic 0 Submitted "巷口路灯太暗" "桂花巷口到菜场这一段晚上几乎看不清路，已经有两位老人绊倒过，请加装路灯。";
    1 1 4 Education 1 Accepted "暑假想有个写作业的地方" "双职工家庭的孩子放假没人看，希望驿站的活动室能开放一间自习室，我们家长可以轮流值班。";
    1 2 3 Noise 4 Answered "沿街店铺音响太吵" "沿街新开的店从早上八点放音乐到晚上十点，一楼住户没法开窗。";
    1 0 4 Health 15 Public "请社区医生来量血压" "希望每个月安排一次社区医生到驿站量血压、测血糖，腿脚不好的老人去医院不方便。";
    1 1 3 Cleanliness 8 Reopened "下水道返味" "西区2号楼一楼厨房下水道返味，疏通过一次，管了三天又有了。";
    2 0 5 Facilities 0 Submitted "健身器材螺丝松了" "银杏新村广场上的扭腰器晃得厉害，底座的螺丝松了，孩子常在上面玩，很危险。";
    2 1 6 Neighbours 2 Accepted "楼上晾衣服总滴水" "楼上邻居晾的衣服不拧干，水滴到我家被子上，说了几次都不高兴，想请调解员帮忙。";
    2 0 5 Housing 5 Answered "屋顶漏雨" "8号楼顶楼下雨就漏，厨房墙皮已经掉了一块，请帮忙查一下是不是可以用维修基金。";
    2 1 6 Eldercare 11 Rated "老年食堂想增加软烂菜" "老年食堂的菜炒得有点硬，牙口不好的老人吃不动，能不能每天有一两个软烂的菜。";
}
