//! The people of the made-up street. Their numbers belong to nobody's account but these.

use contract::{
    accounts::{Post, Role},
    ids::AccountId,
    people::{DutyKind, DutySheet},
};

use super::{PASSWORD, id, places};
use crate::{
    accounts::service::{self, NewResident, NewStaff},
    audit::service::Whereabouts,
    auth::{keys::Keys, policy::Actor},
    db::{Conn, Db},
    error::Result,
    moment::Moment,
};

/// A made-up resident.
pub(super) struct Resident {
    pub(super) phone: &'static str,
    name: &'static str,
    pub(super) community: u16,
    cell: u16,
    volunteer: bool,
    officer: bool,
}

/// A made-up member of staff.
pub(super) struct Staff {
    pub(super) login: &'static str,
    work_name: &'static str,
    role: Role,
    community: Option<u16>,
}

pub(super) const RESIDENTS: [Resident; 10] = [
    Resident {
        phone: "13800000001",
        name: "王秀兰",
        community: 0,
        cell: 0,
        volunteer: false,
        officer: false,
    },
    Resident {
        phone: "13800000002",
        name: "李建国",
        community: 0,
        cell: 1,
        volunteer: false,
        officer: true,
    },
    Resident {
        phone: "13800000003",
        name: "陈小雨",
        community: 0,
        cell: 2,
        volunteer: true,
        officer: false,
    },
    Resident {
        phone: "13800000004",
        name: "赵德明",
        community: 1,
        cell: 0,
        volunteer: false,
        officer: false,
    },
    Resident {
        phone: "13800000005",
        name: "孙桂芳",
        community: 1,
        cell: 1,
        volunteer: true,
        officer: false,
    },
    Resident {
        phone: "13800000006",
        name: "周子涵",
        community: 2,
        cell: 0,
        volunteer: false,
        officer: false,
    },
    Resident {
        phone: "13800000007",
        name: "吴大爷",
        community: 2,
        cell: 1,
        volunteer: true,
        officer: false,
    },
    Resident {
        phone: "13800000008",
        name: "林师傅",
        community: 0,
        cell: 1,
        volunteer: true,
        officer: false,
    },
    Resident {
        phone: "13800000009",
        name: "何阿姨",
        community: 0,
        cell: 0,
        volunteer: true,
        officer: false,
    },
    Resident {
        phone: "13800000010",
        name: "徐老师",
        community: 0,
        cell: 1,
        volunteer: false,
        officer: false,
    },
];

pub(super) const STAFF: [Staff; 7] = [
    Staff {
        login: "wutong.admin",
        work_name: "梧桐小李",
        role: Role::StationAdmin,
        community: Some(0),
    },
    Staff {
        login: "wutong.social",
        work_name: "社工阿芳",
        role: Role::SocialWorker,
        community: Some(0),
    },
    Staff {
        login: "guihua.admin",
        work_name: "桂花小张",
        role: Role::StationAdmin,
        community: Some(1),
    },
    Staff {
        login: "guihua.social",
        work_name: "社工阿明",
        role: Role::SocialWorker,
        community: Some(1),
    },
    Staff {
        login: "yinxing.admin",
        work_name: "银杏小陈",
        role: Role::StationAdmin,
        community: Some(2),
    },
    Staff {
        login: "yinxing.social",
        work_name: "社工阿华",
        role: Role::SocialWorker,
        community: Some(2),
    },
    Staff {
        login: "qinghe.street",
        work_name: "街道老周",
        role: Role::StreetAdmin,
        community: None,
    },
];

/// The account of a resident, by their place in [`RESIDENTS`].
pub(super) fn resident(number: u16) -> Actor {
    Actor {
        id: account(10, number),
        community_id: None,
        posts: Vec::new(),
        resident: true,
        consented: true,
    }
}

/// The liaison officer of the first community, as an actor.
pub(super) fn officer() -> Actor {
    let post = Post {
        role: Role::LiaisonOfficer,
        street_id: places::street(),
        community_id: Some(places::community(0)),
    };
    Actor {
        posts: vec![post],
        ..resident(1)
    }
}

/// The station admin of a community, as an actor.
pub(super) fn station_admin(community: u16) -> Actor {
    staff(Role::StationAdmin, community, community * 2)
}

/// The street's admin, as an actor.
pub(super) fn street_admin() -> Actor {
    let post = Post {
        role: Role::StreetAdmin,
        street_id: places::street(),
        community_id: None,
    };
    Actor {
        posts: vec![post],
        ..staff(Role::StreetAdmin, 0, 6)
    }
}

/// The social worker of a community, as an actor.
pub(super) fn social_worker(community: u16) -> Actor {
    staff(Role::SocialWorker, community, community * 2 + 1)
}

fn staff(role: Role, community: u16, number: u16) -> Actor {
    let post = Post {
        role,
        street_id: places::street(),
        community_id: Some(places::community(community)),
    };
    Actor {
        id: account(11, number),
        community_id: None,
        posts: vec![post],
        resident: false,
        consented: false,
    }
}

fn account(kind: u16, number: u16) -> AccountId {
    id(kind, number)
}

/// Seeds everybody.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<()> {
    for (number, each) in (0..).zip(&RESIDENTS) {
        let resident = NewResident {
            id: account(10, number),
            phone: each.phone.to_owned(),
            name: each.name.to_owned(),
            community_id: places::community(each.community),
            cell_id: Some(places::cell(each.community, each.cell)),
            street_id: places::street(),
            volunteer: each.volunteer,
            officer: each.officer,
        };
        let keys = keys.clone();
        db.write(move |conn| service::ensure_resident(conn, &keys, &resident, moment))
            .await?;
    }
    // One hash for all: making seven would take longer than everything else here.
    let password_hash = service::hash_password(PASSWORD).await?;
    for (number, each) in (0..).zip(&STAFF) {
        let staff = NewStaff {
            id: account(11, number),
            login: each.login.to_owned(),
            work_name: each.work_name.to_owned(),
            password_hash: password_hash.clone(),
            role: each.role,
            street_id: places::street(),
            community_id: each.community.map(places::community),
        };
        db.write(move |conn| service::ensure_staff(conn, &staff, moment)).await?;
    }
    for community in 0..3 {
        db.write(move |conn| duties(conn, community)).await?;
    }
    Ok(())
}

/// Of every made-up community the admin is the lead, and its social worker stands in.
fn duties(conn: &mut Conn, community: u16) -> Result<()> {
    let place = Whereabouts {
        street_id: places::street(),
        community_id: Some(places::community(community)),
    };
    let sheet = DutySheet {
        place_id: places::community(community).uuid(),
        kind: DutyKind::Lead,
        a: account(11, community * 2),
        b: Some(account(11, community * 2 + 1)),
    };
    service::ensure_duty(conn, id(12, community), place, &sheet)
}
