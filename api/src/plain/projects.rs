//! What became of a community's projects in a year, for everybody: on a page without scripts, to be read and printed for the assembly.

use actix_web::HttpResponse;
use contract::{
    Language,
    ids::CommunityId,
    money::yuan,
    projects::{Day, ProjectOutcome, ProjectState},
    time,
};
use maud::{Markup, html};

use super::{
    frame::by_community,
    visit::{Visitor, shown},
};
use crate::{
    cases::office::Office,
    db::Conn,
    error::Result,
    http::Query,
    places::Places,
    projects::service::{Year, YearWork, yearly},
};

const PATH: &str = "/plain/projects";

/// Which community's projects are shown, and of which year.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Asked {
    community: Option<CommunityId>,
    year: Option<u16>,
}

/// Tells what became of the projects of a year.
pub(super) async fn of_community(visitor: Visitor, office: Office, asked: Query<Asked>) -> Result<HttpResponse> {
    let Asked { community, year } = asked.0;
    let told = match community {
        Some(community) => {
            let desk = office.desk();
            let work = move |conn: &mut Conn| yearly(conn, &desk, community, year.map(Into::into));
            Some((community, office.db.read(work).await?))
        }
        None => None,
    };
    Ok(shown(projects(visitor.language, &office.places, told.as_ref())))
}

/// The communities to choose from, and the year of the one that was chosen.
fn projects(language: Language, places: &Places, of: Option<&(CommunityId, Year)>) -> Markup {
    let told = html! { @if let Some((community, year)) = of { (of_year(language, places, *community, year)) } };
    let title = language.pick("居民自治项目年度公报", "Projects of the year");
    by_community(language, places, PATH, title, &told)
}

fn of_year(language: Language, places: &Places, community: CommunityId, of: &Year) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let name = places.community(community).map(|community| community.name.as_str());
    let commended: Vec<&YearWork> = of.works.iter().filter(|work| work.commended.is_some()).collect();
    html! {
        h2 { (name.unwrap_or_default()) " " (of.of) (pick(" 年", "")) }
        @if of.years.len() > 1 {
            p.screen {
                @for year in &of.years {
                    a href={ (PATH) "?community=" (community) "&year=" (year) "&lang=" (language.tag()) } { (year) } " "
                }
            }
        }
        @if of.works.is_empty() { p { (pick("这一年没有项目。", "There was no project in this year.")) } }
        @else { (sums(language, of)) }
        @if !commended.is_empty() {
            h3 { (pick("表扬", "Commended")) }
            ul {
                @for work in commended {
                    li { strong { (work.title) } " · " (work.carrier) p { (work.commended.as_deref().unwrap_or_default()) } }
                }
            }
        }
        @if !of.works.is_empty() {
            h3 { (pick("全部项目", "All projects")) }
            ol { @for work in &of.works { li { (line(language, work)) } } }
        }
    }
}

/// How many there were, what they cost, and how they were evaluated.
fn sums(language: Language, of: &Year) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let many = |outcome| of.works.iter().filter(|work| work.outcome == Some(outcome)).count();
    let sum = |of_one: fn(&YearWork) -> u64| yuan(of.works.iter().map(of_one).fold(0, u64::saturating_add));
    let ended = of.works.iter().filter(|work| work.state == ProjectState::Ended).count();
    html! {
        ul {
            li { (pick("项目", "Projects")) " " strong { (of.works.len()) } }
            li { (pick("合同金额（元）", "Contracts, in yuan")) " " strong { (sum(|work| work.total_fen)) }
                " · " (pick("已支付（元）", "paid, in yuan")) " " strong { (sum(|work| work.paid_fen)) } }
            li { (pick("优秀", "Excellent")) " " strong { (many(ProjectOutcome::Excellent)) }
                " · " (pick("合格", "passed")) " " strong { (many(ProjectOutcome::Passed)) }
                " · " (pick("不合格", "failed")) " " strong { (many(ProjectOutcome::Failed)) }
                " · " (pick("提前终止", "ended early")) " " strong { (ended) } }
        }
    }
}

/// A project from its need to how content people are.
fn line(language: Language, of: &YearWork) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let day = |day: Day| time::said(day.0, 0, language);
    html! {
        a href={ "/projects/works/" (of.id) } { strong { (of.title) } } " · " (of.carrier)
        p { (pick("需求：", "Need: ")) (need(language, of)) }
        @if let Some(origin) = &of.origin {
            p { (pick("方案：", "Plan: ")) a href={ "/projects/calls/" (origin.call) } { (origin.plan) } }
        }
        p { (pick("经费：", "Money: ")) (yuan(of.total_fen)) (pick(" 元，已支付 ", " yuan, paid ")) (yuan(of.paid_fen)) (pick(" 元", " yuan"))
            " · " (pick("签约 ", "signed ")) (day(of.signed_on)) }
        p { (pick("结果：", "Result: ")) strong { (verdict(language, of)) }
            @if let Some(settled) = of.settled_on { " · " (day(settled)) }
            @if let Some(why) = &of.ended_because { " · " (why) } }
        @if let Some(result) = &of.result {
            p { (pick("居民满意度：", "Residents' content: "))
                strong { (points(result.sums.last().map_or(0, |sum| sum * 100 / result.residents.max(1)))) }
                (pick("（满分 5 分，", " of 5 (")) (result.residents) (pick(" 人评价）", " evaluated it)"))
                " · " (pick("综合：", "altogether: ")) (points(result.mean)) }
        }
        @if let Some(why) = &of.commended { p { (pick("表扬：", "Commended: ")) (why) } }
    }
}

fn need(language: Language, of: &YearWork) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let named = of.origin.as_ref().and_then(|origin| origin.need.as_ref());
    html! {
        @if let Some((id, title)) = named { a href={ "/projects/needs/" (id) } { (title) } }
        @else if let Some(id) = of.proposal { a href={ "/plain/proposals/" (id) "?lang=" (language.tag()) } { (pick("居民提案", "A proposal of residents")) } }
        @else if let Some(why) = &of.because { (pick("未经征集，原因：", "contracted directly, because: ")) (why) }
        @else { (pick("未经需求表决", "none was voted on")) }
    }
}

fn verdict(language: Language, of: &YearWork) -> &'static str {
    match (of.outcome, of.state) {
        (Some(ProjectOutcome::Excellent), _) => language.pick("优秀", "excellent"),
        (Some(ProjectOutcome::Passed), _) => language.pick("合格", "passed"),
        (Some(ProjectOutcome::Failed), _) => language.pick("不合格", "failed"),
        (None, ProjectState::Ended) => language.pick("提前终止", "ended early"),
        (None, ProjectState::Reported) => language.pick("正在评价", "being evaluated"),
        (None, _) => language.pick("进行中", "under way"),
    }
}

/// Hundredths of a point.
fn points(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
