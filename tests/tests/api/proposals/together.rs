//! Proposing together: by number, by link, as an organisation.

use contract::{
    notifications::{Notification, NotificationKind},
    page::Page,
    problem::Kind,
    proposals::{Invitation, InvitationState, Part, Proposal, ProposalSummary},
};
use serde_json::{Value, json};
use tests::{
    Client, on_each_backend,
    proposals::{draft, seen, submit, url},
};

async fn invite(author: &Client, proposal: &Proposal, invitation: Value) -> Invitation {
    author.post(&url(proposal, "/invitations"), &invitation).await.read(201)
}

on_each_backend! {
    async fn a_neighbour_and_an_organisation_join_before_it_is_sent(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let phone = app.phone();
        let neighbour = app.resident_of("李建国", &phone).await;
        let proposal = draft(&author).await;
        let asked = invite(&author, &proposal, json!({"name": "楼上李叔", "phone": phone})).await;
        assert_eq!((asked.state, asked.secret), (InvitationState::Open, None));
        let link = invite(&author, &proposal, json!({"name": "服务社", "organisation": "阳光社会工作服务社"})).await;
        author.post(&url(&proposal, "/submit"), &json!({})).await.refused_field("", "invitations_open");
        let mine: Page<ProposalSummary> = neighbour.get("/me/proposals").await.read(200);
        assert_eq!(mine.items[0].part, Some(Part::Invited));
        let joined: Proposal = neighbour.post(&url(&proposal, "/join"), &json!({"accept": true, "named": true})).await.read(200);
        assert_eq!(joined.standing.part, Some(Part::Together));
        let secret = link.secret.expect("a secret");
        let sent_for = app.resident("社长").await;
        let shown: Proposal = sent_for.post("/proposals/invitation", &json!({"secret": secret})).await.read(200);
        assert_eq!(shown.summary.id, proposal.summary.id);
        let answer = json!({"secret": secret, "accept": true});
        let _ = sent_for.post(&url(&proposal, "/join"), &answer).await.expect(200);
        sent_for.post("/proposals/invitation", &json!({"secret": secret})).await.refused(Kind::NotFound);
        let sent = submit(&author, &proposal).await;
        let names: Vec<_> = sent.proposers.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["王秀兰", "李建国", "阳光社会工作服务社"]);
    }

    async fn who_was_asked_by_number_is_told_apart_from_the_asking_and_once(app: TestApp) {
        let (author, phone) = (app.resident("王秀兰").await, app.phone());
        let neighbour = app.resident_of("李建国", &phone).await;
        let proposal = draft(&author).await;
        for invitation in [json!({"name": "楼上李叔", "phone": phone}), json!({"name": "谁也不是", "phone": "19900000009"}), json!({"name": "服务社"})] {
            invite(&author, &proposal, invitation).await;
        }
        let told = async || neighbour.get("/me/notifications").await.read::<Page<Notification>>(200).items;
        assert!(told().await.is_empty(), "nothing is told while somebody asks");
        let (db, now) = (app.db().await, api::moment::Moment::now());
        assert_eq!(api::proposals::inviting::sweep(&db, now).await.expect("a look"), 2);
        assert_eq!(api::proposals::inviting::sweep(&db, now).await.expect("a look"), 0);
        let told = told().await;
        assert_eq!(told.iter().map(|one| (one.kind, one.about_id.uuid())).collect::<Vec<_>>(), [(NotificationKind::ProposalInvited, proposal.summary.id.uuid())]);
    }

    async fn who_refuses_or_is_uninvited_proposes_nothing(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let phone = app.phone();
        let neighbour = app.resident_of("李建国", &phone).await;
        let proposal = draft(&author).await;
        invite(&author, &proposal, json!({"name": "楼上李叔", "phone": phone})).await;
        let _ = neighbour.post(&url(&proposal, "/join"), &json!({"accept": false})).await.expect(204);
        assert_eq!(neighbour.get(&url(&proposal, "")).await.status, 404);
        let seen = seen(&author, &proposal).await;
        assert_eq!(seen.invitations[0].state, InvitationState::Refused);
        let path = url(&proposal, &format!("/invitations/{}", seen.invitations[0].id));
        let left: Proposal = author.delete(&path).await.read(200);
        assert_eq!(left.invitations, []);
        submit(&author, &proposal).await;
    }

    async fn whether_a_number_belongs_to_anybody_is_not_told(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let phone = app.phone();
        let _ = app.resident_of("李建国", &phone).await;
        let proposal = draft(&author).await;
        let known = invite(&author, &proposal, json!({"name": "甲", "phone": phone})).await;
        let unknown = invite(&author, &proposal, json!({"name": "甲", "phone": app.phone()})).await;
        assert_eq!((known.state, known.name, known.secret), (unknown.state, unknown.name, unknown.secret));
    }

    async fn what_was_sent_is_joined_no_more(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let proposal = draft(&author).await;
        let link = invite(&author, &proposal, json!({"name": "楼上李叔"})).await;
        app.run_sql("UPDATE proposals SET state = 'submitted'").await;
        let answer = json!({"secret": link.secret, "accept": true});
        app.resident("李建国").await.post(&url(&proposal, "/join"), &answer).await.refused(Kind::Conflict);
    }
}
