//! From the first line to the last promised step.

use api::moment::Moment;
use contract::{
    notifications::{Notification, NotificationKind},
    page::Page,
    problem::Kind,
    proposals::{
        Decision, Outcome, Part, Proposal, ProposalAction as Action, ProposalState as State, ProposalStatistics, ProposalSummary,
        ProposalText,
    },
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    TestApp, make, on_each_backend,
    proposals::{
        against, decide, decided, draft, effective, enough, item, new, publish, published, seen, sign, submit, submitted, text,
        url, verified,
    },
    seed,
};

use super::answer;

async fn list(app: &TestApp, query: &str) -> Page<ProposalSummary> {
    let path = format!("/communities/{}/proposals?{query}", seed::community(0));
    app.nobody().get(&path).await.read(200)
}

fn amended() -> ProposalText {
    ProposalText {
        suggestion: "装三盏太阳能路灯，并修好台阶。".to_owned(),
        ..text()
    }
}

on_each_backend! {
    async fn a_draft_is_seen_by_its_author_only_and_published_by_a_moderator(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = draft(&author).await;
        assert_eq!(proposal.summary.state, State::Draft);
        assert_eq!(proposal.proposers[0].name, "王秀兰", "authors see their own name whole");
        for other in [app.resident("李建国").await, app.station_admin().await, app.nobody()] {
            assert_eq!(other.get(&url(&proposal, "")).await.status, 404);
        }
        let proposal = published(&app, &author).await;
        assert_eq!(proposal.summary.state, State::Gathering);
        assert_eq!(proposal.summary.threshold, 10);
        let public = seen(&app.nobody(), &proposal).await;
        assert_eq!(public.proposers[0].name, "王**");
        assert_eq!(public.editions[0].text, text());
        assert_eq!(public.timeline.iter().map(|event| event.action).collect::<Vec<_>>(), [Action::Publish]);
        assert_eq!(list(&app, "state=gathering").await.items[0].id, proposal.summary.id);
    }

    async fn beginning_twice_with_one_key_begins_once(app: TestApp) {
        let (author, key) = (app.resident("王秀兰").await, make::key());
        let first: Proposal = author.post_once(&key, "/proposals", &new()).await.read(201);
        let again: Proposal = author.post_once(&key, "/proposals", &new()).await.read(201);
        assert_eq!(first, again);
        let mine: Page<ProposalSummary> = author.get("/me/proposals").await.read(200);
        assert_eq!(mine.items.len(), 1);
        assert_eq!(mine.items[0].part, Some(Part::Author));
    }

    async fn nobody_has_more_under_way_than_the_rules_allow(app: TestApp) {
        let author = app.resident("王秀兰").await;
        for _ in 0..5 {
            draft(&author).await;
        }
        author.post("/proposals", &new()).await.refused_field("", "too_many_open");
    }

    async fn what_was_given_back_is_corrected_and_sent_again(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = decided(&app, &author, &against(Decision::Return)).await;
        assert_eq!(proposal.summary.state, State::Returned);
        let told = proposal.timeline.last().expect("what was said");
        assert_eq!((told.action, told.text.as_deref()), (Action::Return, Some("请写清楚装在哪里。")));
        let corrected: Proposal = author.patch(&url(&proposal, ""), &amended()).await.read(200);
        assert_eq!(corrected.editions[0].text, amended());
        assert_eq!(submit(&author, &proposal).await.summary.state, State::Submitted);
        author.patch(&url(&proposal, ""), &text()).await.refused(Kind::Conflict);
    }

    async fn who_saw_an_older_version_is_told_how_it_is_now(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = draft(&author).await;
        let change = |version: u32| {
            let request = author.request(Method::PATCH, &url(&proposal, "")).header("if-match", &format!("\"{version}-x\""));
            request.json(&amended()).send()
        };
        let changed: Proposal = change(proposal.version).await.read(200);
        let problem = change(proposal.version).await.refused(Kind::Stale);
        assert_eq!(problem.now.expect("how it is now")["version"], changed.version);
    }

    async fn enough_signatures_make_it_effective_and_the_answer_is_owed(app: TestApp) {
        let (author, admin) = (app.resident("王秀兰").await, app.station_admin().await);
        let proposal = effective(&app, &author).await;
        assert_eq!((proposal.summary.state, proposal.summary.signed), (State::Effective, 1));
        let due = proposal.summary.answer_due_at.expect("an answer is owed");
        assert!(due > Moment::now().time() + chrono::TimeDelta::days(15), "fifteen working days: {due}");
        let answered: Proposal = admin.post(&url(&proposal, "/answer"), &answer()).await.read(200);
        let official = answered.answer.expect("the answer");
        assert_eq!((official.outcome, official.in_time), (Outcome::PartlyAdopted, true));
        assert_eq!(official.by.work_name.as_deref(), Some("驿站小李"));
        let step = json!({"step": 0, "note": "路灯已装好。"});
        let reported: Proposal = admin.post(&url(&proposal, "/steps"), &step).await.read(200);
        assert!(reported.answer.expect("the answer").steps[0].done_on.is_some());
        admin.post(&url(&proposal, "/steps"), &step).await.refused_field("/step", "step_done");
        admin.post(&url(&proposal, "/steps"), &json!({"step": 3, "note": "x"})).await.refused_field("/step", "step_unknown");
        admin.post(&url(&proposal, "/answer"), &answer()).await.refused(Kind::Conflict);
        let path = format!("/communities/{}/proposal-statistics", seed::community(0));
        let counts: ProposalStatistics = app.nobody().get(&path).await.read(200);
        let expected = ProposalStatistics {
            published: 1,
            effective: 1,
            answered: 1,
            in_time: 1,
            partly_adopted: 1,
            ..ProposalStatistics::default()
        };
        assert_eq!(counts, expected);
    }

    async fn an_amendment_is_shown_once_it_is_published_and_signers_can_tell(app: TestApp) {
        let (author, signer) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let _ = sign(&signer, &proposal).await.expect(204);
        let waiting: Proposal = author.post(&url(&proposal, "/editions"), &amended()).await.read(200);
        assert_eq!(waiting.editions[0].published_at, None);
        assert_eq!(seen(&signer, &proposal).await.editions.len(), 1, "nobody else sees it yet");
        author.post(&url(&proposal, "/editions"), &amended()).await.refused(Kind::Conflict);
        let item = item(&app, &proposal).await;
        let _ = decide(&app.station_admin().await, item.id, &publish()).await.expect(204);
        let now = seen(&signer, &proposal).await;
        assert_eq!(now.editions.iter().map(|one| one.edition).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(now.editions[0].text, amended());
        assert_eq!(now.standing.signed_edition, Some(1), "they signed another version than is shown");
        assert!(now.standing.actions.contains(&Action::Unsign));
    }

    async fn an_amendment_that_is_refused_leaves_what_was_published(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = published(&app, &author).await;
        let _ = author.post(&url(&proposal, "/editions"), &amended()).await.expect(200);
        let item = item(&app, &proposal).await;
        let _ = decide(&app.station_admin().await, item.id, &against(Decision::Reject)).await.expect(204);
        let public = seen(&app.nobody(), &proposal).await;
        assert_eq!((public.summary.state, public.editions.len()), (State::Gathering, 1));
        let _ = author.post(&url(&proposal, "/editions"), &amended()).await.expect(200);
    }

    async fn a_withdrawn_proposal_is_gone_but_its_signers_learn_why(app: TestApp) {
        let (author, signer) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let _ = sign(&signer, &proposal).await.expect(204);
        let _ = author.post(&url(&proposal, "/withdraw"), &json!({"reason": "物业已经装好了"})).await.expect(200);
        assert_eq!(app.nobody().get(&url(&proposal, "")).await.status, 404);
        assert_eq!(list(&app, "").await.items, []);
        let told = seen(&signer, &proposal).await;
        assert_eq!(told.timeline.last().and_then(|event| event.text.as_deref()), Some("物业已经装好了"));
    }

    async fn when_its_time_is_over_nobody_signs_any_more(app: TestApp) {
        let (author, signer) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        app.run_sql("UPDATE proposals SET closes_at = 1").await;
        sign(&signer, &proposal).await.refused(Kind::Conflict);
        assert_eq!(seen(&app.nobody(), &proposal).await.summary.state, State::Expired);
        assert_eq!(list(&app, "state=expired").await.items.len(), 1);
        assert_eq!(list(&app, "state=gathering").await.items, []);
    }

    async fn lists_go_on_where_a_page_ended_in_every_order(app: TestApp) {
        enough(&app, 100).await;
        let signer = verified(&app, "周先生").await;
        for number in 0..5 {
            let proposal = published(&app, &app.resident(&format!("作者{number}")).await).await;
            if number % 2 == 0 {
                let _ = sign(&signer, &proposal).await.expect(204);
            }
        }
        for sort in ["newest", "signed", "closing"] {
            let whole = list(&app, &format!("sort={sort}")).await.items;
            assert_eq!(whole.len(), 5);
            let (mut pages, mut next) = (Vec::new(), String::new());
            loop {
                let page = list(&app, &format!("sort={sort}&limit=2{next}")).await;
                pages.extend(page.items);
                let Some(cursor) = page.next else { break };
                next = format!("&cursor={cursor}");
            }
            assert_eq!(pages, whole, "{sort}");
            if sort == "signed" {
                assert_eq!(whole.iter().map(|one| one.signed).collect::<Vec<_>>(), [1, 1, 1, 0, 0]);
            }
        }
        let path = format!("/communities/{}/proposals?state=draft", seed::community(0));
        app.nobody().get(&path).await.refused_field("/state", "range");
    }

    async fn what_was_proposed_before_is_found_while_writing(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = published(&app, &author).await;
        let similar = async |community: u16, title: &str| {
            let asked = json!({"community_id": seed::community(community), "title": title});
            let found: Page<ProposalSummary> = author.post("/proposals/similar", &asked).await.read(200);
            found.items.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(similar(0, "3号楼前面加装路灯").await, [proposal.summary.id]);
        assert_eq!(similar(0, "老年食堂延长开放时间").await, []);
        assert_eq!(similar(1, "3号楼前面加装路灯").await, [], "another community's are not named");
        assert_eq!(similar(0, "\" OR ' | !").await, []);
    }

    async fn who_is_erased_leaves_what_others_signed_and_nothing_else(app: TestApp) {
        let (author, signer) = (app.resident("王秀兰").await, verified(&app, "周先生").await);
        let proposal = published(&app, &author).await;
        let unpublished = draft(&author).await;
        let asked = json!({"name": "楼上李叔", "phone": app.phone()});
        let _ = author.post(&url(&unpublished, "/invitations"), &asked).await.expect(201);
        let _ = sign(&signer, &proposal).await.expect(204);
        let _ = author.delete("/me").await.expect(204);
        let left = seen(&signer, &proposal).await;
        assert_eq!(left.proposers[0].name, "居民");
        assert_eq!(left.summary.signed, 1);
        let texts = app.sql(|sql| sql.words("SELECT problem AS words FROM proposal_editions ORDER BY problem")).await;
        assert_eq!(texts, [String::new(), text().problem]);
        assert_eq!(app.count("proposal_invitations", "1 = 1").await, 0, "whom they asked is forgotten too");
    }

    async fn a_submitted_proposal_waits_for_the_moderators_two_working_days(app: TestApp) {
        let proposal = submitted(&app.resident("王秀兰").await).await;
        let item = item(&app, &proposal).await;
        let days = (item.due_at - item.opened_at).num_days();
        assert!((1..=5).contains(&days), "two working days: {days}");
    }

    async fn somebody_sees_to_the_answer_and_everybody_reads_who(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let put = async |of: &Proposal, hands: &Value| admin.request(Method::PUT, &url(of, "/responsible")).json(hands).send().await;
        let hands = json!({"account_id": worker.id()});
        let gathering = published(&app, &author).await;
        put(&gathering, &hands).await.refused(Kind::Conflict);
        let proposal = effective(&app, &author).await;
        for stranger in [author.id(), app.foreign_admin().await.id()] {
            let hands = json!({"account_id": stranger});
            put(&proposal, &hands).await.refused_field("/account_id", "handler_unknown");
        }
        for _ in 0..2 {
            let _ = put(&proposal, &hands).await.expect(200);
        }
        let read = seen(&app.nobody(), &proposal).await;
        assert_eq!(read.responsible, worker.me().work_name);
        let said = read.timeline.iter().rfind(|event| event.action == Action::Assign).expect("a line");
        assert_eq!(said.text, worker.me().work_name);
        let told: Page<Notification> = worker.get("/me/notifications").await.read(200);
        assert_eq!(told.items.iter().map(|one| (one.kind, one.times)).collect::<Vec<_>>(), [(NotificationKind::ProposalAssigned, 1)], "once");
        let plain = app.nobody().get(&format!("/plain/proposals/{}", proposal.summary.id)).await.expect(200).text();
        assert!(plain.contains("答复负责人"), "{plain}");
    }
}
