//! Proposing together: by number, by link, as an organisation.

use contract::{
    handling::{NamedOrganisation, Organisation},
    ids::OrganisationId,
    notifications::{Notification, NotificationKind},
    page::Page,
    problem::Kind,
    proposals::{Invitation, InvitationState, NewProposal, Part, Proposal, ProposalSummary},
};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{
    Client, TestApp, needs, on_each_backend,
    proposals::{decide, draft, item, new, publish, seen, submit, url},
    seed,
};

/// Calls an organisation something else.
async fn renamed(app: &TestApp, id: OrganisationId, name: &str) {
    let change = json!({"sheet": {"name": name, "phone": "0512-66667777"}});
    let admin = app.station_admin().await;
    let all: Page<Organisation> = admin
        .get(&format!("/communities/{}/organisations", seed::community(0)))
        .await
        .read(200);
    let version = all.items.iter().find(|one| one.id == id).expect("an organisation").version;
    let put = admin.request(Method::PUT, &format!("/organisations/{id}"));
    let _ = put
        .header("if-match", &format!("\"{version}\""))
        .json(&change)
        .send()
        .await
        .expect(200);
}

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
        let (organisation, sent_for) = needs::organisation(&app, "阳光社会工作服务社").await;
        let link = invite(&author, &proposal, json!({"name": "服务社", "organisation_id": organisation})).await;
        assert_eq!(link.organisation.as_deref(), Some("阳光社会工作服务社"));
        author.post(&url(&proposal, "/submit"), &json!({})).await.refused_field("", "invitations_open");
        let mine: Page<ProposalSummary> = neighbour.get("/me/proposals").await.read(200);
        assert_eq!(mine.items[0].part, Some(Part::Invited));
        let joined: Proposal = neighbour.post(&url(&proposal, "/join"), &json!({"accept": true, "named": true})).await.read(200);
        assert_eq!(joined.standing.part, Some(Part::Together));
        let secret = link.secret.expect("a secret");
        let shown: Proposal = sent_for.post("/proposals/invitation", &json!({"secret": secret})).await.read(200);
        assert_eq!(shown.summary.id, proposal.summary.id);
        assert_eq!(shown.summary.invited_for.as_deref(), Some("阳光社会工作服务社"));
        let answer = json!({"secret": secret, "accept": true});
        let _ = sent_for.post(&url(&proposal, "/join"), &answer).await.expect(200);
        sent_for.post("/proposals/invitation", &json!({"secret": secret})).await.refused(Kind::NotFound);
        let sent = submit(&author, &proposal).await;
        let names: Vec<_> = sent.proposers.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["王秀兰", "李建国", "阳光社会工作服务社"]);
        // It is the organisation's own name, as it is called now.
        renamed(&app, organisation, "阳光社工社").await;
        let waits = item(&app, &sent).await;
        let _ = decide(&app.station_admin().await, waits.id, &publish()).await.expect(204);
        let read = seen(&app.nobody(), &proposal).await;
        let shown: Vec<_> = read.proposers.iter().map(|one| (one.name.as_str(), one.organisation)).collect();
        assert_eq!(shown, [("王**", false), ("李建国", false), ("阳光社工社", true)]);
    }

    async fn only_who_speaks_for_an_organisation_accepts_in_its_name(app: TestApp) {
        let (author, number) = (app.resident("王秀兰").await, app.phone());
        let other = app.resident_of("李建国", &number).await;
        let (organisation, speaker) = needs::organisation(&app, "阳光社会工作服务社").await;
        let (elsewhere, _) = needs::organisation(&app, "别的组织").await;
        let proposal = draft(&author).await;
        let asks = url(&proposal, "/invitations");
        let typed = json!({"name": "服务社", "organisation": "阳光社会工作服务社"});
        author.post(&asks, &typed).await.refused_field("/organisation", "unknown_field");
        app.run_sql(&format!("UPDATE organisations SET community_id = {} WHERE name = '别的组织'", app.bytes(seed::community(1).uuid().as_bytes()))).await;
        let empty = json!({"name": "外", "organisation_id": elsewhere});
        author.post(&asks, &empty).await.refused_field("/organisation_id", "organisation_unknown");
        let mut invitation = json!({"name": "服务社", "organisation_id": organisation});
        let secret = invite(&author, &proposal, invitation.clone()).await.secret;
        let joins = json!({"secret": secret, "accept": true, "named": true});
        other.post(&url(&proposal, "/join"), &joins).await.refused_field("", "not_speaker");
        // Nor by number; and they may still say no.
        invitation["phone"] = json!(number);
        invite(&author, &proposal, invitation).await;
        let mine: Page<ProposalSummary> = other.get("/me/proposals").await.read(200);
        assert_eq!(mine.items[0].invited_for.as_deref(), Some("阳光社会工作服务社"));
        other.post(&url(&proposal, "/join"), &json!({"accept": true})).await.refused_field("", "not_speaker");
        let _ = other.post(&url(&proposal, "/join"), &json!({"accept": false})).await.expect(204);
        let joined: Proposal = speaker.post(&url(&proposal, "/join"), &joins).await.read(200);
        let named: Vec<_> = joined.proposers.iter().map(|one| (one.name.as_str(), one.organisation)).collect();
        assert_eq!(named, [("王秀兰", false), ("阳光社会工作服务社", true)]);
    }

    async fn who_speaks_for_an_organisation_proposes_in_its_name(app: TestApp) {
        let (organisation, speaker) = needs::organisation(&app, "阳光社会工作服务社").await;
        let ours = NewProposal { organisation_id: Some(organisation), ..new() };
        let stranger = app.resident("李建国").await;
        stranger.post("/proposals", &ours).await.refused_field("/organisation_id", "not_speaker");
        let elsewhere = NewProposal { community_id: seed::community(1), ..ours.clone() };
        speaker.post("/proposals", &elsewhere).await.refused_field("/organisation_id", "not_speaker");
        let begun: Proposal = speaker.post("/proposals", &ours).await.read(201);
        // Whoever speaks for it no longer sends nothing in its name.
        let dismissed = format!("/organisations/{organisation}/representatives/{}", speaker.id());
        let admin = app.station_admin().await;
        let _ = admin.delete(&dismissed).await.expect(204);
        speaker.post(&url(&begun, "/submit"), &json!({})).await.refused_field("", "not_speaker");
        app.run_sql(&format!("UPDATE organisations SET b_id = {}", app.bytes(speaker.id().uuid().as_bytes()))).await;
        let waits = item(&app, &submit(&speaker, &begun).await).await;
        let _ = decide(&admin, waits.id, &publish()).await.expect(204);
        let read = seen(&app.nobody(), &begun).await;
        assert_eq!(read.proposers.len(), 1);
        assert_eq!((read.proposers[0].name.as_str(), read.proposers[0].organisation), ("阳光社会工作服务社", true));
    }

    async fn residents_choose_among_the_names_of_organisations_that_somebody_speaks_for(app: TestApp) {
        let (organisation, speaker) = needs::organisation(&app, "阳光社会工作服务社").await;
        needs::organisation(&app, "已停用").await;
        app.run_sql("UPDATE organisations SET retired = TRUE WHERE name = '已停用'").await;
        let sheet = json!({"name": "没有联系人", "phone": "0512-66667777"});
        let _ = app.station_admin().await.post(&format!("/communities/{}/organisations", seed::community(0)), &sheet).await.expect(201);
        let names = format!("/communities/{}/organisation-names", seed::community(0));
        let read: Value = app.resident("王秀兰").await.get(&names).await.read(200);
        assert_eq!(read["items"], json!([{"id": organisation, "community_id": seed::community(0), "name": "阳光社会工作服务社"}]));
        let own: Page<NamedOrganisation> = speaker.get("/me/organisations").await.read(200);
        assert_eq!(own.items[0].id, organisation);
    }

    async fn what_was_typed_before_organisations_were_chosen_is_unconfirmed(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let joiner = app.resident("李建国").await;
        let proposal = draft(&author).await;
        let link = invite(&author, &proposal, json!({"name": "服务社"})).await;
        let _ = joiner.post(&url(&proposal, "/join"), &json!({"secret": link.secret, "accept": true})).await.expect(200);
        app.run_sql("UPDATE proposal_people SET organisation = '阳光社会工作服务社'").await;
        let read = seen(&author, &proposal).await;
        let last = read.proposers.last().expect("a proposer");
        assert_eq!((last.name.as_str(), last.organisation, last.unconfirmed), ("阳光社会工作服务社", true, true));
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

    async fn an_invitation_lapses_after_thirty_days_wherever_it_is_answered(app: TestApp) {
        let (author, phone) = (app.resident("王秀兰").await, app.phone());
        let neighbour = app.resident_of("李建国", &phone).await;
        let proposal = draft(&author).await;
        invite(&author, &proposal, json!({"name": "楼上李叔", "phone": phone})).await;
        let link = invite(&author, &proposal, json!({"name": "对门"})).await;
        let seen_by = async || neighbour.get("/me/proposals").await.read::<Page<ProposalSummary>>(200).items;
        assert_eq!(seen_by().await[0].invited_until.map(|until| until > link.answer_by), Some(false));
        app.run_sql("UPDATE proposal_invitations SET created_at = created_at - 30 * CAST(86400000000 AS BIGINT)").await;
        let (secret, join) = (json!({"secret": link.secret}), url(&proposal, "/join"));
        neighbour.post("/proposals/invitation", &secret).await.refused(Kind::NotFound);
        neighbour.post(&join, &json!({"secret": link.secret, "accept": true})).await.refused(Kind::NotFound);
        neighbour.post(&join, &json!({"accept": true})).await.refused(Kind::NotFound);
        assert!(seen_by().await.is_empty());
        neighbour.get(&url(&proposal, "")).await.refused(Kind::NotFound);
        let states = async || seen(&author, &proposal).await.invitations.iter().map(|one| one.state).collect::<Vec<_>>();
        assert_eq!(states().await, [InvitationState::Lapsed; 2]);
        // What they were found by is forgotten, and they hold nothing up.
        assert_eq!(app.count("proposal_invitations", "phone_digest IS NOT NULL OR secret_digest IS NOT NULL").await, 2);
        let _ = crate::retention::sweep(&app, chrono::Duration::zero()).await;
        assert_eq!(app.count("proposal_invitations", "phone_digest IS NOT NULL OR secret_digest IS NOT NULL").await, 0);
        assert_eq!(states().await, [InvitationState::Lapsed; 2]);
        // Whoever is asked again answers the new one.
        invite(&author, &proposal, json!({"name": "楼上李叔", "phone": phone})).await;
        let _ = neighbour.post(&join, &json!({"accept": true})).await.expect(200);
        submit(&author, &proposal).await;
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
