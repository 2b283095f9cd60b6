//! A proposal for everybody on a page without scripts: what a shared link shows of it, and what is printed.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use contract::{
    Language, V1,
    ids::ProposalId,
    photos::{Document, Photo},
    proposals::{Became, OfficialAnswer, Proposal, ProposalState, ProposalText, Proposer, Step},
    terms, time,
};
use maud::{Markup, html};

use super::{
    frame::{Card, at, beginning, page_with, photo},
    visit::{Visitor, shown},
};
use crate::{cases::office::Office, error::Result, proposals::service, settings::Settings};

/// Shows one.
pub(super) async fn one(
    visitor: Visitor,
    office: Office,
    settings: Data<Settings>,
    id: Path<ProposalId>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let found = office.db.read(move |conn| service::read(conn, &desk, None, *id)).await?;
    Ok(shown(proposal(visitor.language, &settings, &found)))
}

/// The page.
fn proposal(language: Language, settings: &Settings, of: &Proposal) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let summary = &of.summary;
    let text = of.editions.first().map(|edition| &edition.text);
    let content = html! {
        p { (pick("编号 ", "No. ")) (summary.number) " · " (terms::proposal_field(summary.field).to(language)) " · "
            strong { (terms::proposal_state(summary.state).to(language)) } }
        p { (pick("提案人：", "Proposed by ")) (proposers(language, of)) }
        p { (signed(language, of)) }
        @if let Some(name) = &of.responsible { p { (pick("答复负责人：", "Who sees to the answer: ")) (name) } }
        @if let Some(text) = text { (says(language, text)) }
        @for each in of.photos.iter().filter(|each| !each.hidden) {
            img src={ (photo(each.photo.id)) "/thumbnail" } alt=(pick("照片", "Picture"));
        }
        @if let Some(answer) = &of.answer { (answered(language, answer)) }
        (became(language, of.became))
        h2 { (pick("办理过程", "What happened")) }
        ol {
            @for event in &of.timeline {
                li { (at(language, event.at)) " " (terms::proposal_action(event.action).to(language))
                    @if let Some(text) = &event.text { " · " (text) } }
            }
        }
        p.screen { a.go href={ "/proposals/" (summary.id) } { (pick("到完整版附议、评论", "Sign it or say something in the full version")) } }
    };
    page_with(language, &summary.title, &card(of, text).head(settings), &content)
}

/// What became of it, with the way there.
fn became(language: Language, of: Became) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    html! {
        @if let Some(need) = of.need {
            p { a href={ "/projects/needs/" (need.id) } { (pick("看它列入的社区需求走到了哪一步", "See how far the need came that it stands behind")) } }
        }
        @if let Some(project) = of.project {
            p { a href={ "/projects/works/" (project.id) } { (pick("看由此实施的项目", "See the project that came of it")) } }
        }
    }
}

/// What others show of the link.
fn card<'a>(of: &'a Proposal, text: Option<&ProposalText>) -> Card<'a> {
    Card {
        path: format!("/plain/proposals/{}", of.summary.id),
        title: &of.summary.title,
        about: text.map(|text| beginning(&text.problem)),
        picture: of.photos.iter().find(|each| !each.hidden).map(|each| each.photo.id),
    }
}

fn proposers(language: Language, of: &Proposal) -> String {
    let unconfirmed = language.pick("（未经核实）", " (unconfirmed)");
    let name = |one: &Proposer| format!("{}{}", one.name, if one.unconfirmed { unconfirmed } else { "" });
    let names: Vec<String> = of.proposers.iter().map(name).collect();
    names.join("、")
}

fn signed(language: Language, of: &Proposal) -> String {
    let (signed, threshold) = (of.summary.signed, of.summary.threshold);
    match (language, of.summary.state) {
        (Language::Chinese, ProposalState::Gathering) => format!("{signed} 人附议，需要 {threshold} 人。"),
        (Language::English, ProposalState::Gathering) => format!("{signed} signed, {threshold} needed."),
        (Language::Chinese, _) => format!("{signed} 人附议。"),
        (Language::English, _) => format!("{signed} signed."),
    }
}

fn says(language: Language, text: &ProposalText) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    html! {
        h2 { (pick("现在的问题", "What is wrong today")) }
        p.said { (text.problem) }
        h2 { (pick("建议", "What should be done")) }
        p.said { (text.suggestion) }
        @if let Some(helps) = &text.helps { p { (pick("对谁有帮助：", "Whom it helps: ")) (helps) } }
        @if let Some(place) = &text.place { p { (pick("在哪里：", "Where: ")) (place) } }
        @if let Some(cost) = text.cost { p { (pick("估计费用（元）：", "Estimated cost, in yuan: ")) (cost) } }
    }
}

fn answered(language: Language, answer: &OfficialAnswer) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    html! {
        h2 { (pick("社区答复：", "The community's answer: ")) (terms::outcome(answer.outcome).to(language)) }
        p.said { (answer.text) }
        (attached(language, &answer.photos, &answer.documents))
        p { (at(language, answer.at)) @if let Some(name) = &answer.by.work_name { " · " (name) } }
        @if !answer.steps.is_empty() { ol { @for step in &answer.steps {
            li { (promised(language, step)) (attached(language, &step.photos, &step.documents)) }
        } } }
    }
}

/// Pictures that open large, and documents to be kept.
fn attached(language: Language, photos: &[Photo], documents: &[Document]) -> Markup {
    html! {
        @for each in photos {
            a href=(photo(each.id)) {
                img src={ (photo(each.id)) "/thumbnail" } alt=(language.pick("照片", "Picture"));
            }
        }
        @for document in documents { p { a href={ (V1) "/documents/" (document.id) } { (document.name) } } }
    }
}

fn promised(language: Language, step: &Step) -> String {
    let said = |day: &str| time::day(day).map_or_else(|| day.to_owned(), |day| time::said(day, 0, language));
    let by = match language {
        Language::Chinese => format!("{}（{}前）", step.what, said(&step.on)),
        Language::English => format!("{} (by {})", step.what, said(&step.on)),
    };
    match &step.done_on {
        Some(done) => format!("{by} ✓ {}", said(done)),
        None => by,
    }
}
