//! The hotline: from the number to the case, what danger asks for, and who calls again.

use contract::{
    accounts::Role,
    cases::{Action, Case, CaseSummary, Channel, NameShown, State, Urgency, Visibility},
    contacts::{Advice, Caller, Contact, FurtherCall, Recorded},
    page::Page,
    problem::Kind,
};
use serde_json::json;
use tests::{
    Client,
    calls::{NUMBER, call, person, take, taken, talk},
    make, on_each_backend, seed,
};

async fn look_up(by: &Client, phone: &str) -> Caller {
    by.post("/contacts/lookup", &json!({"phone": phone})).await.read(200)
}

async fn case_of(by: &Client, recorded: &Recorded) -> Case {
    by.get(&format!("/cases/{}", recorded.case.id)).await.read(200)
}

fn again(text: &str) -> FurtherCall {
    FurtherCall {
        person: person(NUMBER),
        talk: talk(),
        text: text.to_owned(),
    }
}

async fn listed(by: &Client, query: &str) -> Vec<Contact> {
    by.get(&format!("/contacts?{query}")).await.read::<Page<Contact>>(200).items
}

on_each_backend! {
    async fn a_call_becomes_a_case_that_whoever_took_it_answers_for(app: TestApp) {
        let admin = app.station_admin().await;
        let recorded = taken(&app, |_| {}).await;
        assert_eq!((recorded.case.channel, recorded.case.state), (Channel::Hotline, State::Accepted));
        assert_eq!((recorded.contact.seconds, recorded.contact.phone.as_deref()), (Some(120), Some("139****2222")));
        let case = case_of(&admin, &recorded).await;
        assert_eq!(case.summary, recorded.case);
        assert_eq!(case.first_responder.as_ref().map(|voice| voice.role), Some(Role::StationAdmin));
        let happened: Vec<_> = case.timeline.iter().map(|entry| (entry.action, entry.by.role)).collect();
        assert_eq!(happened, [(Action::Submit, Role::StationAdmin), (Action::Accept, Role::StationAdmin)]);
        let queue: Page<CaseSummary> = admin.get("/cases?channel=hotline").await.read(200);
        assert_eq!(queue.items, [recorded.case]);
        assert!(admin.get("/cases?channel=mailbox").await.read::<Page<CaseSummary>>(200).items.is_empty());
    }

    async fn what_is_answered_on_the_call_is_settled_at_once(app: TestApp) {
        let recorded = taken(&app, |call| call.matter.answer = Some("水费可在驿站自助机缴纳。".to_owned())).await;
        assert_eq!(recorded.case.state, State::Closed);
        let case = case_of(&app.station_admin().await, &recorded).await;
        let happened: Vec<_> = case.timeline.iter().map(|entry| (entry.action, entry.text.as_deref())).collect();
        assert_eq!(happened, [
            (Action::Submit, None),
            (Action::Accept, None),
            (Action::Answer, Some("水费可在驿站自助机缴纳。")),
            (Action::Close, None),
        ]);
    }

    async fn a_call_is_written_down_once_however_often_it_is_sent(app: TestApp) {
        let (admin, key, call) = (app.station_admin().await, make::key(), call(|_| {}));
        let first: Recorded = admin.post_once(&key, "/calls", &call).await.read(201);
        let again: Recorded = admin.post_once(&key, "/calls", &call).await.read(201);
        assert_eq!(first, again);
        assert_eq!((app.count("cases", "true").await, app.count("contacts", "true").await), (1, 1));
        let other = tests::calls::call(|call| "4号楼水管爆了".clone_into(&mut call.matter.title));
        admin.post_once(&key, "/calls", &other).await.refused(Kind::KeyReused);
    }

    async fn the_number_is_kept_sealed_and_found_however_it_is_typed(app: TestApp) {
        let recorded = taken(&app, |call| call.person.phone = Some("0512-65551234".to_owned())).await;
        let admin = app.station_admin().await;
        assert!(!app.sql(tests::Sql::everything).await.contains("65551234"));
        let known = look_up(&admin, "051265551234").await;
        assert_eq!(known.name.as_deref(), Some("周师傅"));
        assert_eq!(known.contacts.iter().map(|each| each.id).collect::<Vec<_>>(), [recorded.contact.id]);
        assert_eq!(known.open, [recorded.case]);
        assert_eq!(look_up(&admin, "13800009999").await, Caller { name: None, contacts: vec![], open: vec![], recent: 0 });
        assert!(look_up(&app.foreign_admin().await, "0512-65551234").await.contacts.is_empty(), "not another station's affair");
    }

    async fn a_neighbour_with_an_account_is_known_and_sees_the_case_as_their_own(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let home = json!({"name": "王秀兰", "community_id": seed::community(0)});
        let _ = resident.patch("/me", &home).await.expect(200);
        let admin = app.station_admin().await;
        assert_eq!(look_up(&admin, &phone).await.name.as_deref(), Some("王秀兰"));
        assert_eq!(look_up(&app.foreign_admin().await, &phone).await.name, None);
        let recorded = taken(&app, |call| call.person = person(&phone)).await;
        let mine: Page<CaseSummary> = resident.get("/cases").await.read(200);
        assert_eq!(mine.items.as_slice(), std::slice::from_ref(&recorded.case));
        assert!(case_of(&resident, &recorded).await.actions.contains(&Action::Withdraw));
        resident.get(&format!("/cases/{}/contacts", recorded.case.id)).await.refused(Kind::Forbidden);
    }

    async fn a_letter_that_nobody_may_know_of_is_not_found_by_its_writers_number(app: TestApp) {
        let phone = app.phone();
        let resident = app.sign_in_by_phone(&phone).await;
        let _ = resident.patch("/me", &json!({"name": "王秀兰", "community_id": seed::community(0)})).await.expect(200);
        let _ = resident.post("/me/consents", &json!({"kind": "handling", "version": contract::privacy::CONSENT_VERSION, "granted": true})).await.expect(200);
        let hidden = make::message(&app).by(&resident).with(|letter| letter.name_shown = NameShown::Nobody).await;
        let shown = make::message(&app).by(&resident).await;
        let open = look_up(&app.station_admin().await, &phone).await.open;
        assert_eq!(open.iter().map(|case| case.id).collect::<Vec<_>>(), [shown.id()], "and not {}", hidden.id());
    }

    async fn who_wants_to_be_known_to_nobody_leaves_nothing_behind(app: TestApp) {
        let recorded = taken(&app, |call| call.matter.name_shown = NameShown::Nobody).await;
        assert_eq!((recorded.contact.name, recorded.contact.phone), (None, None));
        assert_eq!(app.count("contacts", "name IS NULL AND phone_sealed IS NULL AND phone_digest IS NULL").await, 1);
        let admin = app.station_admin().await;
        assert!(look_up(&admin, NUMBER).await.contacts.is_empty());
        let waiting = taken(&app, |call| {
            call.matter.name_shown = NameShown::Nobody;
            call.talk.callback = Some("晚上".to_owned());
        }).await;
        let url = format!("/contacts/{}/number", waiting.contact.id);
        let told = admin.post(&url, &json!({"reason": "按要求回电"})).await.expect(200).value();
        assert_eq!(told["phone"], NUMBER, "or they could not be called back");
    }

    async fn a_withheld_number_is_no_hindrance(app: TestApp) {
        let recorded = taken(&app, |call| call.person = contract::contacts::Person::default()).await;
        assert_eq!(recorded.contact.phone, None);
        let url = format!("/contacts/{}/number", recorded.contact.id);
        app.station_admin().await.post(&url, &json!({"reason": "核实情况"})).await.refused(Kind::NotFound);
    }

    async fn a_number_is_told_for_a_reason_that_is_kept(app: TestApp) {
        let recorded = taken(&app, |_| {}).await;
        let (admin, url) = (app.station_admin().await, format!("/contacts/{}/number", recorded.contact.id));
        admin.post(&url, &json!({"reason": " "})).await.refused_field("/reason", "reason_length");
        app.foreign_admin().await.post(&url, &json!({"reason": "看看是谁"})).await.refused(Kind::NotFound);
        app.resident("王秀兰").await.post(&url, &json!({"reason": "看看是谁"})).await.refused(Kind::Forbidden);
        assert_eq!(app.count("disclosures", "true").await, 0);
        let told = admin.post(&url, &json!({"reason": "按要求回电"})).await.expect(200).value();
        assert_eq!(told["phone"], NUMBER);
        assert_eq!(app.count("disclosures", "reason = '按要求回电' AND role = 'station_admin'").await, 1);
        assert_eq!(app.count("audit_entries", "act = 'disclose_phone'").await, 1);
    }

    async fn who_speaks_of_danger_is_told_whom_to_call_first(app: TestApp) {
        let admin = app.station_admin().await;
        let burning = |advice| call(|call| {
            "五楼着火了".clone_into(&mut call.matter.title);
            call.talk.advice = advice;
        });
        admin.post("/calls", &burning(None)).await.refused_field("/talk/advice", "advice_needed");
        let pressing = call(|call| {
            call.matter.urgency = Urgency::Emergency;
            call.talk.advice = Some(Advice::NoDanger);
        });
        admin.post("/calls", &pressing).await.refused_field("/talk/advice", "advice_needed");
        let recorded = take(&admin, &burning(Some(Advice::Told))).await;
        assert_eq!(recorded.contact.advice, Some(Advice::Told));
        let case = case_of(&admin, &recorded).await;
        let note = case.timeline.iter().find(|entry| entry.action == Action::Note).expect("a note");
        assert_eq!(note.visibility, Visibility::Internal);
        assert!(note.text.as_deref().is_some_and(|text| text.contains("119/120/110")));
        let harmless = take(&admin, &burning(Some(Advice::NoDanger))).await;
        assert!(case_of(&admin, &harmless).await.timeline.iter().all(|entry| entry.action != Action::Note));
    }

    async fn who_calls_again_is_recognised_and_no_second_case_is_made(app: TestApp) {
        let admin = app.station_admin().await;
        let first = taken(&app, |_| {}).await;
        let url = format!("/cases/{}/calls", first.case.id);
        for count in 2..4 {
            let further: Recorded = admin.post_once(&make::key(), &url, &again("又来催了")).await.read(201);
            assert_eq!(further.case.id, first.case.id);
            let known = look_up(&admin, NUMBER).await;
            assert_eq!((known.recent, known.contacts.len(), known.open.len()), (count, usize::try_from(count).expect("few"), 1));
        }
        assert_eq!(app.count("cases", "true").await, 1);
        let note = case_of(&admin, &first).await.timeline.pop().expect("a note");
        assert_eq!((note.text.as_deref(), note.visibility), (Some("又来催了"), Visibility::Internal));
        let calls: Page<Contact> = admin.get(&format!("/cases/{}/contacts", first.case.id)).await.read(200);
        assert_eq!(calls.items.len(), 3);
        app.foreign_admin().await.post(&url, &again("不是我的事")).await.refused(Kind::NotFound);
        let _ = admin.post(&format!("/cases/{}/answer", first.case.id), &json!({"text": "水管已经修好了。"})).await.expect(200);
        let _ = admin.post(&format!("/cases/{}/close", first.case.id), &json!({})).await.expect(200);
        admin.post(&url, &again("又漏了")).await.refused(Kind::Conflict);
        assert_eq!(look_up(&admin, NUMBER).await.recent, 0, "nothing is open any more");
        assert_eq!(app.count("contacts", "true").await, 3);
    }

    async fn who_wants_to_be_called_back_waits_on_a_list_until_they_were(app: TestApp) {
        let admin = app.station_admin().await;
        let nobody = call(|call| {
            call.person.phone = None;
            call.talk.callback = Some(String::new());
        });
        admin.post("/calls", &nobody).await.refused_field("/person/phone", "callback_needs_phone");
        let _ = taken(&app, |_| {}).await;
        let recorded = taken(&app, |call| call.talk.callback = Some("下午五点以后".to_owned())).await;
        let ids = |all: Vec<Contact>| all.into_iter().map(|contact| contact.id).collect::<Vec<_>>();
        assert_eq!(ids(listed(&admin, "waiting=true").await), [recorded.contact.id]);
        assert_eq!(listed(&admin, "").await.len(), 2);
        let url = format!("/contacts/{}/callback", recorded.contact.id);
        app.foreign_admin().await.post(&url, &json!({"text": "不归我管"})).await.refused(Kind::NotFound);
        let done: Contact = admin.post(&url, &json!({"text": "水已经止住"})).await.read(200);
        assert!(done.called_back_at.is_some());
        admin.post(&url, &json!({"text": "再打一次"})).await.refused(Kind::Conflict);
        assert!(listed(&admin, "waiting=true").await.is_empty());
        let note = case_of(&admin, &recorded).await.timeline.pop().expect("a note");
        assert_eq!((note.text.as_deref(), note.visibility), (Some("水已经止住"), Visibility::Internal));
    }

    async fn a_list_of_calls_goes_on_where_it_ended(app: TestApp) {
        let admin = app.station_admin().await;
        for number in 0..5 {
            let _ = taken(&app, |call| call.matter.title = format!("第{number}个电话")).await;
        }
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page: Page<Contact> = admin.get(&format!("/contacts?limit=2{cursor}")).await.read(200);
            seen.extend(page.items.into_iter().map(|contact| contact.case.title));
            let Some(next) = page.next else { break };
            cursor = format!("&cursor={next}");
        }
        seen.sort();
        assert_eq!(seen, (0..5).map(|number| format!("第{number}个电话")).collect::<Vec<_>>());
        admin.get("/contacts?cursor=nonsense").await.refused(Kind::BadCursor);
        admin.get(&format!("/contacts?community_id={}", seed::community(1))).await.refused(Kind::NotFound);
    }

    async fn the_clock_of_a_browser_is_not_believed_blindly(app: TestApp) {
        let before = api::moment::Moment::now().time();
        let fast = taken(&app, |call| call.talk.started_at += chrono::Duration::hours(5)).await;
        assert!(fast.contact.at < before + chrono::Duration::minutes(1), "a call does not begin in the future");
        let endless = call(|call| call.talk.seconds = 6 * 3600 + 1);
        app.station_admin().await.post("/calls", &endless).await.refused_field("/talk/seconds", "seconds_range");
    }

    async fn calls_are_taken_where_one_works(app: TestApp) {
        let elsewhere = call(|call| {
            call.matter.community_id = seed::community(1);
            call.matter.cell_id = None;
        });
        app.station_admin().await.post("/calls", &elsewhere).await.refused(Kind::Forbidden);
        let _ = take(&app.street_admin().await, &elsewhere).await;
        let nowhere = call(|call| call.matter.cell_id = Some(seed::cell(1, 0)));
        app.station_admin().await.post("/calls", &nowhere).await.refused_field("/matter/cell_id", "cell_unknown");
    }
}
