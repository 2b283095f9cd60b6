//! What was sent from doors is corrected: the latest counts, what it said before stays readable, and nothing is doubled.

use chrono::Duration;
use contract::{
    cases::Case,
    ids::ResponseId,
    page::{DEFAULT_LIMIT, Page},
    privacy::Export,
    problem::Kind,
    surveys::{
        DoorOutcome, NewResponse, SentForm, Survey, SurveyAnswer, SurveyCorrected, SurveyCorrection, SurveyPlace, SurveyReceived,
        SurveyResults, SurveyText,
    },
};
use serde_json::json;
use tests::{Client, TestApp, make, on_each_backend, seed, surveys};

fn path(id: ResponseId) -> String {
    format!("/survey-responses/{id}/corrections")
}

async fn mine(by: &Client) -> Vec<SentForm> {
    by.get("/survey-responses").await.read::<Page<SentForm>>(200).items
}

async fn of_community(by: &Client) -> Vec<SentForm> {
    let path = format!("/survey-responses?community_id={}", seed::community(0));
    by.get(&path).await.read::<Page<SentForm>>(200).items
}

/// A survey, and a door of it of which the words became a case.
async fn raised(app: &TestApp) -> (Survey, NewResponse, SurveyReceived) {
    let (survey, response) = (surveys::open(app).await, surveys::raising());
    let received = app
        .social_worker()
        .await
        .post(&surveys::responses(&survey), &response)
        .await
        .read(201);
    (survey, response, received)
}

