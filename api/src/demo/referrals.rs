//! A referral each way, between the made-up station and the organisation that helps it.

use contract::{
    liaison::Neighbour,
    teams::{NewReferral, NewService, ReferralConsent, ServiceKind},
};

use super::{people, teams};
use crate::{
    auth::keys::Keys,
    cases::{handling, service::Desk},
    db::Db,
    error::Result,
    moment::Moment,
    places::Directory,
    services::service,
};

/// Seeds them, once there is an organisation; what is there already stays as it is.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    let desk = Desk {
        places: Directory::default().places(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        let speaker = people::resident(9);
        let known = !service::referred(conn, &desk, &speaker)?.items.is_empty();
        let Some(organisation) = handling::spoken_for(conn, speaker.id)?.pop().filter(|_| !known) else {
            return Ok(());
        };
        let person = |name: &str, phone: &str, home: &str| Neighbour {
            name: name.to_owned(),
            phone: Some(phone.to_owned()),
            home: Some(home.to_owned()),
        };
        let here = NewService {
            organisation_id: Some(organisation),
            consent: Some(ReferralConsent::Family),
            person: person("周奶奶", "0512-60000211", "5号楼1单元102"),
            ..teams::request(
                &desk,
                ServiceKind::Company,
                3,
                "老人刚出院，家人白天上班，想请人每周陪着走走路。",
            )
        };
        service::ask(conn, &desk, &speaker, &here)?;
        let away = NewService {
            person: person("吴大爷", "0512-60000212", "6号楼2单元301"),
            ..teams::request(&desk, ServiceKind::Company, 4, "老人摔伤以后走路不稳，想有人教他在家锻炼。")
        };
        let asked = service::ask(conn, &desk, &people::social_worker(0), &away)?;
        let referral = NewReferral {
            organisation_id: organisation,
            text: "老人需要长期康复训练，请上门评估。".to_owned(),
            consent: Some(ReferralConsent::Person),
        };
        service::refer(conn, &desk, &people::station_admin(0), asked.summary.id, &referral).map(drop)
    })
    .await
}
