//! Properties of the check, over thousands of made-up surveys and answers.

use super::*;
use crate::Language;

/// Chance that repeats itself.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }

    fn often(&mut self) -> bool {
        self.below(3) > 0
    }

    fn number(&mut self, bound: usize) -> i32 {
        i32::try_from(self.below(bound)).expect("small")
    }
}

fn plain(kind: QuestionKind) -> Question {
    Question {
        title: "问题".to_owned(),
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

fn question(dice: &mut Dice, before: &[Question]) -> Question {
    let kind = QuestionKind::ALL[dice.below(QuestionKind::ALL.len())];
    let mut question = Question {
        required: dice.often(),
        ..plain(kind)
    };
    match kind {
        QuestionKind::Choice | QuestionKind::Several => {
            question.options = (0..2 + dice.below(5)).map(|each| format!("选项{each}")).collect();
            if kind == QuestionKind::Several {
                question.least = dice.often().then(|| 1 + dice.number(2));
                question.most = dice.often().then(|| i32::try_from(question.options.len()).expect("few"));
            }
        }
        QuestionKind::Number => question.least = dice.often().then(|| dice.number(50)),
        QuestionKind::Scale => question.most = Some(2 + dice.number(9)),
        QuestionKind::Text | QuestionKind::Date => {}
    }
    if !before.is_empty() && dice.often() {
        let at = dice.below(before.len());
        let among = match before[at].kind {
            QuestionKind::Choice | QuestionKind::Several => vec![0, 1],
            QuestionKind::Scale => vec![1, 2],
            _ => return question,
        };
        question.shown_if = Some(ShownIf {
            question: u16::try_from(at).expect("few"),
            among,
        });
    }
    question
}

fn survey(dice: &mut Dice) -> Vec<Question> {
    let mut questions = Vec::new();
    for _ in 0..=dice.below(12) {
        let next = question(dice, &questions);
        questions.push(next);
    }
    questions
}

fn right(question: &Question, dice: &mut Dice) -> SurveyAnswer {
    let text = |text: &str| SurveyAnswer {
        text: Some(text.to_owned()),
        ..SurveyAnswer::default()
    };
    let number = |number| SurveyAnswer {
        number: Some(number),
        ..SurveyAnswer::default()
    };
    let chosen = |chosen| SurveyAnswer {
        chosen,
        ..SurveyAnswer::default()
    };
    let options = u16::try_from(question.options.len()).expect("few");
    match question.kind {
        QuestionKind::Text => text("楼道灯不亮"),
        QuestionKind::Date => text("2026-02-28"),
        QuestionKind::Number => number(question.least.unwrap_or_default() + dice.number(9)),
        QuestionKind::Scale => number(1 + dice.number(usize::try_from(question.most.unwrap_or(2)).expect("few"))),
        QuestionKind::Choice => chosen(vec![u16::try_from(dice.below(options.into())).expect("few")]),
        QuestionKind::Several => chosen(
            (0..options)
                .take(usize::try_from(question.least.unwrap_or(1)).expect("few"))
                .collect(),
        ),
    }
}

/// A survey, and answers as a careful person gives them.
fn filled(dice: &mut Dice) -> (Vec<Question>, Vec<SurveyAnswer>) {
    let questions = survey(dice);
    let mut answers: Vec<_> = questions.iter().map(|question| right(question, dice)).collect();
    strip(&questions, &mut answers);
    (questions, answers)
}

fn content(questions: &[Question]) -> SurveyContent {
    SurveyContent {
        title: "问卷".to_owned(),
        purpose: "用途".to_owned(),
        consent: "同意".to_owned(),
        questions: questions.to_vec(),
    }
}

#[test]
fn what_is_answered_carefully_is_always_taken() {
    let mut dice = Dice(1);
    for _ in 0..3_000 {
        let (questions, answers) = filled(&mut dice);
        assert_eq!(
            faults_of_template(&content(&questions), "", Language::Chinese),
            [],
            "{questions:?}"
        );
        assert_eq!(wrong(&questions, &answers), [], "{questions:?} {answers:?}");
    }
}

#[test]
fn a_hidden_question_carries_no_answer_and_a_required_one_does() {
    let mut dice = Dice(2);
    let (mut hidden, mut missing) = (0, 0);
    for _ in 0..3_000 {
        let (questions, answers) = filled(&mut dice);
        let shown = shown(&questions, &answers);
        for at in 0..questions.len() {
            let mut changed = answers.clone();
            if shown[at] {
                changed[at] = SurveyAnswer::default();
                let found = wrong(&questions, &changed);
                assert_eq!(
                    found.contains(&(at, "answer_missing")),
                    questions[at].required,
                    "{questions:?}"
                );
                missing += usize::from(questions[at].required);
            } else {
                changed[at] = right(&questions[at], &mut dice);
                assert!(wrong(&questions, &changed).contains(&(at, "answer_hidden")), "{questions:?}");
                hidden += 1;
            }
        }
    }
    assert!(hidden > 500 && missing > 500, "{hidden} {missing}");
}

#[test]
fn stripping_twice_is_stripping_once_and_leaves_nothing_hidden() {
    let mut dice = Dice(3);
    for _ in 0..3_000 {
        let questions = survey(&mut dice);
        let mut answers: Vec<_> = questions.iter().map(|question| right(question, &mut dice)).collect();
        answers.truncate(dice.below(answers.len() + 1));
        strip(&questions, &mut answers);
        let once = answers.clone();
        strip(&questions, &mut answers);
        assert_eq!(answers, once);
        assert!(wrong(&questions, &answers).iter().all(|(_, code)| *code == "answer_missing"));
    }
}

#[test]
fn an_answer_of_another_kind_is_refused_whatever_it_is() {
    let mut dice = Dice(4);
    for _ in 0..3_000 {
        let one = question(&mut dice, &[]);
        let other = question(&mut dice, &[]);
        let family = |kind| match kind {
            QuestionKind::Text => 0,
            QuestionKind::Date => 1,
            QuestionKind::Number | QuestionKind::Scale => 2,
            QuestionKind::Choice | QuestionKind::Several => 3,
        };
        let answer = right(&other, &mut dice);
        let found = wrong(std::slice::from_ref(&one), std::slice::from_ref(&answer));
        if family(one.kind) != family(other.kind) && !(one.kind == QuestionKind::Text && other.kind == QuestionKind::Date) {
            assert!(!found.is_empty(), "{one:?} {answer:?}");
        }
        let mixed = SurveyAnswer {
            text: Some("字".to_owned()),
            number: Some(1),
            chosen: vec![0],
        };
        assert_eq!(wrong(&[one], &[mixed]), [(0, "answer_kind")]);
    }
}

#[test]
fn borders_are_kept() {
    let scale = Question {
        most: Some(5),
        ..plain(QuestionKind::Scale)
    };
    let number = Question {
        least: Some(0),
        most: Some(120),
        ..plain(QuestionKind::Number)
    };
    let given = |number| SurveyAnswer {
        number: Some(number),
        ..SurveyAnswer::default()
    };
    for (question, inside, outside) in [(&scale, [1, 5], [0, 6]), (&number, [0, 120], [-1, 121])] {
        for value in inside {
            assert_eq!(wrong(std::slice::from_ref(question), &[given(value)]), []);
        }
        for value in outside {
            assert_eq!(wrong(std::slice::from_ref(question), &[given(value)]), [(0, "number_range")]);
        }
    }
    for (day, fits) in [
        ("2026-02-28", true),
        ("2024-02-29", true),
        ("2026-02-29", false),
        ("2026-2-8", false),
        ("昨天", false),
    ] {
        let answer = SurveyAnswer {
            text: Some(day.to_owned()),
            ..SurveyAnswer::default()
        };
        assert_eq!(wrong(&[plain(QuestionKind::Date)], &[answer]).is_empty(), fits, "{day}");
    }
}

#[test]
fn a_survey_that_cannot_be_asked_is_refused_by_field() {
    let choice = |options: &[&str]| Question {
        options: options.iter().map(|each| (*each).to_owned()).collect(),
        ..plain(QuestionKind::Choice)
    };
    let depends = |question, among: &[i32]| Question {
        shown_if: Some(ShownIf {
            question,
            among: among.to_vec(),
        }),
        ..plain(QuestionKind::Text)
    };
    let yes_or_no = choice(&["是", "否"]);
    for (questions, pointer, code) in [
        (vec![], "/questions", "questions_count"),
        (vec![choice(&["是"])], "/questions/0/options", "options_count"),
        (vec![choice(&["是", "是"])], "/questions/0/options", "option_length"),
        (vec![depends(0, &[0])], "/questions/0/shown_if", "shown_if_earlier"),
        (
            vec![yes_or_no.clone(), depends(0, &[2])],
            "/questions/1/shown_if",
            "shown_if_earlier",
        ),
        (
            vec![yes_or_no.clone(), depends(0, &[])],
            "/questions/1/shown_if",
            "shown_if_earlier",
        ),
        (
            vec![plain(QuestionKind::Text), depends(0, &[0])],
            "/questions/1/shown_if",
            "shown_if_earlier",
        ),
        (vec![plain(QuestionKind::Scale)], "/questions/0/least", "question_range"),
    ] {
        let faults = faults_of_template(&content(&questions), "", Language::English);
        assert_eq!(
            faults
                .iter()
                .map(|fault| (fault.pointer.as_str(), fault.code.as_str()))
                .collect::<Vec<_>>(),
            [(pointer, code)]
        );
        assert!(!faults[0].detail.contains("not right"), "{code} has a sentence");
    }
    assert_eq!(
        faults_of_template(&content(&[yes_or_no, depends(0, &[0])]), "", Language::English),
        []
    );
}
