//! Letting a proposal go into an older one: its signatures follow, once, and who signed can still take theirs back.

use contract::{
    problem::Kind,
    proposals::{Proposal, ProposalAction, ProposalState as State},
};
use serde_json::{Value, json};
use tests::{
    Client, Reply, on_each_backend,
    proposals::{enough, published, seen, sign, unsign, url, verified},
};

pub(super) fn into(older: &Proposal) -> Value {
    json!({"into": older.summary.id, "text": "说的是同一盏路灯"})
}

async fn merge(by: &Client, young: &Proposal, older: &Proposal) -> Reply {
    by.post(&url(young, "/merge"), &into(older)).await
}

on_each_backend! {
    async fn signatures_that_are_not_there_yet_follow_and_are_enough_together(app: TestApp) {
        enough(&app, 4).await;
        let (author, other) = (app.resident("王秀兰").await, verified(&app, "李建国").await);
        let (both, one, two) = (verified(&app, "周先生").await, verified(&app, "吴阿姨").await, verified(&app, "郑师傅").await);
        let (older, young) = (published(&app, &author).await, published(&app, &other).await);
        for (by, what) in [(&both, &older), (&other, &older), (&both, &young), (&one, &young)] {
            let _ = sign(by, what).await.expect(204);
        }
        let _ = sign(&two, &young).await.expect(204);
        let _ = merge(&app.station_admin().await, &young, &older).await.expect(204);
        let after = seen(&app.nobody(), &older).await;
        assert_eq!((after.summary.signed, after.summary.state), (4, State::Effective));
        let gone = seen(&app.nobody(), &young).await;
        assert_eq!((gone.summary.state, gone.merged_into), (State::Merged, Some(older.summary.id)));
        let told = seen(&one, &older).await;
        assert_eq!(told.standing.signed_with.as_deref(), Some(young.summary.number.as_str()));
        assert_eq!(seen(&both, &older).await.standing.signed_with, None, "who signed both signed it themselves");
        let came = after.timeline.iter().find(|event| event.action == ProposalAction::Merge).expect("it is told");
        assert!(came.text.as_deref().is_some_and(|text| text.contains(&young.summary.number)));
        let _ = unsign(&one, &older).await.expect(204);
        assert_eq!(seen(&one, &older).await.summary.signed, 3);
        let list = format!("/communities/{}/proposals", older.summary.community_id);
        assert!(!app.nobody().get(&list).await.text().contains(&young.summary.number));
    }

    async fn it_goes_only_into_what_is_older_and_open(app: TestApp) {
        let author = app.resident("王秀兰").await;
        let (older, young) = (published(&app, &author).await, published(&app, &author).await);
        let admin = app.station_admin().await;
        merge(&admin, &older, &young).await.refused_field("/into", "merge_unfit");
        merge(&admin, &young, &young).await.refused_field("/into", "merge_unfit");
        let _ = author.post(&url(&older, "/withdraw"), &json!({"reason": "装好了"})).await.expect(200);
        merge(&admin, &young, &older).await.refused_field("/into", "merge_unfit");
        let _ = author.post(&url(&young, "/withdraw"), &json!({"reason": "装好了"})).await.expect(200);
        merge(&admin, &young, &older).await.refused(Kind::Conflict);
        assert_eq!(app.count("moderation_items", "decision = 'merge'").await, 0, "what was refused left nothing");
    }
}
