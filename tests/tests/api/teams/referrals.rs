//! Referral both ways: of a request to an organisation, and of a person by one to the station.

use contract::{
    handling::NamedOrganisation,
    ids::OrganisationId,
    liaison::Neighbour,
    limits::CaseLimits,
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    teams::{
        NewReferral, NewService, OfferState, ReferralConsent, ReferralReturn, ReferralState, Service, ServiceAction, ServicePart,
        ServiceState, ServiceSummary,
    },
};
use serde_json::{Value, json};
use tests::{
    Client, TestApp, inbox, on_each_backend, seed,
    teams::{answer, asked, choose, day, lapse, lead, new, record, seen, state_of, url, volunteer},
};

use crate::handling::organisation;

const BACK: &str = "已上门评估，每周二上午由康复师上门。";

fn to(organisation_id: OrganisationId, consent: Option<ReferralConsent>) -> NewReferral {
    NewReferral {
        organisation_id,
        text: "老人需要长期康复训练，请上门评估。".to_owned(),
        consent,
    }
}

async fn refer(app: &TestApp, of: &Service, organisation: OrganisationId, consent: Option<ReferralConsent>) -> Service {
    let admin = app.station_admin().await;
    admin.post(&url(of, "/referral"), &to(organisation, consent)).await.read(200)
}

async fn take(by: &Client, of: &Service) -> Service {
    by.post(&url(of, "/referral/acknowledge"), &json!({})).await.read(200)
}

async fn give_back(by: &Client, of: &Service, done: bool) {
    let said = ReferralReturn {
        done,
        text: BACK.to_owned(),
    };
    let _ = by.post(&url(of, "/referral/hand-back"), &said).await.expect(204);
}

/// A request at the point where an operation would be possible, who speaks for the organisation, and what they would send.
pub(super) async fn stage(app: &TestApp, operation: &str, resident: &Client) -> (Service, Client, Value) {
    let ((id, speaker), service) = (organisation(app).await, asked(resident, |_| {}).await);
    if operation == "refer_service" {
        return (service, speaker, json!(to(id, None)));
    }
    let referred = refer(app, &service, id, None).await;
    let body = match operation {
        "hand_back_service" => json!({"done": true, "text": BACK}),
        "recall_service" => json!({"reason": "由驿站安排"}),
        _ => json!({}),
    };
    (referred, speaker, body)
}

/// How the referrals stand that somebody was told of.
async fn told(by: &Client) -> Vec<Option<String>> {
    let changed = inbox::told(by, NotificationKind::ReferralChanged).await;
    changed.into_iter().map(|one| one.word).collect()
}

async fn received(by: &Client) -> Vec<ServiceSummary> {
    let page: Page<ServiceSummary> = by.get("/me/referred-services").await.read(200);
    page.items
}

/// A person whom an organisation refers.
fn person(organisation: OrganisationId, phone: &str) -> NewService {
    NewService {
        organisation_id: Some(organisation),
        consent: Some(ReferralConsent::Family),
        person: Neighbour {
            name: "周奶奶".to_owned(),
            phone: Some(phone.to_owned()),
            home: Some("5号楼1单元102".to_owned()),
        },
        ..new()
    }
}

