//! Household surveys: what is published stays, what is said at a door arrives once, and what came of it all.

use api::moment::Moment;
use chrono::Duration;
use contract::{
    accounts::Role,
    cases::{Case, CaseSummary, Channel, State},
    ids::SurveyId,
    page::Page,
    problem::Kind,
    surveys::{
        DoorOutcome, NewResponse, NewSurvey, Survey, SurveyAnswer, SurveyChange, SurveyReceived, SurveyResults, SurveyState,
        SurveyStep, SurveyText,
    },
};
use serde_json::json;
use tests::{Client, TestApp, make, on_each_backend, seed, surveys};

async fn seen(by: &Client) -> Vec<Survey> {
    by.get("/surveys").await.read::<Page<Survey>>(200).items
}

async fn close(app: &TestApp, survey: &Survey) -> Survey {
    let path = format!("/surveys/{}/close", survey.id);
    app.station_admin().await.post(&path, &SurveyStep {}).await.read(200)
}

async fn results(by: &Client, survey: &Survey) -> SurveyResults {
    by.get(&format!("/surveys/{}/results", survey.id)).await.read(200)
}

/// A liaison officer of community 0.
async fn officer(app: &TestApp) -> Client {
    let client = app.newcomer().await;
    let account = app.bytes(client.id().uuid().as_bytes());
    let (street, community) = (seed::street(0).uuid(), seed::community(0).uuid());
    let (street, community) = (app.bytes(street.as_bytes()), app.bytes(community.as_bytes()));
    app.run_sql(&format!(
        "INSERT INTO posts (account_id, role, street_id, community_id, granted_at, place_id) \
         VALUES ({account}, '{}', {street}, {community}, 0, {community})",
        Role::LiaisonOfficer.word()
    ))
    .await;
    client
}

