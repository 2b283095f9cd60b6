//! A household survey of the made-up street, with what some doors said.

use chrono::Duration;
use contract::{
    cases::Category,
    surveys::{
        DoorOutcome, NewResponse, NewSurvey, Question, QuestionKind, RaisedAnswer, ShownIf, Survey, SurveyAnswer, SurveyContent,
    },
};

use super::{people, places};
use crate::{
    auth::keys::Keys,
    cases::service::Desk,
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    places::Directory,
    surveys::service,
};

/// What twelve doors said: people, whether elders live there, what they need, content from 1 to 5, and in words.
type Said = (i32, u16, &'static [u16], i32, &'static str);

const DOORS: [Said; 12] = [
    (2, 0, &[0, 1], 3, "楼道灯坏了两周，晚上不敢下楼"),
    (1, 0, &[0], 4, ""),
    (4, 1, &[], 5, ""),
    (3, 0, &[1, 2], 2, "卫生间地滑，想装扶手"),
    (2, 1, &[], 4, ""),
    (1, 0, &[0, 1, 2], 3, "希望有人定期来看看"),
    (5, 1, &[], 4, "孩子放学没人接"),
    (2, 0, &[2], 5, ""),
    (3, 1, &[], 3, "楼下停车堵住消防通道"),
    (2, 0, &[0, 2], 4, ""),
    (6, 1, &[], 2, "垃圾房味道大"),
    (1, 0, &[0], 5, ""),
];

/// Seeds the survey, unless there is one; true if it is new.
pub(super) async fn seed(db: &Db, keys: &Keys, moment: Moment) -> Result<bool> {
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| {
        let admin = people::station_admin(0);
        if !service::list(conn, &desk.places, &admin, Some(places::community(0)))?.is_empty() {
            return Ok(false);
        }
        let new = NewSurvey {
            community_id: Some(places::community(0)),
            content: content(),
        };
        let begun = Desk {
            moment: Moment::at(moment.time() - Duration::days(4)),
            ..desk.clone()
        };
        let survey = service::create(conn, &begun, &admin, &new)?;
        let survey = service::open(conn, &begun, &admin, survey.id)?;
        answer(conn, &desk, &survey)?;
        Ok(true)
    })
    .await
}

fn answer(conn: &mut Conn, desk: &Desk, survey: &Survey) -> Result<()> {
    let worker = people::social_worker(0);
    let knocked = |number: u16, outcome| NewResponse {
        id: super::id(7, number),
        version: survey.version,
        community_id: places::community(0),
        cell_id: Some(places::cell(0, number % 3)),
        outcome,
        filled_at: desk.moment.time() - Duration::days(i64::from(3 - number % 4)) - Duration::minutes(i64::from(number) * 9),
        consent: false,
        building: None,
        name: None,
        phone: None,
        answers: Vec::new(),
        remark: None,
        raised: Vec::new(),
    };
    for (number, said) in (0_u16..).zip(DOORS) {
        let response = door(knocked(number, DoorOutcome::Answered), number, said);
        service::take_in(conn, desk, &worker, survey.id, &response)?;
    }
    for (number, outcome) in (20_u16..).zip([
        DoorOutcome::Absent,
        DoorOutcome::Refused,
        DoorOutcome::Absent,
        DoorOutcome::Moved,
    ]) {
        service::take_in(conn, desk, &worker, survey.id, &knocked(number, outcome))?;
    }
    Ok(())
}

fn door(response: NewResponse, number: u16, (people, elders, needs, content, words): Said) -> NewResponse {
    let number_of = |number| SurveyAnswer {
        number: Some(number),
        ..SurveyAnswer::default()
    };
    let chosen = |chosen: &[u16]| SurveyAnswer {
        chosen: chosen.to_vec(),
        ..SurveyAnswer::default()
    };
    let text = Some(words).filter(|words| !words.is_empty()).map(str::to_owned);
    let raised = matches!(number, 0 | 8).then_some(RaisedAnswer {
        question: Some(4),
        category: if number == 0 {
            Category::Facilities
        } else {
            Category::Traffic
        },
    });
    NewResponse {
        consent: true,
        building: Some(format!("{}号楼{}01", number % 4 + 1, number % 6 + 1)),
        answers: vec![
            number_of(people),
            chosen(&[elders]),
            chosen(needs),
            number_of(content),
            SurveyAnswer {
                text,
                ..SurveyAnswer::default()
            },
        ],
        raised: raised.into_iter().collect(),
        ..response
    }
}

fn content() -> SurveyContent {
    let options = |options: &[&str]| options.iter().map(|each| (*each).to_owned()).collect();
    let question = |title: &str, kind| Question {
        title: title.to_owned(),
        kind,
        required: false,
        options: Vec::new(),
        least: None,
        most: None,
        low: None,
        high: None,
        shown_if: None,
    };
    SurveyContent {
        title: "居家养老与居住环境调查".to_owned(),
        purpose: "了解各家老人的居家安全和居住环境，安排适老化改造和志愿者探访。".to_owned(),
        consent: "答案只用于社区服务，姓名和电话加密保存，您可以随时要求删除。".to_owned(),
        questions: vec![
            Question {
                required: true,
                least: Some(1),
                most: Some(20),
                ..question("家里常住几口人？", QuestionKind::Number)
            },
            Question {
                required: true,
                options: options(&["有", "没有"]),
                ..question("家里有70岁以上的老人吗？", QuestionKind::Choice)
            },
            Question {
                options: options(&["卫生间扶手", "夜间照明", "防滑地面"]),
                shown_if: Some(ShownIf {
                    question: 1,
                    among: vec![0],
                }),
                ..question("老人最需要哪些改造？", QuestionKind::Several)
            },
            Question {
                required: true,
                most: Some(5),
                low: Some("很不满意".to_owned()),
                high: Some("很满意".to_owned()),
                ..question("对小区环境满意吗？", QuestionKind::Scale)
            },
            question("还有什么困难需要社区帮助？", QuestionKind::Text),
        ],
    }
}