on_each_backend! {
    async fn an_organisation_takes_a_request_and_what_comes_of_it_closes_it(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let resident = app.resident("王秀兰").await;
        let service = asked(&resident, |_| {}).await;
        speaker.get(&url(&service, "")).await.refused(Kind::NotFound);
        let referred = refer(&app, &service, id, Some(ReferralConsent::Person)).await;
        assert_eq!(referred.summary.state, ServiceState::Referred);
        assert_eq!(received(&speaker).await.iter().map(|one| one.id).collect::<Vec<_>>(), [service.summary.id]);
        let seen_there = seen(&speaker, &service).await;
        assert_eq!(seen_there.summary.standing, ServicePart::Organisation);
        assert_eq!(seen_there.actions, [ServiceAction::TakeOver, ServiceAction::HandBack]);
        speaker.post(&url(&service, "/contact"), &json!({})).await.refused(Kind::NotFound);
        let taken = take(&speaker, &service).await;
        assert_eq!(taken.referrals[0].state, ReferralState::Taken);
        let known: Neighbour = speaker.post(&url(&service, "/contact"), &json!({})).await.read(200);
        assert_eq!((known.name.as_str(), known.home.as_deref()), ("王秀兰", Some("3号楼2单元501")));
        give_back(&speaker, &service, true).await;
        let shown = seen(&resident, &service).await;
        assert_eq!(shown.summary.state, ServiceState::Done);
        let referral = &shown.referrals[0];
        assert_eq!((referral.organisation.as_str(), referral.state), ("暖阳社工中心", ReferralState::Done));
        assert_eq!(referral.consent, Some(ReferralConsent::Person), "the resident reads on whose word they were named");
        assert_eq!(shown.timeline.last().and_then(|line| line.text.as_deref()), Some(BACK));
        assert!(!shown.actions.contains(&ServiceAction::Rate), "nobody came whom the station could thank");
        for person in [&resident, &app.station_admin().await] {
            assert_eq!(told(person).await, [Some("done".to_owned())], "how it stands now, not every step");
        }
        speaker.get(&url(&service, "")).await.refused(Kind::NotFound);
        speaker.post(&url(&service, "/contact"), &json!({})).await.refused(Kind::NotFound);
        assert_eq!(app.count("audit_entries", "act = 'disclose_phone'").await, 2, "that it is shared, and the look");
    }

    async fn without_anybodys_word_an_organisation_does_not_learn_whom_it_helps(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        let _ = refer(&app, &service, id, None).await;
        let taken = take(&speaker, &service).await;
        assert!(!taken.contact && taken.team.is_empty());
        let text = serde_json::to_string(&taken).expect("JSON");
        assert!(!text.contains("王秀兰"), "not on the timeline either: {text}");
        speaker.post(&url(&service, "/contact"), &json!({})).await.refused(Kind::NotFound);
        assert_eq!(app.count("audit_entries", "act = 'disclose_phone'").await, 0);
    }

    async fn what_comes_back_undone_goes_on_as_it_stood(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let resident = app.resident("王秀兰").await;
        let fresh = asked(&resident, |_| {}).await;
        let _ = refer(&app, &fresh, id, None).await;
        give_back(&speaker, &fresh, false).await;
        assert_eq!(seen(&resident, &fresh).await.summary.state, ServiceState::Asked);
        let begun = asked(&resident, |new| new.day = day(1)).await;
        let _ = choose(&app, &begun, &[&helper]).await.expect(200);
        let _ = answer(&lead(&app).await, &begun, true).await.expect(200);
        let _ = answer(&helper, &begun, false).await.expect(200);
        assert_eq!(seen(&resident, &begun).await.summary.state, ServiceState::Short);
        let referred = refer(&app, &begun, id, None).await;
        assert_eq!(state_of(&referred, lead(&app).await.id()), Some(OfferState::Accepted), "who said yes stays asked for");
        let later = volunteer(&app, "新来的", |_| {}).await;
        assert_eq!(lapse(&app, 40).await, 0);
        assert_eq!(seen(&resident, &begun).await.summary.state, ServiceState::Referred, "nobody is asked meanwhile");
        let admin = app.station_admin().await;
        let back: Service = admin.post(&url(&begun, "/referral/recall"), &json!({"reason": "家属希望由驿站安排"})).await.read(200);
        assert_eq!(back.summary.state, ServiceState::Offered);
        assert_eq!(state_of(&back, later.id()), Some(OfferState::Open), "the next best is asked at once");
        assert_eq!(state_of(&back, helper.id()), Some(OfferState::Declined), "and nobody twice");
        speaker.post(&url(&begun, "/referral/acknowledge"), &json!({})).await.refused(Kind::NotFound);
        assert_eq!(told(&speaker).await, [Some("recalled".to_owned())]);
    }

    async fn only_one_has_it_at_a_time_and_only_the_station_refers(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let (other, stranger) = organisation(&app).await;
        let resident = app.resident("王秀兰").await;
        let service = asked(&resident, |_| {}).await;
        resident.post(&url(&service, "/referral"), &to(id, None)).await.refused(Kind::Forbidden);
        speaker.post(&url(&service, "/referral"), &to(id, None)).await.refused(Kind::NotFound);
        let admin = app.station_admin().await;
        admin.post(&url(&service, "/referral"), &to(seed::nothing(), None)).await.refused_field("/organisation_id", "destination_unknown");
        let _ = refer(&app, &service, id, None).await;
        admin.post(&url(&service, "/referral"), &to(other, None)).await.refused(Kind::Conflict);
        stranger.get(&url(&service, "")).await.refused(Kind::NotFound);
        stranger.post(&url(&service, "/referral/acknowledge"), &json!({})).await.refused(Kind::NotFound);
        admin.post(&url(&service, "/referral/acknowledge"), &json!({})).await.refused(Kind::Forbidden);
        let _ = take(&speaker, &service).await;
        speaker.post(&url(&service, "/referral/acknowledge"), &json!({})).await.refused(Kind::Conflict);
        let _ = resident.post(&url(&service, "/cancellation"), &json!({"reason": "已经好了"})).await.expect(200);
        speaker.get(&url(&service, "")).await.refused(Kind::NotFound);
        assert_eq!(told(&speaker).await, [Some("recalled".to_owned())]);
    }

    async fn an_organisation_refers_somebody_to_the_station_and_hears_what_came_of_it(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let phone = app.phone();
        let own: Page<NamedOrganisation> = speaker.get("/me/organisations").await.read(200);
        assert_eq!(own.items.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
        let nobody_agreed = NewService { consent: None, ..person(id, &phone) };
        speaker.post("/services", &nobody_agreed).await.refused_field("/consent", "referral_consent");
        app.resident("ben").await.post("/services", &person(id, &phone)).await.refused_field("/organisation_id", "destination_unknown");
        let service: Service = speaker.post("/services", &person(id, &phone)).await.read(201);
        assert_eq!(service.summary.standing, ServicePart::Organisation);
        assert_eq!((service.referrals[0].inbound, service.referrals[0].state), (true, ReferralState::Sent));
        let helper = volunteer(&app, "张志强", |_| {}).await;
        let _ = choose(&app, &service, &[&helper]).await.expect(200);
        assert_eq!(seen(&speaker, &service).await.referrals[0].state, ReferralState::Taken);
        for person in [&lead(&app).await, &helper] {
            let _ = answer(person, &service, true).await.expect(200);
        }
        let team = seen(&helper, &service).await;
        let _ = lead(&app).await.post(&url(&service, "/record"), &record(&team, 60)).await.expect(200);
        let after = seen(&speaker, &service).await;
        assert_eq!((after.summary.state, after.referrals[0].state), (ServiceState::Done, ReferralState::Done));
        assert_eq!((after.record, after.team.len(), after.contact), (None, 0, false), "what was found there stays there");
        assert_eq!((after.need.as_str(), after.timeline.len(), after.summary.cell_id), ("", 0, None), "only what came of it");
        let listed = &received(&speaker).await[0];
        assert_eq!((listed.state, listed.cell_id, listed.said_yes), (ServiceState::Done, None, 0));
        speaker.post(&url(&service, "/cancellation"), &json!({"reason": "不用了"})).await.refused(Kind::Forbidden);
        assert_eq!(told(&speaker).await, [Some("done".to_owned())]);
        let theirs = app.resident_of("周奶奶", &phone).await;
        assert!(theirs.get("/me/services").await.read::<Page<ServiceSummary>>(200).items.is_empty(), "asked for before they had an account");
    }

    async fn whom_an_organisation_refers_the_station_may_refer_further(app: TestApp) {
        let ((from, first), (id, speaker)) = (organisation(&app).await, organisation(&app).await);
        let service: Service = first.post("/services", &person(from, &app.phone())).await.read(201);
        let _ = refer(&app, &service, id, None).await;
        let states = async || seen(&first, &service).await.referrals.iter().map(|one| one.state).collect::<Vec<_>>();
        assert_eq!(states().await, [ReferralState::Taken, ReferralState::Sent]);
        let _ = take(&speaker, &service).await;
        first.post(&url(&service, "/referral/hand-back"), &json!({"done": true, "text": BACK})).await.refused(Kind::Forbidden);
        give_back(&speaker, &service, true).await;
        assert_eq!(states().await, [ReferralState::Done], "where it went further is not theirs to know once it is over");
        assert_eq!(told(&first).await, [Some("done".to_owned())]);
    }

    async fn an_organisation_reads_no_more_of_what_the_station_shares_no_longer(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let service: Service = speaker.post("/services", &person(id, &app.phone())).await.read(201);
        let admin = app.station_admin().await;
        assert!(seen(&admin, &service).await.actions.contains(&ServiceAction::Recall));
        speaker.post(&url(&service, "/referral/recall"), &json!({"reason": "不再分享"})).await.refused(Kind::Forbidden);
        let back: Service = admin.post(&url(&service, "/referral/recall"), &json!({"reason": "居民不愿机构再看"})).await.read(200);
        assert_eq!(back.summary.state, ServiceState::Asked, "the station goes on with it");
        assert!(!back.actions.contains(&ServiceAction::Recall));
        let theirs = seen(&speaker, &service).await;
        assert_eq!((theirs.summary.state, theirs.referrals[0].state), (ServiceState::Asked, ReferralState::Recalled));
        let text = serde_json::to_string(&theirs).expect("JSON");
        assert!(!text.contains("轮椅") && !text.contains("不愿"), "nothing of the resident, nor why: {text}");
        assert!(theirs.actions.is_empty());
        assert_eq!(told(&speaker).await, [Some("recalled".to_owned())]);
    }

    async fn an_organisation_refers_no_more_persons_than_the_station_can_see_to(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let limits = format!("/communities/{}/limits", seed::community(0));
        let street = app.street_admin().await;
        let set = async |version, at_once, a_day| {
            let known: CaseLimits = street.get(&limits).await.read(200);
            let limits_now = CaseLimits { referred_at_once: at_once, referred_a_day: a_day, ..known };
            street.put_over(version, &limits, &limits_now).await
        };
        set(0, 0, 2).await.refused_field("/referred_at_once", "referred_count");
        let _ = set(0, 2, 3).await.expect(200);
        let phones = [app.phone(), app.phone(), app.phone(), app.phone()];
        let refer = async |at: usize| speaker.post("/services", &person(id, &phones[at])).await;
        let first: Service = refer(0).await.read(201);
        let _ = refer(1).await.expect(201);
        let _ = refer(0).await.expect(201);
        refer(2).await.refused_field("/organisation_id", "referred_at_once");
        let admin = app.station_admin().await;
        for service in received(&speaker).await.iter().filter(|one| one.id != first.summary.id) {
            let _ = admin.post(&format!("/services/{}/refusal", service.id), &json!({"reason": "暂时没有人手"})).await.expect(200);
        }
        let _ = refer(2).await.expect(201);
        let _ = set(1, 9, 3).await.expect(200);
        refer(3).await.refused_field("/organisation_id", "referred_a_day");
        let _ = refer(1).await.expect(201);
        let (other, stranger) = organisation(&app).await;
        let _ = stranger.post("/services", &person(other, &phones[3])).await.expect(201);
    }

    async fn whoever_speaks_for_it_no_longer_reads_nothing_more(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let service = asked(&app.resident("王秀兰").await, |_| {}).await;
        let _ = refer(&app, &service, id, Some(ReferralConsent::Person)).await;
        let _ = take(&speaker, &service).await;
        let path = format!("/organisations/{id}/representatives/{}", speaker.id());
        let _ = app.station_admin().await.delete(&path).await.expect(204);
        speaker.get(&url(&service, "")).await.refused(Kind::NotFound);
        assert!(received(&speaker).await.is_empty());
    }

    async fn a_resident_who_is_erased_is_with_no_organisation_either(app: TestApp) {
        let (id, speaker) = organisation(&app).await;
        let resident = app.resident("王秀兰").await;
        let service = asked(&resident, |_| {}).await;
        let _ = refer(&app, &service, id, Some(ReferralConsent::Person)).await;
        let taken: serde_json::Value = resident.get("/me/export").await.read(200);
        assert!(taken.to_string().contains("暖阳社工中心"), "what is kept of them is theirs to take along");
        super::erase(&resident).await;
        speaker.get(&url(&service, "")).await.refused(Kind::NotFound);
        assert_eq!(app.count("service_referrals", "ended_at IS NULL").await, 0);
        assert_eq!(app.count("service_events", "text IS NOT NULL").await, 0);
    }
}
