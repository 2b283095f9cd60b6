//! How communities answer, for everybody: on a page without scripts.

use actix_web::HttpResponse;
use contract::{
    Language,
    ids::CommunityId,
    performance::{AnswerFigures, Performance, WEEKS},
    terms,
};
use maud::{Markup, html};

use super::{
    frame::{at, by_community, way},
    visit::{Visitor, shown},
};
use crate::{cases::office::Office, error::Result, http::Query, performance::service, places::Places};

/// Which community's figures are shown.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Asked {
    community: Option<CommunityId>,
}

/// Tells how a community answers.
pub(super) async fn of_community(visitor: Visitor, office: Office, asked: Query<Asked>) -> Result<HttpResponse> {
    let figures = match asked.0.community {
        Some(community) => Some(service::of(&office, community).await?),
        None => None,
    };
    Ok(shown(performance(visitor.language, &office.places, figures.as_ref())))
}

/// The communities to choose from, and the figures of the one that was chosen.
fn performance(language: Language, places: &Places, of: Option<&Performance>) -> Markup {
    let told = html! {
        @if let Some(of) = of {
            (figures(language, places, of))
            p { (way(language, "/plain/published", of.community_id, language.pick("公开的诉求", "Cases made public"))) }
            p { (way(language, "/plain/bulletins", of.community_id, language.pick("社区简报", "Bulletins"))) }
        }
    };
    let title = language.pick("办理情况公开", "How cases are answered");
    by_community(language, places, "/plain/performance", title, &told)
}

fn figures(language: Language, places: &Places, of: &Performance) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let name = places.community(of.community_id).map(|community| community.name.as_str());
    html! {
        h2 { (name.unwrap_or_default()) }
        p { (pick("现在待办", "Open now")) " " strong { (of.open) } " · "
            (pick("其中超期", "over their time")) " " strong { (of.overdue) }
            @if let Some(days) = of.overdue_days {
                " · " (pick("最久超期（天）", "the longest, in days")) " " strong { (days) }
            }
        }
        h3 { (pick("最近 ", "What came in the last ")) (WEEKS) (pick(" 周收到的诉求", " weeks")) }
        (facts(language, &of.all))
        @if !of.by_category.is_empty() {
            (table(language, pick("按类别", "By kind"), &html! {
                @for each in &of.by_category { (line(language, terms::category(each.category).to(language), &each.figures)) }
            }))
        }
        @if !of.by_cell.is_empty() {
            (table(language, pick("按网格", "By grid cell"), &html! {
                @for each in &of.by_cell { (line(language, &each.name, &each.figures)) }
            }))
        }
        (table(language, pick("按周（周一起）", "By week, from Monday"), &html! {
            @for each in &of.by_week { @if each.figures.received > 0 { (line(language, &each.monday, &each.figures)) } }
        }))
        p { (pick(
            "时长从收到算到第一次答复。按时：答复前没有超期的占已答复的比例。响应、解决、满意：说有人联系、已解决、给四星以上的居民占已评价居民的比例；不足 5 人评价的不公布。少于三件的类别和网格不单列。",
            "Times run from when a case came to its first answer. In time: of the answered, those that were never over their \
             time. Contacted, solved, content: of the residents who rated, those who say so, or give four stars or more; not \
             told of fewer than five. Kinds and cells of which fewer than three came are not told apart."
        )) }
        p { (pick("统计于 ", "Counted ")) (at(language, of.counted_at)) }
    }
}

/// Every figure of a set of cases, one below the other.
pub(super) fn facts(language: Language, of: &AnswerFigures) -> Markup {
    html! {
        ul {
            @for (column, value) in COLUMNS.iter().zip(values(language, of)) {
                li { (language.pick(column.0, column.1)) " " strong { (value) } }
            }
        }
    }
}

/// What is told of every set of cases, in Chinese and English.
const COLUMNS: [(&str, &str); 8] = [
    ("收到", "Came"),
    ("已答复", "Answered"),
    ("按时", "In time"),
    ("一半在此时长内", "Half within"),
    ("九成在此时长内", "90% within"),
    ("响应率", "Contacted"),
    ("解决率", "Solved"),
    ("满意率", "Content"),
];

/// A table that moves sideways on a telephone, by keyboard too.
fn table(language: Language, caption: &str, lines: &Markup) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr {
                    td {}
                    @for (chinese, english) in COLUMNS { th scope="col" { (language.pick(chinese, english)) } }
                } }
                tbody { (lines) }
            }
        }
    }
}

fn line(language: Language, name: &str, of: &AnswerFigures) -> Markup {
    html! {
        tr {
            th scope="row" { (name) }
            @for value in values(language, of) { td { (value) } }
        }
    }
}

/// In the order of [`COLUMNS`].
fn values(language: Language, of: &AnswerFigures) -> [String; 8] {
    [
        of.received.to_string(),
        of.answered.to_string(),
        percent(of.in_time, of.answered),
        hours(language, of.hours_half),
        hours(language, of.hours_most),
        rate(language, of.contacted, of),
        rate(language, of.resolved, of),
        rate(language, of.satisfied, of),
    ]
}

/// A share of those who rated; that they are few, where they are.
fn rate(language: Language, part: u32, of: &AnswerFigures) -> String {
    if of.few_rated {
        return language.pick("不足 5 人", "under 5").to_owned();
    }
    percent(part, of.rated)
}

/// A share of a whole; nothing while there is none.
fn percent(part: u32, whole: u32) -> String {
    (u64::from(part) * 100)
        .checked_div(whole.into())
        .map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"))
}

fn hours(language: Language, hours: Option<u32>) -> String {
    match hours {
        None => "–".to_owned(),
        Some(hours) if hours < 48 => format!("{} {}", hours.max(1), language.pick("小时", "h")),
        Some(hours) => format!("{} {}", hours.div_ceil(24), language.pick("天", "d")),
    }
}