on_each_backend! {
    async fn the_latest_edition_counts_and_the_earlier_one_is_kept(app: TestApp) {
        let (survey, response, received) = raised(&app).await;
        let (worker, admin) = (app.social_worker().await, app.station_admin().await);
        let [sent] = mine(&worker).await.try_into().expect("one");
        assert_eq!((sent.edition, &sent.answers, sent.earlier.len()), (1, &response.answers, 0));
        assert_eq!((sent.building.as_deref(), sent.cases[0].id), (Some("3号楼2单元501"), received.cases[0].id));
        assert!(sent.until.is_some_and(|until| until > sent.filled_at + Duration::days(29)));
        let mut correction = surveys::corrected();
        correction.answers[1].chosen = vec![1];
        correction.answers[2] = SurveyAnswer::default();
        correction.answers[4].text = Some("三层楼道灯不亮".to_owned());
        correction.remark = Some("本人后来补充".to_owned());
        let told: SurveyCorrected = worker.post(&path(sent.id), &correction).await.read(200);
        assert_eq!((told.id, told.edition), (sent.id, 2));
        let [corrected] = mine(&worker).await.try_into().expect("one");
        assert_eq!((corrected.edition, &corrected.answers), (2, &correction.answers));
        assert_eq!(corrected.cases, sent.cases, "the case keeps its link");
        let results: SurveyResults = admin.get(&format!("/surveys/{}/results", survey.id)).await.read(200);
        let [people, elders, needs, ..] = results.questions.as_slice() else { panic!("{results:?}") };
        assert_eq!((people.answered, people.average, needs.answered), (1, Some(5.0), 0));
        assert_eq!(elders.counts.iter().map(|each| each.count).collect::<Vec<_>>(), [0, 1]);
        let texts: Page<SurveyText> = admin.get(&format!("/surveys/{}/texts?question=4", survey.id)).await.read(200);
        assert_eq!((texts.items[0].text.as_str(), texts.items[0].case_id), ("三层楼道灯不亮", Some(received.cases[0].id)));
        let [seen] = of_community(&admin).await.try_into().expect("one");
        let [before] = seen.earlier.as_slice() else { panic!("{seen:?}") };
        let said = before.said.as_ref().expect("what it said");
        assert_eq!((before.edition, &said.answers, said.remark.as_ref()), (1, &response.answers, None));
        assert_eq!(before.reason.as_deref(), Some(correction.reason.as_str()));
        assert!(before.by.is_some(), "who corrected it");
    }

    async fn what_is_corrected_twice_at_once_is_corrected_once(app: TestApp) {
        let id = surveys::sent(&app).await;
        let (worker, admin, key) = (app.social_worker().await, app.station_admin().await, make::key());
        let first = worker.post_once(&key, &path(id), &surveys::corrected()).await.expect(200);
        let again = worker.post_once(&key, &path(id), &surveys::corrected()).await.expect(200);
        assert_eq!(first.value(), again.value());
        admin.post(&path(id), &surveys::corrected()).await.refused(Kind::Stale);
        let second = SurveyCorrection { edition: 2, ..surveys::corrected() };
        let twice: SurveyCorrected = admin.post(&path(id), &second).await.read(200);
        assert_eq!(twice.edition, 3);
        assert_eq!(app.count("survey_editions", "true").await, 2);
    }

    async fn only_who_filled_it_in_and_who_is_in_charge_correct_it(app: TestApp) {
        let id = surveys::sent(&app).await;
        let far = app.foreign_admin().await;
        far.post(&path(id), &surveys::corrected()).await.refused(Kind::NotFound);
        assert_eq!(mine(&far).await, []);
        let theirs = format!("/survey-responses?community_id={}", seed::community(0));
        far.get(&theirs).await.refused(Kind::NotFound);
        app.social_worker().await.get(&theirs).await.refused(Kind::NotFound);
        app.resident("王秀兰").await.get("/survey-responses").await.refused(Kind::Forbidden);
        let nothing: ResponseId = seed::nothing();
        app.social_worker().await.post(&path(nothing), &surveys::corrected()).await.refused(Kind::NotFound);
    }

    async fn a_correction_that_the_survey_does_not_take_is_refused_by_field(app: TestApp) {
        let (_, response, _) = raised(&app).await;
        let worker = app.social_worker().await;
        let with = |change: fn(&mut SurveyCorrection)| {
            let mut correction = surveys::corrected();
            change(&mut correction);
            correction
        };
        for (correction, pointer, code) in [
            (with(|it| it.answers[0].number = Some(21)), "/answers/0", "number_range"),
            (with(|it| it.answers[4] = SurveyAnswer::default()), "/answers/4", "answer_is_case"),
            (with(|it| " ".clone_into(&mut it.reason)), "/reason", "reason_length"),
            (with(|it| it.remark = Some("长".repeat(1_001))), "/remark", "survey_text_length"),
        ] {
            worker.post(&path(response.id), &correction).await.refused_field(pointer, code);
        }
        let month = Duration::days(31).num_microseconds().expect("a month");
        app.run_sql(&format!("UPDATE survey_responses SET received_at = received_at - {month}")).await;
        worker.post(&path(response.id), &surveys::corrected()).await.refused_field("/edition", "correction_late");
        assert_eq!(mine(&worker).await[0].until, None);
        assert_eq!(app.count("survey_editions", "true").await, 0);
    }

    async fn what_it_said_before_is_taken_along_and_erased_with_the_rest(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (worker, phone) = (app.social_worker().await, app.phone());
        let resident = app.sign_in_by_phone(&phone).await;
        let response = NewResponse { phone: Some(phone), ..surveys::answered() };
        let _ = worker.post(&surveys::responses(&survey), &response).await.expect(201);
        let mut correction = surveys::corrected();
        correction.answers[4].text = Some("没有困难".to_owned());
        let _ = worker.post(&path(response.id), &correction).await.expect(200);
        let own: Export = resident.get("/me/export").await.read(200);
        assert_eq!(own.answers[0].door, response.building);
        let [before] = own.answers[0].earlier.as_slice() else { panic!("{:?}", own.answers) };
        assert_eq!(before.reason.as_deref(), Some("入户时把人数记错了"));
        assert!(before.answers.iter().any(|answer| answer.answer == "楼道灯不亮，晚上看不见台阶"));
        assert!(own.answers[0].answers.iter().any(|answer| answer.answer == "没有困难"));
        let _ = resident.delete("/me").await.expect(204);
        let everything = app.sql(tests::Sql::everything).await;
        assert!(!everything.contains("楼道灯不亮") && !everything.contains("人数记错"), "{everything}");
        let [left] = mine(&worker).await.try_into().expect("one");
        assert_eq!((left.until, left.earlier.len(), left.earlier[0].said.as_ref()), (None, 1, None));
        let second = SurveyCorrection { edition: 2, ..correction };
        worker.post(&path(response.id), &second).await.refused_field("/edition", "correction_late");
    }

    async fn where_a_door_is_can_be_corrected_and_the_case_stays_where_it_is(app: TestApp) {
        let (_, response, received) = raised(&app).await;
        let worker = app.social_worker().await;
        let case = received.cases[0].id;
        let there = async || -> Case { worker.get(&format!("/cases/{case}")).await.read(200) };
        let before = there().await;
        let at = |cell_id, building: &str| {
            let place = SurveyPlace { cell_id, building: Some(building.to_owned()) };
            SurveyCorrection { place: Some(place), ..surveys::corrected() }
        };
        worker.post(&path(response.id), &at(Some(seed::cell(1, 0)), "5号楼")).await.refused_field("/place/cell_id", "cell_unknown");
        worker.post(&path(response.id), &at(None, &"楼".repeat(61))).await.refused_field("/place/building", "building_length");
        let _ = worker.post(&path(response.id), &at(Some(seed::cell(0, 1)), " 5号楼101 ")).await.expect(200);
        let [sent] = mine(&worker).await.try_into().expect("one");
        assert_eq!((sent.cell_id, sent.building.as_deref()), (Some(seed::cell(0, 1)), Some("5号楼101")));
        let was = sent.earlier[0].said.as_ref().and_then(|said| said.place.as_ref()).expect("where it was");
        assert_eq!((was.cell_id, was.building.as_deref()), (response.cell_id, response.building.as_deref()));
        assert_eq!(there().await.summary.cell_id, before.summary.cell_id);
        let _ = worker.post(&path(response.id), &SurveyCorrection { edition: 2, ..surveys::corrected() }).await.expect(200);
        let [sent] = mine(&worker).await.try_into().expect("one");
        assert_eq!((sent.building.as_deref(), sent.earlier[1].said.as_ref().and_then(|said| said.place.as_ref())), (Some("5号楼101"), None));
    }

    async fn whoever_withdraws_their_consent_has_said_nothing(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (worker, admin, phone) = (app.social_worker().await, app.station_admin().await, app.phone());
        let response = NewResponse { phone: Some(phone), name: Some("周桂芳".to_owned()), remark: Some("想装扶手".to_owned()), ..surveys::answered() };
        let _ = worker.post(&surveys::responses(&survey), &response).await.expect(201);
        let place = Some(SurveyPlace { cell_id: None, building: Some("五号楼甲门".to_owned()) });
        let _ = worker.post(&path(response.id), &SurveyCorrection { place, ..surveys::corrected() }).await.expect(200);
        let month = Duration::days(31).num_microseconds().expect("a month");
        app.run_sql(&format!("UPDATE survey_responses SET received_at = received_at - {month}")).await;
        let withdrawal = format!("/survey-responses/{}/withdrawal", response.id);
        app.foreign_admin().await.post(&withdrawal, &json!({})).await.refused(Kind::NotFound);
        for _ in 0..2 {
            let told: SurveyCorrected = worker.post(&withdrawal, &json!({})).await.read(200);
            assert_eq!((told.id, told.edition), (response.id, 3), "also after a month, and twice is once");
        }
        let everything = app.sql(tests::Sql::everything).await;
        for words in ["想装扶手", "五号楼甲门", "3号楼2单元501", "人数记错"] {
            assert!(!everything.contains(words), "{words}");
        }
        for table in ["survey_marks", "survey_texts", "survey_homes"] {
            assert_eq!(app.count(table, "1 = 1").await, 0, "{table}");
        }
        let results: SurveyResults = admin.get(&format!("/surveys/{}/results", survey.id)).await.read(200);
        assert_eq!(results.questions[0].answered, 0);
        let [left] = of_community(&admin).await.try_into().expect("one");
        assert_eq!((left.outcome, left.building, left.until, left.edition), (DoorOutcome::Refused, None, None, 3));
        let late = SurveyCorrection { edition: 3, ..surveys::corrected() };
        worker.post(&path(response.id), &late).await.refused_field("/edition", "correction_late");
    }

    async fn what_was_sent_is_read_page_by_page(app: TestApp) {
        let survey = surveys::open(&app).await;
        let worker = app.social_worker().await;
        let all = usize::from(DEFAULT_LIMIT) + 1;
        for _ in 0..all {
            let _ = worker.post(&surveys::responses(&survey), &surveys::knocked(DoorOutcome::Absent)).await.expect(201);
        }
        let first: Page<SentForm> = worker.get("/survey-responses").await.read(200);
        let second: Page<SentForm> = worker.get(&format!("/survey-responses?cursor={}", first.next.expect("more"))).await.read(200);
        assert_eq!((first.items.len() + second.items.len(), second.next), (all, None));
        assert!(first.items.iter().all(|sent| sent.id != second.items[0].id));
    }

    async fn the_workbook_shows_what_was_corrected(app: TestApp) {
        use calamine::{Data, Reader, Xlsx};
        let (survey, response, _) = raised(&app).await;
        let admin = app.station_admin().await;
        let _ = admin.post(&path(response.id), &surveys::corrected()).await.expect(200);
        let reply = admin.get(&format!("/surveys/{}/answers.xlsx", survey.id)).await.expect(200);
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(reply.body)).expect("a workbook");
        let mut rows = |sheet: usize| {
            let names = book.sheet_names();
            let range = book.worksheet_range(&names[sheet]).expect("a sheet");
            range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect::<Vec<Vec<String>>>()
        };
        assert_eq!(rows(0)[1][5], "5");
        let before = rows(2);
        assert_eq!(before.len(), 2);
        assert_eq!(before[1][1], "1");
        assert_eq!(before[1][4..8], ["入户时把人数记错了", "3", "有", "扶手；防滑垫"].map(str::to_owned));
    }
}
