//! A made-up platform of the city, and what it reported through Open311.

use contract::open311::{NewApiClient, PER_MINUTE};

use super::{people, places};
use crate::{auth::keys::Keys, cases::service::Desk, db::Db, error::Result, moment::Moment, open311::service, places::Directory};

/// What it reported: the service, what was said, how pressing it is, and where: degrees north and east in WGS-84.
const REPORTS: [(&str, &str, &str, [&str; 2]); 2] = [
    (
        "facilities",
        "东门路灯连续三晚不亮，下班回来看不清台阶。",
        "urgent",
        ["31.3021", "120.6013"],
    ),
    (
        "cleanliness",
        "小广场垃圾桶满了两天没有清，招来很多苍蝇。",
        "normal",
        ["31.3034", "120.6027"],
    ),
];

/// Seeds them, once.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    let sheet = NewApiClient {
        name: "城市随手拍".to_owned(),
        community_id: Some(places::community(0)),
        per_minute: PER_MINUTE,
        open: true,
    };
    let reports = REPORTS.map(|(service, said, urgency, [lat, long])| {
        let fields = [
            ("service_code", service),
            ("description", said),
            ("attribute[urgency]", urgency),
            ("lat", lat),
            ("long", long),
        ];
        fields.map(|(name, value)| (name, value.to_owned())).to_vec()
    });
    let by = people::street_admin();
    db.write(move |conn| service::demonstrate(conn, &desk, &by, places::street(), &sheet, &reports))
        .await
}
