//! Cases that everybody may read, on pages without scripts: they load at once, can be shared and printed.

use contract::{
    Language, V1,
    ids::{CommunityId, PhotoId},
    page::Page,
    publication::{PublicCase, PublicCaseSummary},
    terms,
};
use maud::{Markup, html};

use super::{
    pages::{at, page, page_with, ways_back},
    reporting::{self, Reported},
};
use crate::places::Places;

/// Letters of the matter that a shared link shows.
const SHOWN: usize = 120;

/// The communities to choose from, and a page of what is public of the one that was chosen.
pub(super) fn list(language: Language, places: &Places, of: Option<&(CommunityId, Page<PublicCaseSummary>)>) -> Markup {
    let tag = language.tag();
    let content = html! {
        ul.screen {
            @for each in &places.communities {
                li { a href={ "/plain/published?community=" (each.id) "&lang=" (tag) } { (each.name) } }
            }
        }
        @if let Some((community, page)) = of { (cases(language, places, *community, page)) }
        (ways_back(language))
    };
    page(language, language.pick("公开的诉求", "Cases made public"), &content)
}

fn cases(language: Language, places: &Places, community: CommunityId, page: &Page<PublicCaseSummary>) -> Markup {
    let tag = language.tag();
    html! {
        h2 { (places.name(community.uuid()).unwrap_or_default()) }
        @if page.items.is_empty() {
            p { (language.pick("还没有公开的诉求。", "No case was made public yet.")) }
        } @else {
            ol {
                @for case in &page.items {
                    li {
                        a href={ "/plain/published/" (case.id) "?lang=" (tag) } { (case.title) }
                        br; (facts(language, places, case))
                    }
                }
            }
        }
        @if let Some(next) = &page.next {
            p.screen { a href={ "/plain/published?community=" (community) "&cursor=" (next) "&lang=" (tag) } {
                (language.pick("更早的", "Earlier ones"))
            } }
        }
    }
}

/// What kind of matter it is, where, and how it stands.
fn facts(language: Language, places: &Places, case: &PublicCaseSummary) -> Markup {
    let cell = case.cell_id.and_then(|cell| places.name(cell.uuid()));
    html! {
        (terms::category(case.category).to(language))
        @if let Some(cell) = cell { " · " (cell) }
        " · " strong { (terms::state(case.state).to(language)) }
    }
}

/// One of them; `site` is the address under which people reach it, and its name.
pub(super) fn case(language: Language, places: &Places, site: (&str, &str), of: &PublicCase) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let summary = &of.summary;
    let community = places.name(summary.community_id.uuid()).unwrap_or_default();
    let content = html! {
        p { (community) " · " (facts(language, places, summary)) }
        p.said { (of.body) }
        @for (number, photo) in (1..).zip(&summary.photos) {
            a href=(picture(photo.id)) {
                img src={ (picture(photo.id)) "/thumbnail" } alt={ (pick("照片 ", "Picture ")) (number) };
            }
            details.screen {
                summary { (pick("举报这张照片", "Report this picture")) }
                (reporting::form(language, &Reported::of(summary.id, photo.id)))
            }
        }
        h2 { (pick("答复", "Answer")) }
        p.said { (of.answer) }
        p {
            (at(language, summary.answered_at)) " · " (terms::role(of.answered_as).to(language))
            @if let Some(station) = &of.station { " · " (station.name) " " a href={ "tel:" (station.phone) } { (station.phone) } }
        }
        p { (pick("提交于 ", "Sent ")) (at(language, summary.submitted_at)) " · " (pick("公开于 ", "Public since ")) (at(language, summary.published_at)) }
        p { (pick(
            "经反映人同意公开，姓名、电话、门牌等已隐去。",
            "Public with the consent of whoever brought it; names, numbers and doors are left out."
        )) }
        p.screen { a href={ "/plain/published?community=" (summary.community_id) "&lang=" (language.tag()) } {
            (pick("本社区公开的诉求", "More cases of this community"))
        } }
    };
    page_with(language, &summary.title, &preview(site, of), &content)
}

fn picture(id: PhotoId) -> String {
    format!("{V1}/photos/{id}")
}

/// What others show of the link: Open Graph. Search engines keep copies that nobody can take back, and are asked not to.
fn preview((site, name): (&str, &str), of: &PublicCase) -> Markup {
    let about: String = of.body.chars().take(SHOWN).collect();
    html! {
        meta name="robots" content="noarchive";
        meta name="description" content=(about);
        meta property="og:type" content="article";
        meta property="og:site_name" content=(name);
        meta property="og:title" content=(of.summary.title);
        meta property="og:description" content=(about);
        meta property="og:url" content={ (site) "/plain/published/" (of.summary.id) };
        @if let Some(photo) = of.summary.photos.first() {
            meta property="og:image" content={ (site) (picture(photo.id)) };
        }
    }
}
