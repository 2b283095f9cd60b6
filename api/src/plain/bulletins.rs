//! Bulletins, on pages without scripts: everybody reads, shares and prints them.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use contract::{
    Language,
    bulletins::{Bulletin, BulletinFigures, BulletinSummary, BulletinVote, Withdrawn, said},
    ids::{BulletinId, CommunityId},
    page::Page,
    terms,
};
use maud::{Markup, html};

use super::{
    frame::{Card, at, by_community, earlier, page_with, way, ways_back},
    performance::facts,
    visit::{Listing, Visitor, shown},
};
use crate::{
    bulletins::service, cases::office::Office, db::Conn, error::Result, http::Query, paging::Part, places::Places,
    settings::Settings,
};

const LIST: &str = "/plain/bulletins";

/// Lists the bulletins of a community.
pub(super) async fn of_community(visitor: Visitor, office: Office, asked: Query<Listing>) -> Result<HttpResponse> {
    let Listing { community, cursor } = asked.0;
    let page = match community {
        Some(community) => {
            let (desk, part) = (office.desk(), Part::asked(cursor.as_deref(), None)?);
            let work = move |conn: &mut Conn| service::page(conn, &desk, community, part);
            Some((community, office.db.read(work).await?))
        }
        None => None,
    };
    Ok(shown(list(visitor.language, &office.places, page.as_ref())))
}

/// Shows one.
pub(super) async fn one(
    visitor: Visitor,
    office: Office,
    settings: Data<Settings>,
    id: Path<BulletinId>,
) -> Result<HttpResponse> {
    let desk = office.desk();
    let bulletin = office.db.read(move |conn| service::read(conn, &desk, *id)).await?;
    Ok(shown(whole(visitor.language, &office.places, &settings, &bulletin)))
}

/// The communities to choose from, and a page of the bulletins of the one that was chosen.
fn list(language: Language, places: &Places, of: Option<&(CommunityId, Page<BulletinSummary>)>) -> Markup {
    let told = html! { @if let Some((community, page)) = of { (all(language, places, *community, page)) } };
    by_community(language, places, LIST, language.pick("社区简报", "Bulletins"), &told)
}

fn all(language: Language, places: &Places, community: CommunityId, page: &Page<BulletinSummary>) -> Markup {
    let tag = language.tag();
    html! {
        h2 { (places.name(community.uuid()).unwrap_or_default()) }
        @if page.items.is_empty() {
            p { (language.pick("还没有简报。", "There are no bulletins yet.")) }
        } @else {
            ol {
                @for each in &page.items {
                    li {
                        a href={ "/plain/bulletins/" (each.id) "?lang=" (tag) } { (headline(language, each)) }
                        br; (said(&each.month, language))
                        @if each.edition > 1 { " · " strong { (edition(language, each.edition)) } }
                    }
                }
            }
        }
        (earlier(language, LIST, community, page.next.as_deref()))
    }
}

/// What it is called; of one whose words are gone, that they are.
fn headline(language: Language, of: &BulletinSummary) -> &str {
    match of.withdrawn {
        Some(_) => language.pick("（已撤下）", "(withdrawn)"),
        None => &of.title,
    }
}

fn edition(language: Language, edition: u16) -> String {
    match language {
        Language::Chinese => format!("更正，第 {edition} 版"),
        Language::English => format!("corrected, edition {edition}"),
    }
}

