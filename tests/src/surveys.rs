//! Household surveys: one that asks something of every kind, and a door that answers it.

use contract::{
    cases::Category,
    ids::ResponseId,
    surveys::{
        DoorOutcome, NewResponse, NewSurvey, Question, QuestionKind, RaisedAnswer, ShownIf, Survey, SurveyAnswer, SurveyContent,
        SurveyCorrection, SurveyStep,
    },
};
use uuid::Uuid;

use crate::{TestApp, seed};

/// A question without anything special.
pub fn question(title: &str, kind: QuestionKind) -> Question {
    Question {
        title: title.to_owned(),
        kind,
        required: false,
        options: Vec::new(),
        least: None,
        most: None,
        low: None,
        high: None,
        shown_if: None,
    }
}

/// Six questions; the third is asked only where the second was answered with 「有」.
pub fn content() -> SurveyContent {
    let options = |options: &[&str]| options.iter().map(|each| (*each).to_owned()).collect();
    SurveyContent {
        title: "居家安全调查".to_owned(),
        purpose: "了解老人居家安全，安排加装扶手。".to_owned(),
        consent: "答案只用于社区服务，您可以随时要求删除。".to_owned(),
        questions: vec![
            Question {
                required: true,
                least: Some(1),
                most: Some(20),
                ..question("家里有几口人？", QuestionKind::Number)
            },
            Question {
                required: true,
                options: options(&["有", "没有"]),
                ..question("家里有老人吗？", QuestionKind::Choice)
            },
            Question {
                options: options(&["扶手", "灯", "防滑垫"]),
                shown_if: Some(ShownIf {
                    question: 1,
                    among: vec![0],
                }),
                ..question("需要什么？", QuestionKind::Several)
            },
            Question {
                most: Some(5),
                low: Some("很不满意".to_owned()),
                high: Some("很满意".to_owned()),
                ..question("对物业满意吗？", QuestionKind::Scale)
            },
            question("还有什么困难？", QuestionKind::Text),
            question("哪天方便上门？", QuestionKind::Date),
        ],
    }
}

/// A survey of community 0, still a draft.
pub async fn draft(app: &TestApp) -> Survey {
    let new = NewSurvey {
        community_id: Some(seed::community(0)),
        content: content(),
    };
    app.station_admin().await.post("/surveys", &new).await.read(201)
}

/// A survey of community 0 that is open.
pub async fn open(app: &TestApp) -> Survey {
    let survey = draft(app).await;
    opened(app, &survey).await
}

/// The survey, opened.
pub async fn opened(app: &TestApp, survey: &Survey) -> Survey {
    let path = format!("/surveys/{}/open", survey.id);
    app.station_admin().await.post(&path, &SurveyStep {}).await.read(200)
}

/// Where answers to a survey go.
pub fn responses(survey: &Survey) -> String {
    format!("/surveys/{}/responses", survey.id)
}

/// A door in community 0 that answered everything.
pub fn answered() -> NewResponse {
    let text = |text: &str| SurveyAnswer {
        text: Some(text.to_owned()),
        ..SurveyAnswer::default()
    };
    let number = |number| SurveyAnswer {
        number: Some(number),
        ..SurveyAnswer::default()
    };
    let chosen = |chosen: &[u16]| SurveyAnswer {
        chosen: chosen.to_vec(),
        ..SurveyAnswer::default()
    };
    NewResponse {
        consent: true,
        building: Some("3号楼2单元501".to_owned()),
        answers: vec![
            number(3),
            chosen(&[0]),
            chosen(&[0, 2]),
            number(4),
            text("楼道灯不亮，晚上看不见台阶"),
            text("2026-12-01"),
        ],
        ..knocked(DoorOutcome::Answered)
    }
}

/// A door in community 0 at which somebody knocked.
pub fn knocked(outcome: DoorOutcome) -> NewResponse {
    NewResponse {
        id: Uuid::now_v7().into(),
        version: 1,
        community_id: seed::community(0),
        cell_id: Some(seed::cell(0, 0)),
        outcome,
        filled_at: api::moment::Moment::now().time(),
        consent: false,
        building: None,
        name: None,
        phone: None,
        answers: Vec::new(),
        remark: None,
        raised: Vec::new(),
    }
}

/// The same door, of which the words become a case.
pub fn raising() -> NewResponse {
    NewResponse {
        raised: vec![RaisedAnswer {
            question: Some(4),
            category: Category::Facilities,
        }],
        ..answered()
    }
}

/// A door that a social worker of community 0 sent, and what it says.
pub async fn sent(app: &TestApp) -> ResponseId {
    let (survey, response) = (open(app).await, answered());
    let worker = app.social_worker().await;
    let _ = worker.post(&responses(&survey), &response).await.expect(201);
    response.id
}

/// A correction of [`answered`]: five people live there.
pub fn corrected() -> SurveyCorrection {
    let mut answers = answered().answers;
    answers[0].number = Some(5);
    SurveyCorrection {
        edition: 1,
        reason: "入户时把人数记错了".to_owned(),
        answers,
        remark: None,
        place: None,
    }
}
