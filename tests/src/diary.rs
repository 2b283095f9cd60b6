//! Notes in a diary.

use contract::diary::{DiaryWords, NewDiaryNote, Noted};
use uuid::Uuid;

use crate::{TestApp, seed};

/// A note of something seen in community 0 just now.
pub fn note() -> NewDiaryNote {
    NewDiaryNote {
        id: Uuid::now_v7().into(),
        community_id: seed::community(0),
        seen_at: api::moment::Moment::now().time(),
        corrects_id: None,
        raise: None,
        words: DiaryWords {
            text: "5号楼门口台阶松动\n李阿姨说上周有人绊倒。".to_owned(),
            cell_id: Some(seed::cell(0, 0)),
            address: Some("5号楼东门".to_owned()),
            point: None,
            met: 2,
            people: Some("两位老人".to_owned()),
        },
        photos: Vec::new(),
    }
}

/// A note that the social worker of community 0 wrote.
pub async fn written(app: &TestApp) -> NewDiaryNote {
    let note = note();
    let _: Noted = app.social_worker().await.post("/diary", &note).await.read(201);
    note
}
