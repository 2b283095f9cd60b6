//! What messages say, and where they lead.

use contract::ids::NotificationId;
use uuid::Uuid;

use super::*;

fn notification(kind: Kind, about: Subject, word: Option<&str>) -> Notification {
    Notification {
        id: NotificationId::from(Uuid::from_u128(1)),
        kind,
        community_id: Uuid::from_u128(2).into(),
        about,
        about_id: Uuid::from_u128(3).into(),
        audience: kind.audience(),
        number: Some("261124-04718823".to_owned()),
        word: word.map(str::to_owned),
        due_at: None,
        times: 1,
        at: chrono::DateTime::default(),
        read: false,
    }
}

#[test]
fn a_message_says_what_happened_and_leads_there() {
    let answered = notification(Kind::CaseAnswered, Subject::Case, Some("answer"));
    assert_eq!(words(&answered), "您的诉求 261124-04718823 有了答复");
    assert_eq!(href(&answered), "/cases/00000000-0000-0000-0000-000000000003");
    let overdue = notification(Kind::CaseOverdue, Subject::Case, None);
    assert!(href(&overdue).starts_with("/console/cases/"), "staff go to their desk");
    let disputed = notification(Kind::HoursDisputed, Subject::Account, None);
    assert_eq!(href(&disputed), "/teams/volunteers", "and to their volunteers");
    let short = notification(Kind::ServiceWaiting, Subject::Service, Some("run_short"));
    assert!(
        words(&short).contains("没有可以再问的人") && href(&short).starts_with("/teams/"),
        "and to the desk of teams"
    );
    let moved = notification(Kind::ServiceChanged, Subject::Service, Some("move"));
    assert!(words(&moved).contains("改了时间") && href(&moved).starts_with("/service/"));
    let off = notification(Kind::ServiceChanged, Subject::Service, Some("day_off"));
    assert!(words(&off).contains("说不来的日子"), "{}", words(&off));
    let unfit = notification(Kind::ServiceWaiting, Subject::Service, Some("move"));
    assert!(words(&unfit).contains("不再合适") && href(&unfit).starts_with("/teams/"));
    let honoured = notification(Kind::RecordWritten, Subject::Account, Some("honour"));
    assert!(words(&honoured).contains("表彰") && href(&honoured) == "/inbox/hours");
    let agreed = notification(Kind::AgreementChanged, Subject::Agreement, Some("set"));
    assert!(
        words(&agreed).contains("协议") && href(&agreed) == "/service/me",
        "where it is read and agreed to"
    );
    let given = notification(Kind::HoursDecided, Subject::Account, Some("corrected"));
    assert_eq!(href(&given), "/inbox/hours");
    let proved = notification(Kind::ProofDecided, Subject::Account, Some("refused"));
    assert_eq!(
        (words(&proved).contains("没有通过"), href(&proved).as_str()),
        (true, "/service/me")
    );
}

#[test]
fn a_bulletin_is_read_on_a_page_without_scripts() {
    let published = notification(Kind::BulletinPublished, Subject::Bulletin, None);
    assert!(words(&published).contains("发布") && href(&published).starts_with("/plain/bulletins/"));
    let corrected = notification(Kind::BulletinPublished, Subject::Bulletin, Some("correct"));
    assert!(words(&corrected).contains("更正"), "{}", words(&corrected));
}

#[test]
fn whoever_is_let_go_of_a_body_is_led_to_the_reason() {
    let ended = notification(Kind::SeatEnded, Subject::Body, Some("end_seat"));
    assert_eq!(
        (words(&ended).contains("席位"), href(&ended).as_str()),
        (true, "/projects/bodies")
    );
    let dissolved = notification(Kind::SeatEnded, Subject::Body, Some("dissolve"));
    assert!(words(&dissolved).contains("解散"), "{}", words(&dissolved));
    assert!(href(&dissolved).starts_with("/projects/bodies/"), "the body says why");
}

#[test]
fn staff_are_told_what_moved_and_go_to_their_desk() {
    for (word, says) in [("reopen", "重新打开"), ("overrule", "不成立"), ("something_new", "有变化")] {
        let moved = notification(Kind::CaseMoved, Subject::Case, Some(word));
        assert!(words(&moved).contains(says), "{}", words(&moved));
        assert!(href(&moved).starts_with("/console/cases/"));
    }
    let urged = notification(Kind::CaseUrged, Subject::Case, Some("urge"));
    assert!(words(&urged).contains("催办") && href(&urged).starts_with("/console/cases/"));
}

#[test]
fn whoever_a_case_is_handed_to_goes_where_they_can_take_it() {
    let as_one_of = |audience, kind, word| Notification {
        audience,
        ..notification(kind, Subject::Case, Some(word))
    };
    let id = "00000000-0000-0000-0000-000000000003";
    for (audience, word, kind, leads) in [
        (
            Audience::Organisation,
            "transfer",
            Kind::CaseReceived,
            format!("/field/received/{id}"),
        ),
        (
            Audience::Organisation,
            "urge",
            Kind::CaseUrged,
            format!("/field/received/{id}"),
        ),
        (
            Audience::Organisation,
            "recall",
            Kind::CaseMoved,
            "/field/received".to_owned(),
        ),
        (
            Audience::Station,
            "transfer",
            Kind::CaseReceived,
            format!("/console/cases/{id}"),
        ),
        (Audience::Station, "recall", Kind::CaseMoved, "/console/".to_owned()),
    ] {
        assert_eq!(href(&as_one_of(audience, kind, word)), leads, "{word}");
    }
}

#[test]
fn news_of_a_project_leads_its_station_and_its_carrier_to_their_own_app() {
    let refused = notification(Kind::ProjectChanged, Subject::Project, Some("refuse"));
    assert!(href(&refused).starts_with("/council/works/"), "the station");
    let paid = Notification {
        audience: Audience::Organisation,
        ..notification(Kind::ProjectChanged, Subject::Project, Some("pay"))
    };
    assert!(href(&paid).starts_with("/projects/works/"), "the carrier");
    let silent = notification(Kind::ProjectChanged, Subject::Project, Some("silent"));
    assert!(href(&silent).starts_with("/council/works/"), "where somebody is named");
    let named = Notification {
        audience: Audience::Organisation,
        ..notification(Kind::ProjectChanged, Subject::Project, Some("name"))
    };
    assert!(
        href(&named).starts_with("/projects/works/") && words(&named).contains("承接方"),
        "who speaks for it now"
    );
    let excellent = notification(Kind::ProjectEvaluated, Subject::Project, Some("excellent"));
    assert!(words(&excellent).contains("优秀"));
}

#[test]
fn an_action_that_this_app_does_not_know_is_progress() {
    let newer = notification(Kind::CaseChanged, Subject::Case, Some("something_new"));
    assert_eq!(words(&newer), "您的诉求 261124-04718823 有了新进展");
}
