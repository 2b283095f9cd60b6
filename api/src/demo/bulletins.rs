//! What the made-up street's first community says of last month.

use chrono::{Datelike, Days, TimeDelta};
use contract::bulletins::NewBulletin;

use super::{people, places};
use crate::{
    auth::keys::Keys,
    bulletins::service,
    cases::service::Desk,
    db::Db,
    error::{Error, Result},
    moment::Moment,
    paging::Part,
    places::Directory,
};

/// Seeds one; a community that has published any keeps that.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    let community = places::community(0);
    let bulletin = of_last_month(moment)?;
    db.write(move |conn| {
        let first = Part { after: None, limit: 1 };
        if !service::page(conn, &desk, community, first)?.items.is_empty() {
            return Ok(());
        }
        service::publish(conn, &desk, &people::station_admin(0), community, &bulletin).map(drop)
    })
    .await
}

fn of_last_month(moment: Moment) -> Result<NewBulletin> {
    let today = (moment.time() + TimeDelta::hours(8)).date_naive();
    let first = today.with_day(1);
    let last = first.and_then(|first| first.checked_sub_days(Days::new(1)));
    let last = last.ok_or_else(|| Error::internal("no month before this one"))?;
    Ok(NewBulletin {
        month: last.format("%Y-%m").to_string(),
        title: "路灯亮了，老年食堂试开两周".to_owned(),
        text: "3号楼前的两盏路灯装好了，晚上从车库回家不用再摸黑。\n\n\
               老年食堂在活动室试开了两个周末，来吃饭的老人和家属提了不少意见，下个月改菜单。\n\n\
               谢谢每一位写信、打电话和到驿站来的邻居。"
            .to_owned(),
        cases: Vec::new(),
        projects: Vec::new(),
        corrects: None,
        because: None,
    })
}
