//! Skills that count only once somebody looked at a certificate: in every way by which people are found for a door.

use contract::{
    audit::AuditEntry,
    page::Page,
    privacy::Export,
    problem::Kind,
    teams::{
        NewSkillProof, PooledVolunteer, ProofDecision, ProofNumber, ProofState, Service, Skill, SkillRules, UnprovedSkill,
        Volunteering, WeekPlan,
    },
};
use serde_json::json;
use tests::{
    Client, Reply, TestApp, on_each_backend,
    operations::Operation,
    seed,
    teams::{answer, asked, choose, coming, day, lead, seen, suggestions, volunteer, volunteer_url},
};

use super::erase;

const NUMBER: &str = "JH32050026001234";

fn certificate(until: Option<String>) -> NewSkillProof {
    NewSkillProof {
        kind: "红十字救护员证".to_owned(),
        number: NUMBER.to_owned(),
        until,
    }
}

async fn first_aider(app: &TestApp, name: &str) -> Client {
    volunteer(app, name, |sheet| sheet.skills = vec![Skill::Escort, Skill::FirstAid]).await
}

async fn send(who: &Client, skill: Skill) -> Reply {
    let path = format!("/me/volunteering/proofs/{}", skill.word());
    who.put(&path, &certificate(Some(day(700)))).await
}

async fn decide(app: &TestApp, of: &Client, decision: &ProofDecision) -> Reply {
    let admin = app.station_admin().await;
    admin.post(&volunteer_url(of, "/proofs/first_aid"), decision).await
}

fn confirmed(edition: i32, until: String) -> ProofDecision {
    ProofDecision {
        edition,
        seen: None,
        until: Some(until),
        reason: None,
    }
}

fn refused(edition: i32) -> ProofDecision {
    ProofDecision {
        edition,
        seen: None,
        until: None,
        reason: Some("证书看不清".to_owned()),
    }
}

/// Somebody whose first aid counts until a day so many days ahead.
async fn proved(app: &TestApp, name: &str, ahead: i64) -> Client {
    let client = first_aider(app, name).await;
    let _ = send(&client, Skill::FirstAid).await.expect(200);
    let _ = decide(app, &client, &confirmed(1, day(ahead))).await.expect(200);
    client
}

async fn needing_first_aid(app: &TestApp, ahead: i64) -> Service {
    let resident = app.resident(&format!("居民{ahead}")).await;
    asked(&resident, |request| {
        request.day = day(ahead);
        request.skills = vec![Skill::FirstAid];
    })
    .await
}

/// Tries what is new about proofs, where it would be possible.
pub(super) async fn attempt(app: &TestApp, operation: &Operation, column: usize, client: Client, name: &str) -> Reply {
    if operation.id == "set_skill_rules" {
        let path = operation.path_with(&seed::community(0).to_string());
        return client.put(&path, &SkillRules::default()).await;
    }
    let helper = first_aider(app, name).await;
    if operation.id == "prove_skill" {
        return send(if column == 1 { &helper } else { &client }, Skill::FirstAid).await;
    }
    let _ = send(&helper, Skill::FirstAid).await.expect(200);
    if operation.id == "decide_proof" {
        let url = volunteer_url(&helper, "/proofs/first_aid");
        return client.post(&url, &confirmed(1, day(30))).await;
    }
    client
        .post(&volunteer_url(&helper, "/proofs/first_aid/number"), &json!({}))
        .await
}

