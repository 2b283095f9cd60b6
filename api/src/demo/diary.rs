//! A few days in the diary of the made-up street's social worker.

use chrono::Duration;
use contract::{
    cases::Category,
    diary::{DiaryWords, NewDiaryNote},
};

use super::{people, places};
use crate::{auth::keys::Keys, cases::service::Desk, db::Db, diary::service, error::Result, moment::Moment, places::Directory};

/// How many hours ago, in which cell, where, how many people were met and who, what was seen; and what it becomes.
type Plan = (i64, u16, &'static str, u16, &'static str, &'static str, Option<Category>);

const PLANS: [Plan; 5] = [
    (
        1,
        0,
        "3号楼门口",
        3,
        "两位老人，一位保安",
        "3号楼门口台阶有一块松动，老人说前天差点绊倒，已请保安先放警示牌。",
        Some(Category::Facilities),
    ),
    (2, 1, "5号楼活动室", 8, "合唱队", "合唱队排练，大家希望周末也能开门。", None),
    (
        25,
        1,
        "7号楼东侧",
        1,
        "一位住户",
        "消防通道停了三辆电动车，住户反映晚上更多。",
        Some(Category::Safety),
    ),
    (
        26,
        2,
        "10号楼302",
        2,
        "独居老人和女儿",
        "探访独居老人，精神不错，约好下周陪去医院复查。",
        None,
    ),
    (49, 0, "小花园", 4, "带孩子的家长", "家长希望在沙坑旁加两张长椅。", None),
];

/// Seeds the notes; those that are there stay.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        let worker = people::social_worker(0);
        for (number, (hours, cell, address, met, who, text, raise)) in (0..).zip(PLANS) {
            let seen_at = moment.time() - Duration::hours(hours);
            let at = Desk {
                moment: Moment::at(seen_at),
                ..desk.clone()
            };
            let note = NewDiaryNote {
                id: super::id(8, number),
                community_id: places::community(0),
                seen_at,
                corrects_id: None,
                raise,
                words: DiaryWords {
                    text: text.to_owned(),
                    cell_id: Some(places::cell(0, cell)),
                    address: Some(address.to_owned()),
                    point: None,
                    met,
                    people: Some(who.to_owned()),
                },
                photos: Vec::new(),
            };
            service::write(conn, &at, &worker, &note)?;
        }
        Ok(())
    })
    .await
}
