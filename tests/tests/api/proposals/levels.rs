//! How somebody was verified, and what that is enough for.

use contract::{
    liaison::{Cards, Sheet},
    page::Page,
    proposals::{ProposalRules, Residence, ResidenceProof, VerifiedResident},
};
use serde_json::json;
use tests::{
    Backend, TestApp, on_each_backend,
    proposals::{open_comments, published, rules, says, seen, sign, verified},
    seed,
};

/// What the code of a card of community 0 says.
async fn card(app: &TestApp) -> String {
    let (admin, officer) = (app.station_admin().await, app.officer("王大姐").await);
    let batch =
        json!({"community_id": seed::community(0), "cell_id": seed::cell(0, 1), "officer_id": officer.id(), "labels": ["3号楼"]});
    let cards: Cards = admin.post("/liaison/cards", &batch).await.read(201);
    let sheet: Sheet = admin
        .post("/liaison/sheets", &json!({"cards": [cards.items[0].id]}))
        .await
        .read(200);
    sheet.faces[0].address.split_once("/card/#").expect("a token").1.to_owned()
}

on_each_backend! {
    async fn a_card_is_enough_to_speak_and_a_letter_to_sign(app: TestApp) {
        open_comments(&app).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let neighbour = app.resident("李建国").await;
        let code = card(&app).await;
        let by_card: Residence = neighbour.post("/me/residences", &json!({"code": code})).await.read(200);
        assert_eq!((by_card.proof, by_card.community_id), (ResidenceProof::Card, seed::community(0)));
        says(&neighbour, &proposal, "我也同意").await;
        sign(&neighbour, &proposal).await.refused_field("", "proof_low");
        let standing = seen(&neighbour, &proposal).await.standing;
        assert_eq!((standing.proof, standing.verified), (Some(ResidenceProof::Card), false));
        let letters = format!("/communities/{}/letters", seed::community(0));
        let made: Page<contract::proposals::LetterForHome> = app.station_admin().await.post(&letters, &json!({"homes": ["3号楼501"]})).await.read(201);
        let by_letter: Residence = neighbour.post("/me/residences", &json!({"code": made.items[0].code})).await.read(200);
        assert_eq!(by_letter.proof, ResidenceProof::Letter);
        let _ = sign(&neighbour, &proposal).await.expect(204);
        let again: Residence = neighbour.post("/me/residences", &json!({"code": code})).await.read(200);
        assert_eq!(again.proof, ResidenceProof::Letter, "what proves less takes nothing away");
    }

    async fn what_each_is_enough_for_is_the_communitys_rule(app: TestApp) {
        rules(&app, |rules| rules.sign_proof = ResidenceProof::Card).await;
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let neighbour = app.resident("李建国").await;
        let _ = neighbour.post("/me/residences", &json!({"code": card(&app).await})).await.expect(200);
        let _ = sign(&neighbour, &proposal).await.expect(204);
    }

    async fn who_was_verified_and_is_no_more_is_told_and_only_the_desk_verifies_again(app: TestApp) {
        let (admin, phone, code) = (app.station_admin().await, app.phone(), card(&app).await);
        let neighbour = app.resident_of("李建国", &phone).await;
        let _ = neighbour.post("/me/residences", &json!({"code": code})).await.expect(200);
        let desk = format!("/communities/{}/residents", seed::community(0));
        let _ = admin.delete(&format!("{desk}/{}", neighbour.id())).await.expect(204);
        let mine: Page<Residence> = neighbour.get("/me/residences").await.read(200);
        assert!(mine.items[0].revoked_at.is_some());
        neighbour.post("/me/residences", &json!({"code": code})).await.refused_field("/code", "residence_revoked");
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        sign(&neighbour, &proposal).await.refused_field("", "not_verified");
        let again: VerifiedResident = admin.post(&desk, &json!({"phone": phone, "adult": true})).await.read(200);
        let residence = again.residence.expect("verified again");
        assert_eq!((residence.proof, residence.revoked_at), (ResidenceProof::Desk, None));
        let _ = sign(&neighbour, &proposal).await.expect(204);
    }

    async fn whatever_proof_reaches_what_the_rules_ask_for_signs_by_one_statement(app: TestApp) {
        let proposal = published(&app, &app.resident("王秀兰").await).await;
        let signer = verified(&app, "周先生").await;
        let signs = async |proof: ResidenceProof, least: ResidenceProof| {
            app.run_sql(&format!("UPDATE residences SET proof = '{}'", proof.word())).await;
            let may = proof.reaches(least);
            // PostgreSQL has no more questions of those who may: without this table none could be answered.
            let at_once = may && app.backend() == Backend::Postgres;
            if at_once {
                app.run_sql("ALTER TABLE proposal_invitations RENAME TO not_asked").await;
            }
            let status = sign(&signer, &proposal).await.status;
            if at_once {
                app.run_sql("ALTER TABLE not_asked RENAME TO proposal_invitations").await;
            }
            assert_eq!(status, if may { 204 } else { 422 }, "{proof:?} where {least:?} is asked for");
            assert_eq!(app.count("proposal_signatures", "1 = 1").await, i64::from(may));
            app.run_sql("DELETE FROM proposal_signatures").await;
        };
        for proof in ResidenceProof::ALL {
            signs(*proof, ProposalRules::default().sign_proof).await;
        }
        for least in ResidenceProof::ALL {
            rules(&app, |rules| rules.sign_proof = *least).await;
            for proof in ResidenceProof::ALL {
                signs(*proof, *least).await;
            }
        }
        // As rules were written before there were several proofs.
        app.run_sql("UPDATE proposal_rules SET content = '{\"threshold_permille\":10,\"threshold_least\":10,\"threshold_most\":100,\"gather_days\":60,\"moderate_days\":2,\"answer_days\":15,\"appeal_days\":10,\"most_open\":5}'").await;
        for proof in ResidenceProof::ALL {
            signs(*proof, ResidenceProof::Letter).await;
        }
    }
}