on_each_backend! {
    async fn only_a_proof_that_was_seen_and_has_not_run_out_makes_a_skill_count(app: TestApp) {
        let _ = lead(&app).await;
        let helper = first_aider(&app, "张志强").await;
        let service = needing_first_aid(&app, 2).await;
        let short = || async { suggestions(&app, &service).await.shortage.expect("why") };
        let nobody = [UnprovedSkill { skill: Skill::FirstAid, count: 1 }];
        assert_eq!(short().await.unproved, nobody, "nothing was sent");
        let own: Volunteering = send(&helper, Skill::FirstAid).await.read(200);
        assert_eq!((own.proofs[0].state, own.unproved), (ProofState::Waiting, vec![Skill::FirstAid]));
        assert_eq!(short().await.unproved, nobody, "nobody has looked at it");
        choose(&app, &service, &[&helper]).await.refused_field("/volunteers", "team_skills");
        let one: PooledVolunteer = decide(&app, &helper, &confirmed(1, day(2))).await.read(200);
        assert_eq!(one.volunteering.proofs[0].counts_until, Some(day(2)));
        assert_eq!(one.volunteering.unproved, []);
        assert_eq!(suggestions(&app, &service).await.teams[0].volunteers[0].brings, [Skill::FirstAid]);
        let later = needing_first_aid(&app, 3).await;
        assert_eq!(suggestions(&app, &later).await.shortage.expect("run out").unproved, nobody);
        let elsewise = asked(&app.resident("李梅").await, |request| request.day = day(3)).await;
        assert_eq!(suggestions(&app, &elsewise).await.teams.len(), 1, "what they can do besides counts");
    }

    async fn the_next_best_and_a_planned_week_look_at_the_proof_too(app: TestApp) {
        let _ = lead(&app).await;
        let (able, unseen) = (proved(&app, "张志强", 60).await, first_aider(&app, "刘洋").await);
        let next = proved(&app, "马丽", 60).await;
        let service = needing_first_aid(&app, 9).await;
        let path = format!("/communities/{}/week-plan?day={}", seed::community(0), day(9));
        let admin = app.station_admin().await;
        let plan: WeekPlan = admin.get(&path).await.read(200);
        assert_ne!(plan.planned[0].team.volunteers[0].account_id, unseen.id());
        let _ = choose(&app, &service, &[&able]).await.expect(200);
        let _ = answer(&able, &service, false).await.expect(200);
        assert_eq!(coming(&seen(&admin, &service).await), [next.id()]);
        let _ = answer(&next, &service, false).await.expect(200);
        assert!(coming(&seen(&admin, &service).await).is_empty(), "the third is not proved");
        let other = needing_first_aid(&app, 10).await;
        for helper in [&able, &next] {
            let _ = decide(&app, helper, &refused(1)).await.expect(200);
        }
        let plan: WeekPlan = admin.get(&path.replace(&day(9), &day(10))).await.read(200);
        let why = plan.unserved.iter().find(|each| each.service.id == other.summary.id).expect("it waits");
        assert_eq!(why.shortage.unproved, [UnprovedSkill { skill: Skill::FirstAid, count: 3 }]);
    }

    async fn a_community_says_which_skills_have_to_be_proved(app: TestApp) {
        let _ = lead(&app).await;
        let helper = first_aider(&app, "张志强").await;
        let service = needing_first_aid(&app, 2).await;
        assert!(suggestions(&app, &service).await.teams.is_empty());
        let (path, admin) = (format!("/communities/{}/skill-rules", seed::community(0)), app.station_admin().await);
        let rules: SkillRules = app.nobody().get(&path).await.read(200);
        assert_eq!(rules, SkillRules::default());
        let escort = SkillRules { proved: vec![Skill::Escort] };
        let set: SkillRules = admin.put(&path, &escort).await.read(200);
        assert_eq!(set, escort);
        assert_eq!(suggestions(&app, &service).await.teams.len(), 1, "they are believed here");
        let own: Volunteering = helper.get("/me/volunteering").await.read(200);
        assert_eq!(own.unproved, [Skill::Escort]);
        send(&helper, Skill::FirstAid).await.refused_field("", "proof_skill");
        let _ = send(&helper, Skill::Escort).await.expect(200);
        let log: Page<AuditEntry> = app.street_admin().await.get("/audit?act=set_rule").await.read(200);
        assert_eq!(log.items.len(), 1);
    }

    async fn what_somebody_else_said_of_a_proof_is_not_written_over(app: TestApp) {
        let helper = first_aider(&app, "张志强").await;
        let _ = send(&helper, Skill::FirstAid).await.expect(200);
        let seen = Some(ProofState::Waiting);
        let yes = ProofDecision { seen, ..confirmed(1, day(30)) };
        let _ = decide(&app, &helper, &yes).await.expect(200);
        let _ = decide(&app, &helper, &yes).await.expect(200);
        for other in [ProofDecision { seen, ..refused(1) }, ProofDecision { seen, ..confirmed(1, day(60)) }] {
            let problem = decide(&app, &helper, &other).await.refused(Kind::Conflict);
            assert_eq!(problem.now.as_ref().map(|now| &now["volunteering"]["proofs"][0]["state"]), Some(&json!("confirmed")));
        }
        let knowing = ProofDecision { seen: Some(ProofState::Confirmed), ..refused(1) };
        let one: PooledVolunteer = decide(&app, &helper, &knowing).await.read(200);
        assert_eq!(one.volunteering.proofs[0].state, ProofState::Refused);
    }

    async fn skills_that_somebody_else_set_are_not_written_over(app: TestApp) {
        let (path, admin) = (format!("/communities/{}/skill-rules", seed::community(0)), app.station_admin().await);
        let only = |skill: Skill| SkillRules { proved: vec![skill] };
        assert_eq!(admin.get(&path).await.header("etag"), Some("\"0\""));
        assert_eq!(admin.put_over(0, &path, &only(Skill::Escort)).await.expect(200).header("etag"), Some("\"1\""));
        let stale = admin.put_over(0, &path, &only(Skill::Driving)).await.refused(Kind::Stale);
        assert_eq!(stale.now, Some(json!(only(Skill::Escort))));
        let _ = admin.put_over(0, &path, &only(Skill::Escort)).await.expect(200);
        assert_eq!(admin.put_over(1, &path, &only(Skill::Driving)).await.expect(200).header("etag"), Some("\"2\""));
    }

    async fn a_volunteer_is_told_and_what_was_confirmed_counts_while_its_successor_waits(app: TestApp) {
        let helper = proved(&app, "张志强", 60).await;
        let told = |who: Client| async move {
            let inbox: contract::notifications::Inbox = who.get("/me/notifications").await.read(200);
            let first = inbox.items.into_iter().next().expect("told");
            (first.kind.word(), first.word)
        };
        assert_eq!(told(app.station_admin().await).await.0, "proof_sent");
        assert_eq!(told(helper.clone()).await, ("proof_decided", Some("confirmed".to_owned())));
        let _ = send(&helper, Skill::FirstAid).await.expect(200);
        assert_eq!(decide(&app, &helper, &confirmed(1, day(9))).await.status, 409, "another was sent meanwhile");
        let one: PooledVolunteer = decide(&app, &helper, &refused(2)).await.read(200);
        let proof = &one.volunteering.proofs[0];
        assert_eq!((proof.state, proof.counts_until.clone()), (ProofState::Refused, Some(day(60))));
        assert_eq!(proof.reason.as_deref(), Some("证书看不清"));
        assert_eq!(told(helper.clone()).await, ("proof_decided", Some("refused".to_owned())));
        let _ = decide(&app, &helper, &confirmed(2, day(90))).await.expect(200);
        let one: PooledVolunteer = decide(&app, &helper, &refused(2)).await.read(200);
        assert_eq!(one.volunteering.unproved, [Skill::FirstAid], "what was confirmed is taken back");
    }

    async fn the_number_is_sealed_told_for_the_record_and_goes_with_the_skill_and_the_account(app: TestApp) {
        let (helper, other) = (proved(&app, "张志强", 60).await, proved(&app, "刘洋", 60).await);
        let path = format!("/communities/{}/volunteers?proof=confirmed&skill=first_aid", seed::community(0));
        let pool: Page<PooledVolunteer> = app.social_worker().await.get(&path).await.read(200);
        assert_eq!(pool.items.len(), 2);
        assert_eq!(pool.items[0].volunteering.proofs[0].number, "****1234");
        let waiting: Page<PooledVolunteer> = app.station_admin().await.get(&path.replace("confirmed", "waiting")).await.read(200);
        assert!(waiting.items.is_empty());
        let url = volunteer_url(&helper, "/proofs/first_aid/number");
        let whole: ProofNumber = app.station_admin().await.post(&url, &json!({})).await.read(200);
        assert_eq!(whole.number, NUMBER);
        let log: Page<AuditEntry> = app.street_admin().await.get("/audit?act=disclose_proof").await.read(200);
        assert_eq!(log.items.len(), 1);
        let taken: Export = helper.get("/me/export").await.read(200);
        assert_eq!(taken.volunteering.expect("a volunteer").proofs[0].number, NUMBER);
        let mut sheet = tests::teams::sheet();
        sheet.skills = vec![Skill::Escort];
        let own: Volunteering = helper.put("/me/volunteering", &sheet).await.read(200);
        assert!(own.proofs.is_empty());
        assert_eq!(app.count("skill_proofs", "true").await, 1, "the other's");
        erase(&other).await;
        assert_eq!(app.count("skill_proofs", "true").await, 0);
    }

    async fn what_is_not_right_is_said_by_its_field(app: TestApp) {
        let helper = first_aider(&app, "张志强").await;
        let path = "/me/volunteering/proofs/first_aid";
        helper.put(path, &NewSkillProof { kind: "证".to_owned(), ..certificate(None) }).await.refused_field("/kind", "proof_kind");
        helper.put(path, &NewSkillProof { number: "123".to_owned(), ..certificate(None) }).await.refused_field("/number", "proof_number");
        helper.put(path, &certificate(Some(day(-1)))).await.refused_field("/until", "proof_until");
        helper.put(path, &certificate(Some("someday".to_owned()))).await.refused_field("/until", "proof_until");
        let _ = send(&helper, Skill::FirstAid).await.expect(200);
        for until in [day(-1), day(4_000)] {
            decide(&app, &helper, &confirmed(1, until)).await.refused_field("/until", "proof_until");
        }
        let neither = ProofDecision { edition: 1, seen: None, until: None, reason: None };
        decide(&app, &helper, &neither).await.refused_field("", "proof_decision");
    }
}
