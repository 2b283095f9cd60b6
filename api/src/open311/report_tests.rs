//! What is read of reports, and what is refused.

use contract::places::Cell;
use uuid::Uuid;

use super::*;

fn community() -> Community {
    let id = |number: u128| Uuid::from_u128(number);
    Community {
        id: id(1).into(),
        street_id: id(2).into(),
        street_name: "清河街道".to_owned(),
        name: "梧桐社区".to_owned(),
        stations: Vec::new(),
        cells: vec![Cell {
            id: id(3).into(),
            station_id: id(4).into(),
            name: "第1网格".to_owned(),
        }],
    }
}

fn read(fields: &[(&str, &str)]) -> Result<Report> {
    let here = [("service_code", "noise"), ("address_string", "梧桐路18号")];
    let fields = here
        .iter()
        .filter(|(name, _)| !fields.iter().any(|(given, _)| given == name))
        .chain(fields);
    Report::read(&Form::of(fields.copied()), &community())
}

fn fault(fields: &[(&str, &str)]) -> (String, String) {
    match read(fields).expect_err("a fault") {
        Error::Invalid(faults) => (faults[0].pointer.clone(), faults[0].code.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_report_is_its_words_and_what_was_answered() {
    let report = read(&[
        ("description", "夜里施工\n连续三天"),
        ("attribute[urgency]", "urgent"),
        ("attribute[where]", "3号楼北门"),
        ("attribute[affected][]", "elders"),
        ("attribute[affected][]", "children"),
    ])
    .expect("a report");
    assert_eq!((report.title.as_str(), report.urgency), ("夜里施工", Urgency::Urgent));
    assert_eq!(report.body, "夜里施工\n连续三天\n具体位置：3号楼北门\n影响人群：老人、儿童");
    let silent = read(&[]).expect("a report without words");
    assert_eq!((silent.title.as_str(), silent.body.as_str()), ("噪音", "噪音"));
}

#[test]
fn a_point_is_kept_in_the_coordinates_of_the_world() {
    let place = |datum| {
        let given = [("lat", "31.1753039836"), ("long", "121.5315418592"), ("datum", datum)];
        read(&given).expect("a report").point.expect("a point")
    };
    let (world, china) = (place("wgs84"), place("gcj02"));
    assert!((world.latitude - 31.175_303_983_6).abs() < 1e-9, "{world:?}");
    assert!(
        (china.latitude - 31.177_427_6).abs() < 1e-6 && (china.longitude - 121.527_210_6).abs() < 1e-6,
        "{china:?}"
    );
}

#[test]
fn names_and_numbers_are_read_as_they_are_written_here_and_elsewhere() {
    let person = |first, last, phone| {
        let given = [("first_name", first), ("last_name", last), ("phone", phone)];
        read(&given).expect("a report").person
    };
    let here = person("秀兰", "王", "+86 138-0000-0001");
    assert_eq!(
        (here.name.as_deref(), here.phone.as_deref()),
        (Some("王秀兰"), Some("13800000001"))
    );
    let elsewhere = person("Ann", "Lee", "0512-60000100");
    assert_eq!(
        (elsewhere.name.as_deref(), elsewhere.phone.as_deref()),
        (Some("Ann Lee"), Some("0512-60000100"))
    );
}

#[test]
fn every_fault_names_its_argument() {
    let long = "长".repeat(4_001);
    for (fields, pointer, code) in [
        (vec![("service_code", "")], "/service_code", "missing_field"),
        (vec![("description", long.as_str())], "/description", "description_length"),
        (vec![("address_string", "")], "/address_string", "address_missing"),
        (vec![("lat", "31.2")], "/long", "missing_field"),
        (vec![("lat", "91"), ("long", "120")], "/lat", "range"),
        (vec![("lat", "31"), ("long", "NaN")], "/long", "range"),
        (
            vec![("lat", "31"), ("long", "120"), ("datum", "bd09")],
            "/datum",
            "wrong_type",
        ),
        (vec![("address_id", "nowhere")], "/address_id", "cell_unknown"),
        (vec![("phone", "555")], "/phone", "telephone_form"),
        (vec![("email", "nobody")], "/email", "wrong_type"),
        (vec![("attribute[colour]", "red")], "/attribute[colour]", "attribute_unknown"),
        (vec![("attribute[urgency]", "emergency")], "/attribute[urgency]", "wrong_type"),
        (vec![("attribute[since]", "yesterday")], "/attribute[since]", "wrong_type"),
        (
            vec![("service_code", "noise"), ("service_code", "noise")],
            "/service_code",
            "wrong_type",
        ),
    ] {
        assert_eq!(fault(&fields), (pointer.to_owned(), code.to_owned()), "{fields:?}");
    }
    assert!(matches!(
        read(&[("service_code", "potholes")]),
        Err(Error::Problem(contract::problem::Kind::NotFound))
    ));
}
