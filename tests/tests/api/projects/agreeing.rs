//! Drawing projects up, and both sides agreeing.

use chrono::Duration;
use contract::{
    audit::{Act, AuditEntry},
    handling::NewRepresentative,
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    projects::{
        Amendment, Contract, ContractState, NewProject, PaymentState, Project, ProjectAction, ProjectCarrier, ProjectDeed,
        ProjectEvent, ProjectState, ProjectSummary, SignContract, Terms,
    },
    proposals::{Outcome, Proposal},
};
use reqwest::Method;
use serde_json::json;
use tests::{
    Client, inbox, needs, on_each_backend,
    projects::{act, carrier, day, drafted, list, look, new, offer, offered, payment, running, seen, sign, terms, url},
    proposals, seed,
};

use super::{because, refused};
use crate::limits_in_schema::assert_same_limits;

async fn titles(by: &Client, path: &str) -> Vec<ProjectState> {
    let page: Page<ProjectSummary> = by.get(path).await.read(200);
    page.items.into_iter().map(|one| one.state).collect()
}

async fn deeds(by: &Client, project: &Project) -> Vec<ProjectDeed> {
    let page: Page<ProjectEvent> = by.get(&url(project, "/timeline")).await.read(200);
    page.items.into_iter().rev().map(|one| one.deed).collect()
}

fn amendment(change: impl FnOnce(&mut Terms)) -> Amendment {
    let mut terms = terms();
    change(&mut terms);
    Amendment {
        reason: "参加的老人比预计多。".to_owned(),
        terms,
    }
}

