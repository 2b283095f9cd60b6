//! What every page has: its frame, the ways on from it, what others show of a link to it, and what it says when something went wrong.

use contract::{
    Language, V1,
    ids::{CommunityId, PhotoId},
    problem::{Kind, Problem},
    validation::FieldError,
};
use maud::{DOCTYPE, Markup, html};

use crate::{places::Places, settings::Settings};

/// A whole page.
pub(super) fn page(language: Language, title: &str, content: &Markup) -> Markup {
    page_with(language, title, &html! {}, content)
}

/// As [`page`], with more in its head, such as a [`Card`].
pub(super) fn page_with(language: Language, title: &str, head: &Markup, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/plain.css";
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                (head)
            }
            body { main { h1 { (title) } (content) } }
        }
    }
}

/// The ways on from a page to which one comes from the app as well as from the form.
pub(super) fn ways_back(language: Language) -> Markup {
    html! {
        p.screen {
            a href="/" { (language.pick("返回完整版", "Back to the full version")) } " · "
            a href={ "/plain?lang=" (language.tag()) } { (language.pick("打电话、写信（简易版）", "Telephones and letters (plain)")) }
        }
    }
}

/// A page about one of the communities, which are there to choose from: what is told of the one that was chosen.
pub(super) fn by_community(language: Language, places: &Places, path: &str, title: &str, told: &Markup) -> Markup {
    let content = html! {
        ul.screen {
            @for each in &places.communities { li { (way(language, path, each.id, &each.name)) } }
        }
        (told)
        (ways_back(language))
    };
    page(language, title, &content)
}

/// The way to what a page tells of a community.
pub(super) fn way(language: Language, path: &str, community: CommunityId, words: &str) -> Markup {
    html! { a href={ (path) "?community=" (community) "&lang=" (language.tag()) } { (words) } }
}

/// The way to the next page of a community's list, where there is one.
pub(super) fn earlier(language: Language, path: &str, community: CommunityId, next: Option<&str>) -> Markup {
    html! {
        @if let Some(next) = next {
            p.screen { a href={ (path) "?community=" (community) "&cursor=" (next) "&lang=" (language.tag()) } {
                (language.pick("更早的", "Earlier ones"))
            } }
        }
    }
}

/// What others show of a link to a page: Open Graph.
pub(super) struct Card<'a> {
    /// Where the page is, below the site's address.
    pub(super) path: String,
    pub(super) title: &'a str,
    /// The beginning of what it says.
    pub(super) about: Option<String>,
    pub(super) picture: Option<PhotoId>,
}

impl Card<'_> {
    /// It, in the head of its page.
    pub(super) fn head(&self, settings: &Settings) -> Markup {
        let site = settings.address();
        html! {
            @if let Some(about) = &self.about {
                meta name="description" content=(about);
                meta property="og:description" content=(about);
            }
            meta property="og:type" content="article";
            meta property="og:site_name" content=(settings.site.name);
            meta property="og:title" content=(self.title);
            meta property="og:url" content={ (site) (self.path) };
            @if let Some(picture) = self.picture {
                meta property="og:image" content={ (site) (photo(picture)) };
            }
        }
    }
}

/// As many letters of a text as a shared link shows.
pub(super) fn beginning(text: &str) -> String {
    const SHOWN: usize = 120;
    text.chars().take(SHOWN).collect()
}

/// Where a picture is.
pub(super) fn photo(id: PhotoId) -> String {
    format!("{V1}/photos/{id}")
}

/// What went wrong, and the way on.
pub(super) fn trouble(language: Language, problem: &Problem) -> Markup {
    let content = html! {
        p role="alert" { (why(language, problem)) }
        p { a href={ "/plain?lang=" (language.tag()) } { (language.pick("返回", "Back")) } }
    };
    let title = if problem.is(Kind::NotFound) {
        &problem.title
    } else {
        language.pick("没有成功", "It did not work")
    };
    page(language, title, &content)
}

/// Why the form comes back, and what to do.
pub(super) fn why(language: Language, problem: &Problem) -> &str {
    if problem.is(Kind::KeyReused) {
        return language.pick(
            "刚才的信已经收到。这一封内容不同：要另发一封，请再按一次“提交”。",
            "Your earlier letter was received. This one is different: press Send again to send it as well.",
        );
    }
    problem.detail.as_deref().unwrap_or(&problem.title)
}

/// What is wrong with a field, where its own description finds it.
pub(super) fn explained(fault: Option<&FieldError>) -> Markup {
    html! { @if let Some(fault) = fault { p.fault role="alert" id=(told_by(&fault.pointer)) { (fault.detail) } } }
}

/// Where the fault of a field stands on its page.
pub(super) fn told_by(pointer: &str) -> String {
    format!("fault{}", pointer.replace('/', "-"))
}

/// Day and time, with the year: a page is printed, and read later.
pub(super) fn at(language: Language, time: contract::DateTime<contract::Utc>) -> String {
    let there = time + chrono::Duration::hours(8);
    format!(
        "{} {}",
        contract::time::said(there.date_naive(), 0, language),
        there.format("%H:%M")
    )
}

/// How the pages look.
pub(super) const STYLE: &str = "body{margin:0;background:#ededed;color:#1a1a1a;font:18px/1.6 system-ui,sans-serif}\
main{max-width:36em;margin:0 auto;padding:16px}h1{font-size:26px}h2{font-size:21px}\
form,ul,ol,p.code{background:#fff;border-radius:8px;padding:16px;margin:0 0 16px}ul,ol{padding-left:32px}\
label{display:block;margin-top:12px}input,select,textarea,button{box-sizing:border-box;width:100%;font:inherit;padding:10px;min-height:48px}\
button{margin-top:16px;background:#018942;color:#fff;border:0;border-radius:8px}a{color:#0b5d8a;display:inline-block;padding:10px 0;min-height:24px}a[href^=tel]{white-space:nowrap}nav a{display:block}.fault{color:#b3261e;margin:4px 0}\
.wide{background:#fff;border-radius:8px;overflow-x:auto;margin:0 0 16px;padding:8px}table{border-collapse:collapse;font-size:16px}\
caption{text-align:left;font-weight:700;padding:8px}th,td{padding:8px;text-align:right;white-space:nowrap;border-top:1px solid #e5e5e5}\
th:first-child{text-align:left}.code{font:700 24px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}.said{white-space:pre-line;overflow-wrap:anywhere}\
summary{padding:12px 0;min-height:24px}a,button,label,strong{unicode-bidi:isolate}img{max-width:100%}.go{display:block;padding:12px;min-height:24px;background:#018942;color:#fff;text-align:center;border-radius:8px}\
@media print{body{background:#fff;font-size:12pt}main{max-width:none}.screen{display:none}ul,ol{background:none}}";
