//! Who is verified as a resident, and how.

use contract::{
    page::Page,
    problem::Kind,
    proposals::{LetterForHome, Residence, ResidenceProof, VerifiedResident},
};
use serde_json::json;
use tests::{
    TestApp, on_each_backend, on_each_database,
    proposals::{published, sign, verified},
    seed,
};

fn desk(rest: &str) -> String {
    format!("/communities/{}/residents{rest}", seed::community(0))
}

on_each_backend! {
    async fn the_desk_verifies_whom_it_sees_and_takes_it_back(app: TestApp) {
        let (admin, phone) = (app.station_admin().await, app.phone());
        admin.post(&desk("/lookup"), &json!({"phone": phone})).await.refused_field("/phone", "resident_unknown");
        let resident = app.resident_of("李建国", &phone).await;
        let found: VerifiedResident = admin.post(&desk("/lookup"), &json!({"phone": phone})).await.read(200);
        assert_eq!((found.name.as_str(), &found.residence), ("李建国", &None));
        assert!(found.phone.contains("****"));
        let known: VerifiedResident = admin.post(&desk(""), &json!({"phone": phone, "adult": true})).await.read(200);
        assert_eq!(known.residence.expect("verified").proof, ResidenceProof::Desk);
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let _ = sign(&resident, &proposal).await.expect(204);
        let _ = admin.delete(&desk(&format!("/{}", resident.id()))).await.expect(204);
        admin.delete(&desk(&format!("/{}", resident.id()))).await.refused(Kind::NotFound);
        let mine: Page<Residence> = resident.get("/me/residences").await.read(200);
        assert!(mine.items[0].revoked_at.is_some(), "it is shown that it was taken back");
    }

    async fn a_letters_code_verifies_a_household_and_no_more(app: TestApp) {
        let path = format!("/communities/{}/letters", seed::community(0));
        let made: Page<LetterForHome> = app.social_worker().await.post(&path, &json!({"homes": ["3号楼501"]})).await.read(201);
        let code = made.items[0].code.to_lowercase().replace('-', " ");
        for number in 0..8 {
            let one = app.resident(&format!("家人{number}")).await;
            let _ = one.post("/me/residences", &json!({"code": code})).await.expect(200);
            let residence: Residence = one.post("/me/residences", &json!({"code": code})).await.read(200);
            assert_eq!((residence.community_id, residence.proof), (seed::community(0), ResidenceProof::Letter));
        }
        let ninth = app.resident("外人").await;
        ninth.post("/me/residences", &json!({"code": code})).await.refused_field("/code", "letter_code");
        assert_eq!(app.count("letter_codes", "uses_left = 0").await, 1);
    }

    async fn the_desk_says_whether_somebody_is_an_adult(app: TestApp) {
        let (admin, phone) = (app.station_admin().await, app.phone());
        let resident = app.resident_of("小李", &phone).await;
        admin.post(&desk(""), &json!({"phone": phone})).await.refused_field("/adult", "missing_field");
        let says = async |adult: bool| {
            let known = admin.post(&desk(""), &json!({"phone": phone, "adult": adult})).await;
            known.read::<VerifiedResident>(200).residence.expect("verified").adult
        };
        assert!(!says(false).await);
        let own: Page<Residence> = resident.get("/me/residences").await.read(200);
        assert!(!own.items[0].adult);
        // What the desk saw no letter overrules; who came of age comes again.
        let path = format!("/communities/{}/letters", seed::community(0));
        let made: Page<LetterForHome> = admin.post(&path, &json!({"homes": ["3号楼501"]})).await.read(201);
        let code = json!({"code": made.items[0].code, "adult": true});
        let kept: Residence = resident.post("/me/residences", &code).await.read(200);
        assert_eq!((kept.proof, kept.adult), (ResidenceProof::Desk, false));
        assert!(says(true).await);
    }

    async fn who_redeems_a_letter_says_themselves_whether_they_are_an_adult(app: TestApp) {
        let path = format!("/communities/{}/letters", seed::community(0));
        let made: Page<LetterForHome> = app.social_worker().await.post(&path, &json!({"homes": ["3号楼501"]})).await.read(201);
        let resident = app.resident("小李").await;
        let mut code = json!({"code": made.items[0].code});
        let said: Residence = resident.post("/me/residences", &code).await.read(200);
        assert!(!said.adult, "who does not say so is none");
        code["adult"] = json!(true);
        let said: Residence = resident.post("/me/residences", &code).await.read(200);
        assert!(said.adult);
        assert_eq!(app.count("letter_codes", "uses_left = 7").await, 1, "it is used once");
    }

    async fn the_threshold_is_a_share_of_the_verified_adults(app: TestApp) {
        tests::proposals::rules(&app, |rules| {
            rules.threshold_permille = 500;
            rules.threshold_least = 1;
        })
        .await;
        for number in 0..3 {
            verified(&app, &format!("邻居{number}")).await;
        }
        for number in 0..4 {
            let phone = app.phone();
            app.resident_of(&format!("孩子{number}"), &phone).await;
            let child = json!({"phone": phone, "adult": false});
            let _ = app.station_admin().await.post(&desk(""), &child).await.expect(200);
        }
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        assert_eq!(proposal.summary.threshold, 2);
    }

    async fn rules_are_versions_and_their_borders_hold(app: TestApp) {
        let path = format!("/communities/{}/proposal-rules", seed::community(0));
        let street = app.street_admin().await;
        let mut rules = json!(contract::proposals::ProposalRules::default());
        rules["threshold_least"] = json!(50);
        rules["threshold_most"] = json!(20);
        let wrong = street.request(reqwest::Method::PUT, &path).json(&rules).send().await;
        assert_eq!(wrong.refused(Kind::Invalid).errors[0].code, "threshold_order");
        rules["threshold_most"] = json!(60);
        for _ in 0..2 {
            let _ = street.request(reqwest::Method::PUT, &path).json(&rules).send().await.expect(200);
        }
        assert_eq!(app.count("proposal_rules", "1 = 1").await, 1, "the same rules are no new version");
        rules["threshold_most"] = json!(70);
        let late = street.put_over(0, &path, &rules).await.refused(Kind::Stale);
        assert_eq!(late.now.expect("how they stand")["threshold_most"], 60);
        let _ = street.put_over(1, &path, &rules).await.expect(200);
    }
}

on_each_database! {
    async fn codes_are_not_guessed(backend: Backend) {
        let start = TestApp::start_with(backend, |settings| settings.limits.letter_codes_per_hour = 3);
        let Some(app) = start.await else { return };
        let guesser = app.resident("李建国").await;
        for _ in 0..3 {
            guesser.post("/me/residences", &json!({"code": "00000-00000"})).await.refused_field("/code", "letter_code");
        }
        guesser.post("/me/residences", &json!({"code": "00000-00000"})).await.refused(Kind::TooMany);
        app.stop().await;
    }
}