on_each_backend! {
    async fn what_is_wrong_with_a_project_is_said_of_its_field(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let faults: [(fn(&mut NewProject), &str, &str); 15] = [
            (|new| "？".clone_into(&mut new.title), "/title", "title_length"),
            (|new| "好吗".clone_into(&mut new.purpose), "/purpose", "project_purpose_length"),
            (|new| new.organisation_id = seed::nothing(), "/organisation_id", "destination_unknown"),
            (|new| new.proposal_id = Some(seed::nothing()), "/proposal_id", "proposal_not_adopted"),
            (|new| " ".clone_into(&mut new.terms.scope), "/terms/scope", "clause_length"),
            (|new| "啊".repeat(2_001).clone_into(&mut new.terms.breach), "/terms/breach", "clause_length"),
            (|new| new.terms.total_fen = 99, "/terms/total_fen", "total_fen"),
            (|new| new.terms.total_fen = 10_000_000_001, "/terms/total_fen", "total_fen"),
            (|new| new.terms.outputs.clear(), "/terms/outputs", "outputs_count"),
            (|new| new.terms.outputs[1].count = 0, "/terms/outputs/1/count", "output_count"),
            (|new| String::new().clone_into(&mut new.terms.outputs[0].unit), "/terms/outputs/0/unit", "output_unit_length"),
            (|new| new.terms.ends_on = day(-11), "/terms/ends_on", "project_lasts"),
            (|new| new.terms.ends_on = day(-10 + 3 * 366 + 1), "/terms/ends_on", "project_lasts"),
            (|new| new.terms.reports_on[1] = day(20), "/terms/reports_on/1", "report_day"),
            (|new| new.terms.reports_on[1] = day(90), "/terms/reports_on/1", "report_day"),
        ];
        for (change, pointer, code) in faults {
            let mut project = new(carrier.id);
            change(&mut project);
            let reply = admin.post(&list(), &project).await;
            assert!(
                reply.refused(Kind::Invalid).errors.iter().any(|fault| (fault.pointer.as_str(), fault.code.as_str()) == (pointer, code)),
                "{pointer} {code}: {}",
                reply.text()
            );
        }
        assert_eq!(app.count("projects", "true").await, 0);
        assert_same_limits::<NewProject>("NewProject", &serde_json::to_value(new(carrier.id)).expect("json"));
    }

    async fn a_project_comes_from_an_adopted_proposal_and_its_people_are_told(app: TestApp) {
        let carrier = carrier(&app).await;
        let author = app.resident("王秀兰").await;
        let proposal = proposals::effective(&app, &author).await;
        let admin = app.station_admin().await;
        let mut project = new(carrier.id);
        project.proposal_id = Some(proposal.summary.id);
        admin.post(&list(), &project).await.refused_field("/proposal_id", "proposal_not_adopted");
        let answer = json!({"outcome": Outcome::Adopted, "text": "已列入明年计划。", "steps": []});
        let tag = admin.get(&proposals::url(&proposal, "")).await.header("etag").expect("a tag").to_owned();
        let post = admin.request(Method::POST, &proposals::url(&proposal, "/answer")).header("if-match", &tag).json(&answer);
        let _ = post.send().await.expect(200);
        let project = offered(&app, &carrier, |new| new.proposal_id = Some(proposal.summary.id)).await;
        assert_eq!(inbox::told(&author, NotificationKind::ProjectSigned).await.len(), 0);
        let project = sign(&carrier, &project).await;
        assert_eq!(project.proposal_id, Some(proposal.summary.id));
        let told = inbox::told(&author, NotificationKind::ProjectSigned).await;
        assert_eq!(told.first().map(|one| one.about_id.uuid()), Some(project.summary.id.uuid()));
        let shown: Proposal = app.nobody().get(&proposals::url(&proposal, "")).await.read(200);
        assert_eq!(shown.became.project.map(|one| one.id), Some(project.summary.id), "its page leads there");
    }

    async fn a_plan_becomes_a_project_of_the_organisation_whose_it_is_once_it_stands(app: TestApp) {
        let (admin, other, call) = (app.station_admin().await, carrier(&app).await, needs::chosen(&app).await);
        let plan = call.plans.iter().find(|plan| call.plan_id == Some(plan.id)).expect("a plan");
        let of = |organisation| NewProject { plan_id: Some(plan.id), ..new(organisation) };
        admin.post(&list(), &of(plan.organisation_id)).await.refused_field("/plan_id", "plan_not_chosen");
        let _ = needs::look(&app, call.notice_until.expect("a notice")).await;
        admin.post(&list(), &of(other.id)).await.refused_field("/plan_id", "plan_not_chosen");
        let project: Project = admin.post(&list(), &of(plan.organisation_id)).await.read(201);
        assert_eq!(project.plan_id, Some(plan.id));
        admin.post(&list(), &of(plan.organisation_id)).await.refused_field("/plan_id", "plan_taken");
        assert_eq!(needs::call_seen(&app.nobody(), &call).await.project, None, "nobody signed it yet");
        let project = offer(&app, &project).await;
        let phone = app.phone();
        let speaker = app.resident_of("孙丽", &phone).await;
        let named = NewRepresentative { phone, stands_in: true };
        let _ = admin.post(&format!("/organisations/{}/representatives", plan.organisation_id), &named).await.expect(200);
        let _ = act(&speaker, &project, "sign", &SignContract { version: 1 }).await.expect(200);
        let shown = needs::call_seen(&app.nobody(), &call).await.project.expect("a project");
        assert_eq!(shown.id, project.summary.id);
    }

    async fn nobody_but_both_sides_knows_of_what_is_not_signed(app: TestApp) {
        let carrier = carrier(&app).await;
        let (admin, resident) = (app.station_admin().await, app.resident("王秀兰").await);
        let project = drafted(&app, &carrier, |_| {}).await;
        let hidden = [&app.nobody(), &resident, &app.foreign_admin().await, &app.social_worker().await, &app.street_admin().await];
        for by in hidden {
            for part in ["", "/contracts", "/timeline", "/remarks"] {
                let _ = by.get(&url(&project, part)).await.refused(Kind::NotFound);
            }
            assert_eq!(titles(by, &list()).await, []);
        }
        let _ = carrier.speaker.get(&url(&project, "")).await.refused(Kind::NotFound);
        assert_eq!(titles(&admin, &list()).await, [ProjectState::Drafted]);
        assert_eq!(titles(&carrier.speaker, "/me/projects").await, []);
        let project = offer(&app, &project).await;
        assert_eq!(titles(&carrier.speaker, "/me/projects").await, [ProjectState::Offered]);
        let theirs = seen(&carrier.speaker, &project).await;
        assert_eq!(theirs.allowed, [ProjectAction::Sign, ProjectAction::Refuse]);
        assert_eq!((theirs.draft, theirs.offered.map(|offer| offer.terms)), (None, Some(terms())));
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectOffered).await.len(), 1);
        for by in hidden {
            let _ = by.get(&url(&project, "")).await.refused(Kind::NotFound);
            let _ = act(by, &project, "sign", &SignContract { version: 1 }).await.refused(if by.access_token().is_some() {
                Kind::NotFound
            } else {
                Kind::Unauthenticated
            });
        }
    }

    async fn a_refused_contract_goes_back_with_its_reason_and_is_offered_anew(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = offered(&app, &carrier, |_| {}).await;
        let change = new(carrier.id);
        let put = admin.request(Method::PUT, &url(&project, "")).json(&change).send().await;
        assert_eq!(refused(&put, "project_not_drafted").summary.state, ProjectState::Offered);
        let back: Project = act(&carrier.speaker, &project, "refuse", &because()).await.read(200);
        assert_eq!(back.summary.state, ProjectState::Drafted);
        assert_eq!(back.refused.and_then(|one| one.refused_because), Some(because().reason));
        assert_eq!(inbox::told(&admin, NotificationKind::ProjectChanged).await.len(), 1);
        let _ = refused(&act(&carrier.speaker, &project, "sign", &SignContract { version: 1 }).await, "nothing_on_offer");
        let now = seen(&admin, &project).await;
        let mut change = new(carrier.id);
        change.terms.reports_on = vec![day(30)];
        let put = |edition: u32| admin.request(Method::PUT, &url(&project, "")).header("if-match", &format!("\"{edition}\"")).json(&change);
        let stale: Project = serde_json::from_value(put(now.edition + 1).send().await.refused(Kind::Stale).now.expect("it")).expect("a project");
        assert_eq!(stale.edition, now.edition);
        let _ = put(now.edition).send().await.expect(200);
        let project = offer(&app, &project).await;
        let _ = refused(&act(&carrier.speaker, &project, "sign", &SignContract { version: 1 }).await, "contract_version");
        let signed = sign(&carrier, &project).await;
        assert_eq!(signed.contract.map(|one| (one.version, one.terms)), Some((2, change.terms)));
        let all: Page<Contract> = admin.get(&url(&project, "/contracts")).await.read(200);
        let states: Vec<ContractState> = all.items.iter().map(|one| one.state).collect();
        assert_eq!(states, [ContractState::Signed, ContractState::Refused]);
        let open: Page<Contract> = app.nobody().get(&url(&project, "/contracts")).await.read(200);
        assert_eq!(open.items.len(), 1, "what was refused stays between both sides");
        assert_eq!(deeds(&app.nobody(), &project).await, [ProjectDeed::Sign, ProjectDeed::Begin]);
        let whole = [ProjectDeed::Draw, ProjectDeed::Offer, ProjectDeed::Refuse, ProjectDeed::Offer, ProjectDeed::Sign, ProjectDeed::Begin];
        assert_eq!(deeds(&admin, &project).await, whole);
    }

    async fn what_is_offered_can_be_taken_back_and_nobody_signs_it_then(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = offered(&app, &carrier, |_| {}).await;
        let back: Project = admin.request(Method::POST, &url(&project, "/recall")).send().await.read(200);
        assert_eq!((back.summary.state, back.offered), (ProjectState::Drafted, None));
        let _ = refused(&act(&carrier.speaker, &project, "sign", &SignContract { version: 1 }).await, "nothing_on_offer");
        let _ = offer(&app, &project).await;
        let signed = sign(&carrier, &project).await;
        assert_eq!(signed.contract.map(|one| one.version), Some(2));
    }

    async fn an_amendment_holds_once_the_carrier_signs_it_and_earlier_ones_stay_readable(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = running(&app, &carrier, |_| {}).await;
        let put = |body: Amendment| admin.request(Method::PUT, &url(&project, "/amendment")).json(&body);
        let _ = act(&admin, &project, "payments", &payment(1)).await.expect(200);
        put(amendment(|terms| terms.total_fen = 600_000)).send().await.refused_field("/terms/total_fen", "total_paid");
        let _ = put(amendment(|terms| terms.total_fen = 2_000_003)).send().await.expect(200);
        let waiting = offer(&app, &project).await;
        assert_eq!(waiting.contract.map(|one| one.terms.total_fen), Some(1_000_001), "the one that holds still holds");
        let _ = refused(&put(amendment(|_| {})).send().await, "contract_on_offer");
        let _ = refused(&act(&carrier.speaker, &project, "reports", &tests::projects::report(true)).await, "contract_on_offer");
        assert_eq!(seen(&app.nobody(), &project).await.offered, None, "what is not agreed on is nobody else's");
        let amended = sign(&carrier, &project).await;
        let paid: Vec<_> = amended.payments.iter().map(|one| (one.fen, one.state)).collect();
        assert_eq!(paid, [(600_000, PaymentState::Paid), (1_400_003, PaymentState::Due)]);
        let open: Page<Contract> = app.nobody().get(&url(&project, "/contracts")).await.read(200);
        let known: Vec<_> = open.items.iter().map(|one| (one.version, one.terms.total_fen, one.because.clone())).collect();
        assert_eq!(known, [(2, 2_000_003, Some("参加的老人比预计多。".to_owned())), (1, 1_000_001, None)]);
        assert_eq!(deeds(&app.nobody(), &project).await.last(), Some(&ProjectDeed::Amend));
    }

    async fn work_begins_on_its_first_day_by_itself(app: TestApp) {
        let carrier = carrier(&app).await;
        let first = day(2);
        let project = offered(&app, &carrier, |new| {
            new.terms.starts_on = first;
        }).await;
        let project = sign(&carrier, &project).await;
        assert_eq!(project.summary.state, ProjectState::Signed);
        let _ = refused(&act(&carrier.speaker, &project, "reports", &tests::projects::report(false)).await, "project_not_running");
        assert_eq!(look(&app, first.begins() - Duration::seconds(1)).await, 0);
        let (one, other) = tokio::join!(look(&app, first.begins()), look(&app, first.begins()));
        assert_eq!(one + other, 1, "one of two servers");
        assert_eq!(seen(&app.nobody(), &project).await.summary.state, ProjectState::Running);
        assert_eq!(deeds(&app.nobody(), &project).await, [ProjectDeed::Sign, ProjectDeed::Begin]);
    }

    async fn a_contract_is_signed_once_however_often_at_once(app: TestApp) {
        let carrier = carrier(&app).await;
        let project = offered(&app, &carrier, |_| {}).await;
        let body = SignContract { version: 1 };
        let (one, other) = tokio::join!(
            act(&carrier.speaker, &project, "sign", &body),
            act(&carrier.speaker, &project, "sign", &body)
        );
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        assert_eq!(app.count("project_payments", "true").await, 2);
        let street = app.street_admin().await;
        let log: Page<AuditEntry> = street.get("/audit").await.read(200);
        let acts: Vec<Act> = log.items.iter().map(|entry| entry.act).filter(|act| matches!(act, Act::OfferContract | Act::SignContract)).collect();
        assert_eq!(acts, [Act::SignContract, Act::OfferContract]);
    }

    async fn a_project_is_ended_early_with_a_reason_and_nothing_more_is_paid(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let project = running(&app, &carrier, |_| {}).await;
        let ended: Project = act(&admin, &project, "end", &because()).await.read(200);
        assert_eq!(ended.summary.state, ProjectState::Ended);
        assert!(ended.payments.iter().all(|one| one.state == PaymentState::Cancelled));
        let public = seen(&app.nobody(), &project).await;
        assert_eq!((public.ended_because, public.due.len()), (Some(because().reason), 0));
        for (what, code) in [("offer", "nothing_drafted"), ("recall", "nothing_on_offer")] {
            let _ = refused(&admin.request(Method::POST, &url(&project, &format!("/{what}"))).send().await, code);
        }
        let _ = refused(&act(&admin, &project, "end", &because()).await, "project_over");
        let _ = refused(&act(&admin, &project, "payments", &payment(1)).await, "payment_not_due");
        assert_eq!(inbox::told(&carrier.speaker, NotificationKind::ProjectEvaluated).await.len(), 1);
        let path = format!("/communities/{}/carriers", seed::community(0));
        let carriers: Page<ProjectCarrier> = admin.get(&path).await.read(200);
        assert_eq!(carriers.items.iter().map(|one| one.record.ended).collect::<Vec<_>>(), [1]);
        let _ = app.foreign_admin().await.get(&path).await.refused(Kind::Forbidden);
    }

    async fn a_page_of_projects_shows_those_under_way_first(app: TestApp) {
        let carrier = carrier(&app).await;
        let admin = app.station_admin().await;
        let over = running(&app, &carrier, |new| "第一个".clone_into(&mut new.title)).await;
        let _ = act(&admin, &over, "end", &because()).await.expect(200);
        for title in ["第二个", "第三个"] {
            let _ = running(&app, &carrier, |new| title.clone_into(&mut new.title)).await;
        }
        let over = running(&app, &carrier, |new| "第四个".clone_into(&mut new.title)).await;
        let _ = act(&admin, &over, "end", &because()).await.expect(200);
        let (mut titles, mut cursor) = (Vec::new(), String::new());
        loop {
            let page: Page<ProjectSummary> = app.nobody().get(&format!("{}?limit=1{cursor}", list())).await.read(200);
            titles.extend(page.items.into_iter().map(|one| one.title));
            match page.next {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(titles, ["第三个", "第二个", "第四个", "第一个"]);
        let ended: Page<ProjectSummary> = app.nobody().get(&format!("{}?state=ended", list())).await.read(200);
        assert_eq!(ended.items.len(), 2);
        for path in [format!("{}?limit=0", list()), format!("{}?limit=101", list())] {
            app.nobody().get(&path).await.refused_field("/limit", "range");
        }
        let _ = app.nobody().get(&format!("{}?cursor=AAAA", list())).await.refused(Kind::BadCursor);
        let _ = app.nobody().get(&url(&over, "/timeline?cursor=x")).await.refused(Kind::BadCursor);
    }

    async fn what_a_project_says_is_text_whatever_it_holds(app: TestApp) {
        let carrier = carrier(&app).await;
        let hostile = "<script>alert(1)</script> '); DROP TABLE projects; -- \u{202e}\u{1f468}\u{200d}\u{1f469}";
        let project = running(&app, &carrier, |new| {
            hostile.clone_into(&mut new.purpose);
            hostile.clone_into(&mut new.terms.content);
        }).await;
        let public = seen(&app.nobody(), &project).await;
        // What would turn the letters around it does not stand in any text.
        let kept = hostile.replace('\u{202e}', "");
        assert_eq!(public.purpose, kept);
        assert_eq!(public.contract.map(|one| one.terms.content), Some(kept));
    }
}