on_each_backend! {
    async fn a_survey_is_seen_at_doors_only_while_it_is_open(app: TestApp) {
        let worker = officer(&app).await;
        let draft = surveys::draft(&app).await;
        assert_eq!((draft.state, draft.version, draft.content.as_ref()), (SurveyState::Draft, 0, None));
        assert_eq!(draft.draft, Some(surveys::content()));
        assert_eq!(seen(&worker).await, []);
        let open = surveys::opened(&app, &draft).await;
        assert_eq!((open.state, open.version, open.draft.as_ref()), (SurveyState::Open, 1, None));
        let known = seen(&worker).await;
        assert_eq!(known.iter().map(|survey| survey.content.as_ref()).collect::<Vec<_>>(), [Some(&surveys::content())]);
        let closed = close(&app, &open).await;
        assert_eq!(closed.state, SurveyState::Closed);
        assert_eq!(seen(&worker).await, []);
        assert_eq!(seen(&app.social_worker().await).await.len(), 1, "staff still see what came of it");
    }

    async fn a_change_is_another_version_and_what_was_published_stays(app: TestApp) {
        let survey = surveys::open(&app).await;
        let admin = app.station_admin().await;
        let mut content = surveys::content();
        content.questions.truncate(2);
        let change = SurveyChange { revision: survey.revision, content: content.clone() };
        let path = format!("/surveys/{}", survey.id);
        let changed: Survey = admin.patch(&path, &change).await.read(200);
        assert_eq!((changed.version, changed.content.as_ref(), changed.draft.as_ref()), (1, Some(&surveys::content()), Some(&content)));
        admin.patch(&path, &change).await.refused(Kind::Stale);
        assert_eq!(seen(&app.social_worker().await).await[0].draft, None, "only who may change it sees the draft");
        let second = surveys::opened(&app, &changed).await;
        assert_eq!((second.version, second.content.as_ref()), (2, Some(&content)));
        admin.post(&format!("{path}/open"), &SurveyStep {}).await.refused(Kind::Conflict);
        // A phone that has not heard of it still sends what it asked.
        let worker = app.social_worker().await;
        let _: SurveyReceived = worker.post(&surveys::responses(&survey), &surveys::answered()).await.read(201);
        let first: SurveyResults = admin.get(&format!("{path}/results?version=1")).await.read(200);
        assert_eq!((first.version, first.questions.len(), first.questions[0].answered), (1, 6, 1));
        assert_eq!(results(&admin, &survey).await.questions.len(), 2);
        admin.get(&format!("{path}/results?version=3")).await.refused(Kind::NotFound);
    }

    async fn a_street_asks_in_all_its_communities_and_a_station_sees_its_own(app: TestApp) {
        let new = NewSurvey { community_id: None, content: surveys::content() };
        app.station_admin().await.post("/surveys", &new).await.refused(Kind::Forbidden);
        let street = app.street_admin().await;
        let survey: Survey = street.post("/surveys", &new).await.read(201);
        let survey: Survey = street.post(&format!("/surveys/{}/open", survey.id), &SurveyStep {}).await.read(200);
        app.station_admin().await.post(&format!("/surveys/{}/close", survey.id), &SurveyStep {}).await.refused(Kind::Forbidden);
        let path = surveys::responses(&survey);
        for (client, community) in [(app.station_admin().await, 0), (app.foreign_admin().await, 1)] {
            let response = NewResponse { community_id: seed::community(community), cell_id: None, ..surveys::answered() };
            let _: SurveyReceived = client.post(&path, &response).await.read(201);
            assert_eq!(results(&client, &survey).await.outcomes[0].count, 1, "community {community}");
        }
        let whole = results(&street, &survey).await;
        assert_eq!((whole.outcomes[0].count, whole.cells.len()), (2, 2));
        assert_eq!(seen(&app.staff("far.admin").await).await, []);
        app.staff("far.admin").await.post(&path, &surveys::answered()).await.refused(Kind::NotFound);
        let elsewhere = NewResponse { community_id: seed::community(1), ..surveys::answered() };
        app.station_admin().await.post(&path, &elsewhere).await.refused(Kind::NotFound);
    }

    async fn what_is_sent_again_arrives_once(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (path, worker, response) = (surveys::responses(&survey), app.social_worker().await, surveys::raising());
        let first: SurveyReceived = worker.post_once(&make::key(), &path, &response).await.read(201);
        let again: SurveyReceived = worker.post_once(&make::key(), &path, &response).await.read(201);
        assert_eq!((first.id, &first.cases), (again.id, &again.cases));
        assert_eq!(first.cases.len(), 1);
        assert_eq!((app.count("survey_responses", "true").await, app.count("cases", "true").await), (1, 1));
        app.station_admin().await.post(&path, &response).await.refused(Kind::KeyReused);
    }

    async fn nothing_is_written_down_without_consent(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (path, worker) = (surveys::responses(&survey), app.social_worker().await);
        let without = NewResponse { consent: false, ..surveys::answered() };
        worker.post(&path, &without).await.refused_field("/consent", "consent_first");
        for outcome in [DoorOutcome::Refused, DoorOutcome::Absent, DoorOutcome::Moved] {
            let more = NewResponse { building: Some("3号楼".to_owned()), ..surveys::knocked(outcome) };
            worker.post(&path, &more).await.refused_field("/building", "without_consent");
            let _ = worker.post(&path, &surveys::knocked(outcome)).await.expect(201);
        }
        for table in ["survey_homes", "survey_marks", "survey_texts"] {
            assert_eq!(app.count(table, "true").await, 0, "{table}");
        }
        let counts: Vec<_> = results(&worker, &survey).await.outcomes.iter().map(|each| each.count).collect();
        assert_eq!(counts, [0, 1, 1, 1]);
    }

    async fn answers_that_the_survey_does_not_take_are_named(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (path, worker) = (surveys::responses(&survey), app.social_worker().await);
        let with = |at: usize, answer: SurveyAnswer| {
            let mut response = surveys::answered();
            response.answers[at] = answer;
            response
        };
        let chosen = |chosen: &[u16]| SurveyAnswer { chosen: chosen.to_vec(), ..SurveyAnswer::default() };
        for (response, pointer, code) in [
            (with(0, SurveyAnswer::default()), "/answers/0", "answer_missing"),
            (with(0, SurveyAnswer { number: Some(21), ..SurveyAnswer::default() }), "/answers/0", "number_range"),
            (with(1, chosen(&[1])), "/answers/2", "answer_hidden"),
            (with(1, chosen(&[2])), "/answers/1", "choice_one"),
            (with(2, chosen(&[2, 0])), "/answers/2", "choice_unknown"),
            (with(3, SurveyAnswer { number: Some(6), ..SurveyAnswer::default() }), "/answers/3", "number_range"),
            (NewResponse { version: 2, ..surveys::answered() }, "/version", "version_unknown"),
            (NewResponse { cell_id: Some(seed::cell(1, 0)), ..surveys::answered() }, "/cell_id", "cell_unknown"),
            (NewResponse { remark: Some("长".repeat(1_001)), ..surveys::answered() }, "/remark", "survey_text_length"),
        ] {
            let reply = worker.post(&path, &response).await;
            if code == "choice_one" {
                assert!(reply.refused(Kind::Invalid).errors.iter().any(|fault| fault.pointer == pointer && fault.code == code));
            } else {
                reply.refused_field(pointer, code);
            }
        }
        let mut twice = surveys::raising();
        twice.raised.push(twice.raised[0]);
        worker.post(&path, &twice).await.refused_field("/raised/1", "raised_words");
        assert_eq!(app.count("survey_responses", "true").await, 0);
    }

    async fn what_was_said_before_the_end_is_taken_in_after_it(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (path, worker) = (surveys::responses(&survey), app.social_worker().await);
        let before = NewResponse { filled_at: Moment::now().time() - Duration::hours(1), ..surveys::answered() };
        let _ = close(&app, &survey).await;
        let _ = worker.post(&path, &before).await.expect(201);
        let late = NewResponse { filled_at: Moment::now().time() + Duration::hours(1), ..surveys::answered() };
        worker.post(&path, &late).await.refused_field("/filled_at", "survey_closed");
    }

    async fn an_answer_becomes_a_case_that_its_recorder_follows(app: TestApp) {
        let (survey, worker) = (surveys::open(&app).await, officer(&app).await);
        let received: SurveyReceived = worker.post(&surveys::responses(&survey), &surveys::raising()).await.read(201);
        let case: Case = worker.get(&format!("/cases/{}", received.cases[0].id)).await.read(200);
        assert_eq!((case.summary.channel, case.summary.state), (Channel::HouseholdSurvey, State::Submitted));
        assert_eq!(case.summary.title, "楼道灯不亮，晚上看不见台阶");
        assert!(case.body.starts_with("还有什么困难？"), "{}", case.body);
        assert_eq!(case.address.as_deref(), Some("3号楼2单元501"));
        assert_eq!(case.timeline[0].by.role, Role::LiaisonOfficer);
        assert_eq!(case.summary.number, received.cases[0].number);
        let mine: Page<CaseSummary> = worker.get("/cases?scope=recorded").await.read(200);
        assert_eq!(mine.items.len(), 1);
        let admin = app.station_admin().await;
        let desk: Page<CaseSummary> = admin.get("/cases?channel=household_survey").await.read(200);
        assert_eq!(desk.items.len(), 1);
        let texts: Page<SurveyText> = admin.get(&format!("/surveys/{}/texts?question=4", survey.id)).await.read(200);
        assert_eq!(texts.items[0].case_id, Some(received.cases[0].id));
    }

    async fn what_was_chosen_becomes_a_case_too(app: TestApp) {
        let (survey, worker) = (surveys::open(&app).await, app.social_worker().await);
        let mut response = surveys::raising();
        response.raised[0].question = Some(2);
        let received: SurveyReceived = worker.post(&surveys::responses(&survey), &response).await.read(201);
        let case: Case = worker.get(&format!("/cases/{}", received.cases[0].id)).await.read(200);
        assert_eq!((case.summary.title.as_str(), case.body.as_str()), ("需要什么？扶手；防滑垫", "需要什么？\n扶手；防滑垫"));
        let results = results(&app.station_admin().await, &survey).await;
        assert_eq!(results.questions[2].answered, 1, "counted once");
        response.id = uuid::Uuid::now_v7().into();
        response.answers[2] = SurveyAnswer::default();
        worker.post(&surveys::responses(&survey), &response).await.refused_field("/raised/0", "raised_words");
    }

    async fn a_case_is_the_persons_own_if_they_are_known_and_consented(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (path, worker) = (surveys::responses(&survey), app.social_worker().await);
        let phone = app.phone();
        let somebody = |response: NewResponse| NewResponse { phone: Some(phone.clone()), name: Some("王秀兰".to_owned()), ..response };
        let resident = app.sign_in_by_phone(&phone).await;
        let _: SurveyReceived = worker.post(&path, &somebody(surveys::raising())).await.read(201);
        let own = async || resident.get("/cases?scope=mine").await.read::<Page<CaseSummary>>(200).items.len();
        assert_eq!(own().await, 0, "who did not consent is not named");
        let consent = json!({"kind": "handling", "version": contract::privacy::CONSENT_VERSION, "granted": true});
        let _ = resident.post("/me/consents", &consent).await.expect(200);
        let received: SurveyReceived = worker.post(&path, &somebody(surveys::raising())).await.read(201);
        assert_eq!(own().await, 1);
        let _: Case = resident.get(&format!("/cases/{}", received.cases[0].id)).await.read(200);
        let everything = app.sql(tests::Sql::everything).await;
        assert!(!everything.contains(&phone) && everything.contains("3号楼2单元501"), "numbers are sealed");
        let _ = resident.delete("/me").await.expect(204);
        assert_eq!(app.count("survey_homes", "true").await, 0, "whoever leaves takes their words along");
        assert_eq!(app.count("survey_texts", "true").await, 0);
        assert!(app.count("survey_marks", "true").await > 0, "and what was counted is nobody's");
    }

    async fn everything_is_counted(app: TestApp) {
        let survey = surveys::open(&app).await;
        let (path, worker) = (surveys::responses(&survey), app.social_worker().await);
        for people in 1..=3 {
            let mut response = NewResponse { remark: Some(format!("备注{people}")), ..surveys::answered() };
            response.answers[0].number = Some(people);
            response.answers[3].number = Some(people + 2);
            let _ = worker.post(&path, &response).await.expect(201);
        }
        let results = results(&app.station_admin().await, &survey).await;
        let [people, elders, needs, scale, words, day] = results.questions.as_slice() else { panic!("{results:?}") };
        assert_eq!((people.answered, people.average, people.counts.len()), (3, Some(2.0), 3));
        assert_eq!(elders.counts.iter().map(|each| each.count).collect::<Vec<_>>(), [3, 0]);
        assert_eq!((needs.answered, needs.counts.iter().map(|each| each.count).collect::<Vec<_>>()), (3, vec![3, 0, 3]));
        assert_eq!((scale.average, scale.counts.iter().map(|each| each.count).collect::<Vec<_>>()), (Some(4.0), vec![0, 0, 1, 1, 1]));
        assert_eq!((words.answered, day.answered), (3, 3));
        assert_eq!((results.cells.len(), results.cells[0].count, results.days.len()), (1, 3, 1));
        let remarks: Page<SurveyText> = worker.get(&format!("/surveys/{}/texts", survey.id)).await.read(200);
        assert_eq!(remarks.items.iter().map(|each| each.text.as_str()).collect::<Vec<_>>(), ["备注3", "备注2", "备注1"]);
    }

    async fn the_words_come_page_by_page(app: TestApp) {
        let survey = surveys::open(&app).await;
        let worker = app.social_worker().await;
        for _ in 0..23 {
            let _ = worker.post(&surveys::responses(&survey), &surveys::answered()).await.expect(201);
        }
        let path = format!("/surveys/{}/texts?question=4", survey.id);
        let first: Page<SurveyText> = worker.get(&path).await.read(200);
        let next = first.next.expect("more");
        let second: Page<SurveyText> = worker.get(&format!("{path}&cursor={next}")).await.read(200);
        assert_eq!((first.items.len(), second.items.len(), second.next), (20, 3, None));
        assert!(first.items.iter().all(|one| second.items.iter().all(|other| one.response_id != other.response_id)));
        worker.get(&format!("{path}&cursor=nonsense")).await.refused(Kind::BadCursor);
    }

    async fn a_workbook_holds_every_answer_no_formula_and_nobodys_name(app: TestApp) {
        use calamine::{Data, Reader, Xlsx};
        let survey = surveys::open(&app).await;
        let worker = app.social_worker().await;
        let mut response = NewResponse {
            name: Some("王秀兰".to_owned()),
            phone: Some("13800000001".to_owned()),
            remark: Some("=1+1".to_owned()),
            ..surveys::answered()
        };
        response.answers[4].text = Some("=HYPERLINK(\"http://x\")".to_owned());
        let _ = worker.post(&surveys::responses(&survey), &response).await.expect(201);
        let _ = worker.post(&surveys::responses(&survey), &surveys::knocked(DoorOutcome::Absent)).await.expect(201);
        let reply = worker.get(&format!("/surveys/{}/answers.xlsx", survey.id)).await.expect(200);
        assert!(reply.header("content-disposition").is_some_and(|value| value.contains(".xlsx")));
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(reply.body)).expect("a workbook");
        let names = book.sheet_names();
        assert_eq!(names.len(), 3);
        let answers = book.worksheet_range(&names[0]).expect("answers");
        let rows: Vec<Vec<String>> = answers.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1][5..], ["3", "有", "扶手；防滑垫", "4", "=HYPERLINK(\"http://x\")", "2026-12-01", "=1+1"].map(str::to_owned));
        assert!(book.worksheet_formula(&names[0]).expect("formulas").is_empty());
        assert_eq!(book.worksheet_range(&names[1]).expect("questions").height(), 7);
        let all = rows.concat().concat();
        assert!(!all.contains("王秀兰") && !all.contains("13800000001") && !all.contains("501"), "{all}");
    }

    async fn who_answered_and_in_which_words_goes_when_its_time_is_over(app: TestApp) {
        let survey = surveys::open(&app).await;
        let _ = app.social_worker().await.post(&surveys::responses(&survey), &surveys::answered()).await.expect(201);
        assert_eq!(crate::retention::sweep(&app, Duration::days(1_094)).await.doors, 0);
        assert_eq!(crate::retention::sweep(&app, Duration::days(1_096)).await.doors, 1);
        assert!(!app.sql(tests::Sql::everything).await.contains("楼道灯不亮"));
        app.forget_people().await;
        assert_eq!(results(&app.station_admin().await, &survey).await.questions[0].answered, 1, "the counts stay");
        assert_eq!(crate::retention::sweep(&app, Duration::days(1_096)).await.doors, 0, "once is enough");
    }

    async fn a_survey_that_cannot_be_asked_is_refused_by_field(app: TestApp) {
        let admin = app.station_admin().await;
        let mut new = NewSurvey { community_id: Some(seed::community(0)), content: surveys::content() };
        new.content.questions[1].options.truncate(1);
        admin.post("/surveys", &new).await.refused_field("/content/questions/1/options", "options_count");
        new.content.questions.clear();
        admin.post("/surveys", &new).await.refused_field("/content/questions", "questions_count");
        let nowhere = NewSurvey { community_id: Some(seed::nothing()), content: surveys::content() };
        admin.post("/surveys", &nowhere).await.refused_field("/community_id", "community_unknown");
        let nothing: SurveyId = seed::nothing();
        admin.post(&format!("/surveys/{nothing}/open"), &SurveyStep {}).await.refused(Kind::NotFound);
    }
}
