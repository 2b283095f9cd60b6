//! The places of the made-up street, with their notices and prepared texts.

use contract::{
    cases::{Action, Category, Template},
    grid::SubcategorySheet,
    ids::CommunityId,
    notices::NewNotice,
    places::{Cell, Community, Station},
};

use super::id;
use crate::{db::Conn, error::Result, moment::Moment, places::service, templates::service as templates};

const STREET: &str = "清河街道";

/// A community: name, station (name, phone, address), grid cells.
type Plan = (
    &'static str,
    (&'static str, &'static str, &'static str),
    &'static [&'static str],
);

const COMMUNITIES: [Plan; 3] = [
    (
        "梧桐社区",
        ("梧桐工作驿站", "0512-60000101", "梧桐路18号一层"),
        &["第一网格（1–4号楼）", "第二网格（5–8号楼）", "第三网格（9–12号楼）"],
    ),
    (
        "桂花社区",
        ("桂花工作驿站", "0512-60000102", "桂花巷6号"),
        &["第一网格（东区）", "第二网格（西区）", "第三网格（沿街商铺）"],
    ),
    (
        "银杏社区",
        ("银杏工作驿站", "0512-60000103", "银杏新村22号楼底层"),
        &["第一网格（1–10号楼）", "第二网格（11–20号楼）"],
    ),
];

/// What the street distinguishes within the categories.
const SUBCATEGORIES: [(Category, &str); 10] = [
    (Category::Housing, "房屋渗漏"),
    (Category::Housing, "物业服务"),
    (Category::Cleanliness, "垃圾分类"),
    (Category::Cleanliness, "楼道堆物"),
    (Category::Noise, "装修噪音"),
    (Category::Traffic, "非机动车停放"),
    (Category::Facilities, "电梯"),
    (Category::Facilities, "路灯与楼道灯"),
    (Category::Safety, "飞线充电"),
    (Category::Safety, "消防通道"),
];

/// The community of this number, from 0.
pub(super) fn community(number: u16) -> CommunityId {
    id(2, number)
}

/// The grid cell of this number in a community.
pub(super) fn cell(community: u16, number: u16) -> contract::ids::CellId {
    id(4, community * 100 + number)
}

/// The street.
pub(super) fn street() -> contract::ids::StreetId {
    id(1, 0)
}

/// Seeds places, notices and templates.
pub(super) fn seed(conn: &mut Conn, moment: Moment) -> Result<()> {
    let communities: Vec<Community> = (0..).zip(COMMUNITIES).map(|(number, plan)| planned(number, &plan)).collect();
    service::add(conn, street(), STREET, &communities)?;
    for (number, (category, name)) in (0..).zip(SUBCATEGORIES) {
        let sheet = SubcategorySheet {
            category,
            name: name.to_owned(),
            retired: false,
        };
        service::distinguish(conn, street(), id(9, number), &sheet)?;
    }
    for community in &communities {
        for station in &community.stations {
            service::promise(conn, station.id, PROMISES)?;
        }
        if service::notices(conn, community.id)?.is_empty() {
            for (title, body) in NOTICES {
                let notice = NewNotice {
                    title: title.to_owned(),
                    body: body.to_owned(),
                };
                service::publish(conn, community.id, &notice, moment)?;
            }
        }
    }
    for (number, community) in (0..).zip(&communities) {
        for (index, (action, category, title, text)) in (0..).zip(TEMPLATES) {
            let template = Template {
                id: id(6, number * 100 + index),
                action,
                category,
                title: title.to_owned(),
                text: text.to_owned(),
                version: 1,
            };
            templates::add(conn, community.id, &template)?;
        }
    }
    Ok(())
}

fn planned(number: u16, (name, (station, phone, address), cells): &Plan) -> Community {
    let station = Station {
        id: id(3, number),
        name: (*station).to_owned(),
        phone: (*phone).to_owned(),
        address: (*address).to_owned(),
        opening_hours: "周一至周五 9:00–17:00，周六 9:00–12:00".to_owned(),
    };
    let cells = (0..)
        .zip(*cells)
        .map(|(index, name)| Cell {
            id: cell(number, index),
            station_id: station.id,
            name: (*name).to_owned(),
        })
        .collect();
    Community {
        id: community(number),
        street_id: street(),
        street_name: STREET.to_owned(),
        name: (*name).to_owned(),
        stations: vec![station],
        cells,
    }
}

const PROMISES: &str =
    "来电、来信、来访，谁先接待谁负责到底\n一般诉求五个工作日内答复，急事两小时内联系\n办理进展随时可查，满意不满意由您评价";

const NOTICES: [(&str, &str); 2] = [
    (
        "周三上午停水检修",
        "周三 9:00–12:00 更换水泵，请提前储水。独居老人如需送水，请拨打驿站电话。",
    ),
    (
        "银龄手机课开课",
        "每周五下午两点，志愿者在驿站教大家用手机缴费、挂号、视频通话，欢迎带着问题来。",
    ),
];

const TEMPLATES: [(Action, Option<Category>, &str, &str); 8] = [
    (
        Action::Accept,
        None,
        "已收到",
        "您反映的情况我们已经收到（编号 {编号}），会尽快核实处理。有事可拨打驿站电话 {电话}。",
    ),
    (
        Action::Accept,
        None,
        "今天上门",
        "已收到，今天下班前安排工作人员上门查看，请保持电话畅通。",
    ),
    (
        Action::Answer,
        None,
        "已处理完毕",
        "您反映的问题已经处理完毕：\n\n如果还有不满意的地方，请在评价里告诉我们。",
    ),
    (
        Action::Answer,
        Some(Category::Noise),
        "噪音已协调",
        "我们已到现场与产生噪音的一方沟通，对方承诺 22:00 至次日 7:00 不再施工。如再次发生，请随时拨打 {电话}。",
    ),
    (
        Action::Answer,
        Some(Category::Facilities),
        "设施已修好",
        "维修师傅已到场修复，请您试用。感谢您的提醒。",
    ),
    (
        Action::Answer,
        Some(Category::Eldercare),
        "已安排探访",
        "社工和志愿者已安排每周探访一次，首次上门时间为：",
    ),
    (
        Action::Decline,
        None,
        "请找主管部门",
        "这件事由主管部门负责，请拨打 12345 政务服务热线，我们可以陪同您一起反映。",
    ),
    (
        Action::Decline,
        None,
        "走法律途径",
        "这件事需要通过司法途径解决。驿站每周四下午有律师值班，可免费咨询，电话 {电话}。",
    ),
];
