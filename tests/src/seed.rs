//! The places and the staff that every test finds: two streets, three communities, everybody with one password.

use api::{
    accounts::service::{self, NewStaff},
    db::Db,
    error::Result,
    moment::Moment,
    places,
};
use contract::{
    accounts::Role,
    cases::{Action, Template},
    ids::{CellId, CommunityId, Id, StationId, StreetId},
    places::{Cell, Community, Station},
};
use uuid::Uuid;

/// The password of all seeded staff.
pub const PASSWORD: &str = "a long test password";
/// It hashed as cheaply as argon2id can be: each test signs several people in, and would compute for longer than it tests. What
/// passwords are hashed with in earnest is tested where they are hashed.
const PASSWORD_HASH: &str = "$argon2id$v=19$m=8,t=1,p=1$b2YgdGVzdHM$xrgld0lMJZuwZeB+8KGYJw8JkJ73bmt/cGoGetg6QrY";

/// A fixed identifier: a kind and a number.
pub const fn id(kind: u16, number: u16) -> Uuid {
    Uuid::from_fields(0x7e57_0000 | kind as u32, number, 0x7000, &[0x80, 0, 0, 0, 0, 0, 0, 1])
}

/// The street of communities 0 and 1; street 1 is that of community 2.
pub fn street(number: u16) -> StreetId {
    id(1, number).into()
}

/// A community.
pub fn community(number: u16) -> CommunityId {
    id(2, number).into()
}

/// A community's station; community 0 has two, of which the second is number 10.
pub fn station(number: u16) -> StationId {
    id(3, number).into()
}

/// A cell of a community. Cell 1 of community 0 belongs to its second station.
pub fn cell(of_community: u16, number: u16) -> CellId {
    id(4, of_community * 10 + number).into()
}

/// A member of staff that every database has.
#[derive(Debug, Clone, Copy)]
pub struct Staff {
    /// What they sign in with.
    pub login: &'static str,
    /// The name residents see.
    pub work_name: &'static str,
    /// Their role.
    pub role: Role,
    /// The street and the community they hold it in.
    pub place: (u16, Option<u16>),
}

/// Everybody on the staff.
pub const STAFF: [Staff; 7] = [
    Staff {
        login: "station.admin",
        work_name: "驿站小李",
        role: Role::StationAdmin,
        place: (0, Some(0)),
    },
    Staff {
        login: "station.second",
        work_name: "驿站小王",
        role: Role::StationAdmin,
        place: (0, Some(0)),
    },
    Staff {
        login: "social.worker",
        work_name: "社工阿芳",
        role: Role::SocialWorker,
        place: (0, Some(0)),
    },
    Staff {
        login: "foreign.admin",
        work_name: "邻站小张",
        role: Role::StationAdmin,
        place: (0, Some(1)),
    },
    Staff {
        login: "street.admin",
        work_name: "街道老周",
        role: Role::StreetAdmin,
        place: (0, None),
    },
    Staff {
        login: "foreign.street",
        work_name: "外街老吴",
        role: Role::StreetAdmin,
        place: (1, None),
    },
    Staff {
        login: "far.admin",
        work_name: "外街小陈",
        role: Role::StationAdmin,
        place: (1, Some(2)),
    },
];

/// Writes places and staff into a migrated database.
///
/// # Errors
/// When the database refuses.
pub async fn places_and_staff(db: &Db) -> Result<()> {
    let moment = Moment::now();
    db.write(|conn| {
        places::service::add(conn, street(0), "清河街道", &[planned(0, "梧桐社区"), planned(1, "桂花社区")])?;
        places::service::add(conn, street(1), "运河街道", &[planned(2, "银杏社区")])?;
        let template = Template {
            id: id(6, 0).into(),
            action: Action::Answer,
            category: None,
            title: "已处理".to_owned(),
            text: "您反映的问题已经处理完毕。".to_owned(),
            version: 1,
        };
        api::templates::service::add(conn, community(0), &template)
    })
    .await?;
    for (number, staff) in (0..).zip(STAFF) {
        let new = NewStaff {
            id: id(11, number).into(),
            login: staff.login.to_owned(),
            work_name: staff.work_name.to_owned(),
            password_hash: PASSWORD_HASH.to_owned(),
            role: staff.role,
            street_id: street(staff.place.0),
            community_id: staff.place.1.map(community),
        };
        db.write(move |conn| service::ensure_staff(conn, &new, moment)).await?;
    }
    Ok(())
}

fn planned(number: u16, name: &str) -> Community {
    let station = |number: u16, name: &str| Station {
        id: station(number),
        name: name.to_owned(),
        phone: format!("0512-6000010{}", number % 10),
        address: "梧桐路18号".to_owned(),
        opening_hours: "9:00–17:00".to_owned(),
    };
    let mut stations = vec![station(number, &format!("{name}驿站"))];
    if number == 0 {
        stations.push(station(10, "梧桐社区第二驿站"));
    }
    let responsible = |index: usize| stations[index.min(stations.len() - 1)].id;
    let cells = [0_u16, 1].map(|index| Cell {
        id: cell(number, index),
        station_id: responsible(index.into()),
        name: format!("第{}网格", index + 1),
    });
    Community {
        id: community(number),
        street_id: street(u16::from(number == 2)),
        street_name: if number == 2 { "运河街道" } else { "清河街道" }.to_owned(),
        name: name.to_owned(),
        stations,
        cells: cells.to_vec(),
    }
}

/// An identifier that belongs to nothing.
pub fn nothing<T>() -> Id<T> {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_dead_beef).into()
}
