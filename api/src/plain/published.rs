//! Cases that everybody may read, on pages without scripts: they load at once, can be shared and printed.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use contract::{
    Language,
    ids::{CaseId, CommunityId},
    page::Page,
    publication::{PublicCase, PublicCaseSummary},
    terms,
};
use maud::{Markup, html};

use super::{
    frame::{Card, at, beginning, by_community, earlier, page_with, photo, way},
    reporting::{self, Reported},
    visit::{Listing, Visitor, shown},
};
use crate::{
    cases::office::Office,
    error::Result,
    http::Query,
    places::Places,
    publication::service::{self, Asked},
    settings::Settings,
};

const LIST: &str = "/plain/published";

/// Lists what is public of a community.
pub(super) async fn of_community(visitor: Visitor, office: Office, asked: Query<Listing>) -> Result<HttpResponse> {
    let Listing { community, cursor } = asked.0;
    let page = match community {
        Some(community) => {
            office.places.place(community)?;
            let which = Asked { cursor, limit: None };
            let page = office.db.read(move |conn| service::list(conn, community, &which)).await?;
            Some((community, page))
        }
        None => None,
    };
    Ok(shown(list(visitor.language, &office.places, page.as_ref())))
}

/// Shows one.
pub(super) async fn one(visitor: Visitor, office: Office, settings: Data<Settings>, id: Path<CaseId>) -> Result<HttpResponse> {
    let places = office.places.clone();
    let found = office.db.read(move |conn| service::one(conn, &places, *id)).await?;
    Ok(shown(case(visitor.language, &office.places, &settings, &found)))
}

/// The communities to choose from, and a page of what is public of the one that was chosen.
fn list(language: Language, places: &Places, of: Option<&(CommunityId, Page<PublicCaseSummary>)>) -> Markup {
    let told = html! { @if let Some((community, page)) = of { (cases(language, places, *community, page)) } };
    by_community(
        language,
        places,
        LIST,
        language.pick("公开的诉求", "Cases made public"),
        &told,
    )
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
        (earlier(language, LIST, community, page.next.as_deref()))
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

/// One of them.
fn case(language: Language, places: &Places, settings: &Settings, of: &PublicCase) -> Markup {
    let pick = |chinese, english| language.pick(chinese, english);
    let summary = &of.summary;
    let community = places.name(summary.community_id.uuid()).unwrap_or_default();
    let content = html! {
        p { (community) " · " (facts(language, places, summary)) }
        p.said { (of.body) }
        @for (number, picture) in (1..).zip(&summary.photos) {
            a href=(photo(picture.id)) {
                img src={ (photo(picture.id)) "/thumbnail" } alt={ (pick("照片 ", "Picture ")) (number) };
            }
            details.screen {
                summary { (pick("举报这张照片", "Report this picture")) }
                (reporting::form(language, &Reported::of(summary.id, picture.id)))
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
        p.screen { (way(language, LIST, summary.community_id, pick("本社区公开的诉求", "More cases of this community"))) }
    };
    page_with(language, &summary.title, &head(settings, of), &content)
}

/// What others show of the link. Search engines keep copies that nobody can take back, and are asked not to.
fn head(settings: &Settings, of: &PublicCase) -> Markup {
    let card = Card {
        path: format!("{LIST}/{}", of.summary.id),
        title: &of.summary.title,
        about: Some(beginning(&of.body)),
        picture: of.summary.photos.first().map(|photo| photo.id),
    };
    html! { meta name="robots" content="noarchive"; (card.head(settings)) }
}