/// One of them.
fn whole(language: Language, places: &Places, settings: &Settings, of: &Bulletin) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let (tag, summary) = (language.tag(), &of.summary);
    let community = places.name(summary.community_id.uuid()).unwrap_or_default();
    let headline = headline(language, summary);
    let content = html! {
        p { (community) " · " (said(&summary.month, language))
            @if summary.edition > 1 { " · " strong { (edition(language, summary.edition)) } } }
        @if let Some(latest) = of.latest {
            p.fault role="status" { (pick("这一版已经更正：", "This edition was put right: "))
                a href={ "/plain/bulletins/" (latest) "?lang=" (tag) } { (pick("看最新一版", "see the latest")) } }
        }
        @match &summary.withdrawn {
            Some(withdrawn) => { (gone(language, withdrawn)) }
            None => { (matter(language, of)) }
        }
        p { (pick("发布于 ", "Published ")) (at(language, summary.published_at)) }
        p.screen { (way(language, LIST, summary.community_id, pick("本社区的简报", "More bulletins of this community"))) }
        (ways_back(language))
    };
    let card = Card {
        path: format!("{LIST}/{}", summary.id),
        title: headline,
        about: None,
        picture: None,
    };
    page_with(language, headline, &card.head(settings), &content)
}

/// Its words, its figures, and what it points to.
fn matter(language: Language, of: &Bulletin) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let tag = language.tag();
    html! {
        @if let Some(because) = &of.because { p { (pick("更正：", "Put right: ")) (because) } }
        p.said { (of.text) }
        (figures(language, &of.figures))
        @if !of.cases.is_empty() {
            h2 { (pick("公开的答复", "Answers made public")) }
            ul { @for each in &of.cases { li { a href={ "/plain/published/" (each.id) "?lang=" (tag) } { (each.title) } } } }
        }
        @if !of.projects.is_empty() {
            h2 { (pick("自治项目", "Projects")) }
            ul { @for each in &of.projects { li { a href={ "/projects/works/" (each.id) } { (each.title) } } } }
        }
    }
}

fn taking_part(language: Language, of: &BulletinVote) -> String {
    let (ballots, roll) = (of.ballots, of.roll);
    match language {
        Language::Chinese => format!("名册 {roll} 人，投票 {ballots} 人"),
        Language::English => format!("{ballots} of {roll} voted"),
    }
}

fn gone(language: Language, of: &Withdrawn) -> Markup {
    html! {
        p role="status" { (language.pick("这一版的内容已于 ", "What this edition said was withdrawn on ")) (at(language, of.at))
            (language.pick(" 撤下：", ": ")) (of.because) }
    }
}

fn figures(language: Language, of: &BulletinFigures) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    html! {
        h2 { (pick("这个月收到的诉求", "What came this month")) }
        (facts(language, &of.cases))
        @if !of.by_channel.is_empty() {
            h3 { (pick("按渠道", "By channel")) }
            ul { @for each in &of.by_channel { li { (terms::channel(each.channel).to(language)) " " strong { (each.received) } } } }
        }
        @if !of.by_category.is_empty() {
            h3 { (pick("按类别", "By kind")) }
            ul { @for each in &of.by_category { li { (terms::category(each.category).to(language)) " " strong { (each.figures.received) } } } }
        }
        h2 { (pick("自治项目和表决", "Projects and votes")) }
        ul {
            li { (pick("新签约项目", "Projects begun")) " " strong { (of.projects_signed) } }
            li { (pick("完成评价的项目", "Projects evaluated")) " " strong { (of.projects_evaluated) } }
            li { (pick("计票的表决", "Votes counted")) " " strong { (of.votes.len()) } }
        }
        @if !of.votes.is_empty() {
            ul { @for vote in &of.votes {
                li { a href={ "/votes/" (vote.id) } { (vote.title) } br;
                    (taking_part(language, vote)) " · "
                    (if vote.quorum_met { pick("有效", "it counts") } else { pick("人数不足，无效", "too few took part") }) }
            } }
        }
        p { (pick(
            "统计这个月收到的诉求和它们到发布时的办理情况，办法和“办理情况公开”相同；少于三件的渠道和类别不单列，不足 5 人评价的不公布。",
            "What came in the month, and how it was answered until this was published, counted as everywhere; channels and kinds of \
             which fewer than three came are not told apart, and ratings of fewer than five are not told."
        )) }
    }
}
