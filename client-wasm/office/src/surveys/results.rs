//! What came of a survey: counts as bars, and a workbook.

use contract::{
    V1,
    surveys::{DoorOutcome, Question, QuestionKind, QuestionResult, Survey, SurveyResults, ValueCount},
};
use kit::{
    desk::{Desk, use_desk},
    file_link::FileLink,
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, shared, surveys as text, t},
    part,
    remote::use_call,
    ui::{Choice, IconButton, Select, Shape, icon},
};
use yew::prelude::*;

use super::{
    bars::{Bar, bars},
    texts::Texts,
};

/// Properties of [`Results`].
#[derive(Properties, PartialEq)]
pub(super) struct ResultsProps {
    pub(super) survey: Survey,
}

/// The results of one version.
#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    let survey = &props.survey;
    let desk = use_desk();
    let version = use_state(|| survey.version);
    let path = format!("/surveys/{}/results?version={}", survey.id, *version);
    let (results, reload) = use_call::<_, SurveyResults>(path, |path| Some(Call::get(path)));
    let options: Vec<Choice> = (1..=survey.version)
        .rev()
        .map(|each| Choice::new(each.to_string(), fill(text::VERSION, &[&each.to_string()])))
        .collect();
    let onchange = {
        let version = version.clone();
        Callback::from(move |value: String| version.set(value.parse().unwrap_or(1)))
    };
    let sheet = format!("{V1}/surveys/{}/answers.xlsx?version={}", survey.id, *version);
    html! {
        <div class="lx-stack" data-test="results">
            <div class="lx-row">
                if survey.version > 1 {
                    { part!(Select {
                        label: t(text::QUESTIONS),
                        label_hidden: true,
                        options,
                        value: version.to_string(),
                        onchange,
                        data_test: "results-version",
                    }) }
                }
                { part!(FileLink {
                    href: sheet,
                    data_test: "export",
                    children: html! { <>{ icon(Shape::Down) }<span>{ t(text::EXPORT) }</span></> }
                }) }
                { part!(IconButton {
                    shape: Shape::Refresh,
                    label: t(shared::REFRESH),
                    onclick: reload.reform(|_: MouseEvent| ()),
                    data_test: "results-refresh",
                }) }
                <span class="lx-muted lx-small">{ t(text::EXPORT_NOTE) }</span>
            </div>
            { results.show(4, &reload, |results| shown(results, survey, &desk)) }
        </div>
    }
}

fn shown(results: &SurveyResults, survey: &Survey, desk: &Desk) -> Html {
    let knocked = results.outcomes.iter().map(|each| each.count).sum();
    let outcomes: Vec<Bar> = results
        .outcomes
        .iter()
        .map(|each| Bar {
            label: t(outcome(each.outcome)).to_owned(),
            count: each.count,
        })
        .collect();
    let answered = results.outcomes.first().map_or(0, |each| each.count);
    let cells: Vec<Bar> = results
        .cells
        .iter()
        .map(|each| Bar {
            label: desk
                .place_of(each.community_id, each.cell_id, true)
                .unwrap_or_else(|| t(text::NO_CELL).to_owned()),
            count: each.count,
        })
        .collect();
    let days: Vec<Bar> = results
        .days
        .iter()
        .map(|each| Bar {
            label: each.day.clone(),
            count: each.count,
        })
        .collect();
    let questions = results.content.questions.iter().zip(&results.questions).enumerate();
    html! {
        <>
            { card(text::DOORS, bars(t(text::DOORS), &outcomes, knocked), "results-doors") }
            { for questions.map(|(place, (question, result))| of_question(place, question, result, survey, results.version)) }
            <section class="lx-card lx-stack">
                <h3>{ t(text::REMARKS) }</h3>
                { part!(Texts { survey: survey.id, version: results.version }) }
            </section>
            { card(text::BY_CELL, bars(t(text::BY_CELL), &cells, answered), "results-cells") }
            { card(text::BY_DAY, bars(t(text::BY_DAY), &days, answered), "results-days") }
        </>
    }
}

fn card(title: Text, inside: Html, data_test: &'static str) -> Html {
    html! { <section class="lx-card lx-stack" data-test={data_test}><h3>{ t(title) }</h3>{ inside }</section> }
}

const fn outcome(outcome: DoorOutcome) -> Text {
    match outcome {
        DoorOutcome::Answered => text::ANSWERED,
        DoorOutcome::Refused => text::REFUSED,
        DoorOutcome::Absent => text::ABSENT,
        DoorOutcome::Moved => text::MOVED,
    }
}

fn of_question(place: usize, question: &Question, result: &QuestionResult, survey: &Survey, version: u16) -> Html {
    let rows: Vec<Bar> = result
        .counts
        .iter()
        .map(|count| Bar {
            label: label(question, count),
            count: count.count,
        })
        .collect();
    let said = matches!(question.kind, QuestionKind::Text | QuestionKind::Date);
    let average = result.average.map(|average| fill(text::AVERAGE, &[&average.to_string()]));
    html! {
        <section key={place} class="lx-card lx-stack" data-test={format!("result-{place}")}>
            <div>
                <h3>{ format!("{}. {}", place + 1, question.title) }</h3>
                <p class="lx-muted lx-small">
                    { fill(text::ANSWERED_COUNT, &[&result.answered.to_string()]) }
                    if let Some(average) = average { { " · " }<span data-test={format!("average-{place}")}>{ average }</span> }
                </p>
            </div>
            if said {
                { part!(Texts { survey: survey.id, version, question: u16::try_from(place).ok() }) }
            } else {
                { bars(&question.title, &rows, result.answered) }
            }
        </section>
    }
}

fn label(question: &Question, count: &ValueCount) -> String {
    match question.kind {
        QuestionKind::Choice | QuestionKind::Several => {
            let option = usize::try_from(count.value).ok().and_then(|at| question.options.get(at));
            option.cloned().unwrap_or_default()
        }
        QuestionKind::Scale => {
            let meaning = match count.value {
                1 => question.low.as_deref(),
                value if Some(value) == question.most => question.high.as_deref(),
                _ => None,
            };
            meaning.map_or_else(|| count.value.to_string(), |meaning| format!("{} {meaning}", count.value))
        }
        _ if count.value == count.up_to => count.value.to_string(),
        _ => format!("{}–{}", count.value, count.up_to),
    }
}
