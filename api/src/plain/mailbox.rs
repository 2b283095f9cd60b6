//! The pages of the mailbox.

use contract::{
    Language,
    cases::{Action, Case, Category, Entry},
    mailbox::Tracking,
    problem::Problem,
    terms,
};
use maud::{Markup, html};

use super::{
    form::Typed,
    frame::{at, explained, page, told_by, why},
};
use crate::places::Places;

/// What the mailbox did not take, when it is shown again.
pub(super) enum Refused<'a> {
    /// Nothing: it is shown for the first time.
    Nothing,
    /// The letter, and why.
    Letter(&'a Problem),
    /// A tracking code that belongs to no case.
    Code(&'a str),
}

/// The form, with every station's telephone above it; after a refusal with what was typed, and why.
pub(super) fn form(language: Language, places: &Places, typed: &Typed, refused: &Refused<'_>) -> Markup {
    let refusal = if let Refused::Letter(problem) = refused {
        Some(*problem)
    } else {
        None
    };
    let faults = refusal.map_or_else(Default::default, |problem| problem.errors.as_slice());
    let fault = |pointer: &str| faults.iter().find(|fault| fault.pointer == pointer);
    let told = |pointer: &str| fault(pointer).map(|_| told_by(pointer));
    let wrong = |pointer: &str| fault(pointer).map(|_| "true");
    let content = html! {
        h2 { (language.pick("打电话", "Call")) }
        (stations(places, language))
        h2 { (language.pick("写信（匿名）", "Write (anonymously)")) }
        @if let Some(problem) = refusal { p.fault role="alert" { (why(language, problem)) } }
        form method="post" action={ "/plain?lang=" (language.tag()) } accept-charset="utf-8" {
            input type="hidden" name="key" value=(typed.key);
            label for="community" { (language.pick("社区", "Community")) }
            (explained(fault("/community_id")))
            select id="community" name="community" required aria-invalid=[wrong("/community_id")] aria-describedby=[told("/community_id")] {
                option value="" { (language.pick("请选择", "Please choose")) }
                @for each in &places.communities { option value=(each.id) selected[each.id.to_string() == typed.community] { (each.name) } }
            }
            label for="category" { (language.pick("类别", "Kind of matter")) }
            (explained(fault("/category")))
            select id="category" name="category" required aria-invalid=[wrong("/category")] aria-describedby=[told("/category")] {
                option value="" { (language.pick("请选择", "Please choose")) }
                @for each in Category::ALL { option value=(each.word()) selected[each.word() == typed.category] { (terms::category(*each).to(language)) } }
            }
            label for="title" { (language.pick("标题", "Title")) }
            (explained(fault("/title")))
            input id="title" name="title" maxlength="60" required aria-invalid=[wrong("/title")] aria-describedby=[told("/title")] value=(typed.title);
            label for="body" { (language.pick("内容", "What is the matter")) }
            (explained(fault("/body")))
            textarea id="body" name="body" rows="8" maxlength="10000" required aria-invalid=[wrong("/body")] aria-describedby=[told("/body")] { (typed.body) }
            label for="address" { (language.pick("地点（可不填）", "Where (optional)")) }
            (explained(fault("/address")))
            input id="address" name="address" maxlength="100" aria-invalid=[wrong("/address")] aria-describedby=[told("/address")] value=(typed.address);
            button type="submit" { (language.pick("提交", "Send")) }
        }
        (following(language, if let Refused::Code(code) = refused { Some(code) } else { None }))
        nav {
            a href={ "/plain/performance?lang=" (language.tag()) } { (language.pick("办理情况公开", "How cases are answered")) }
            a href={ "/plain/published?lang=" (language.tag()) } { (language.pick("公开的诉求", "Cases made public")) }
            a href={ "/plain/projects?lang=" (language.tag()) } { (language.pick("居民自治项目年度公报", "Projects of the year")) }
            a href={ "/plain/bulletins?lang=" (language.tag()) } { (language.pick("社区简报", "Bulletins")) }
            a href="/plain/privacy" { (language.pick("个人信息处理说明", "How personal data is handled")) }
            a href="/" { (language.pick("返回完整版", "Back to the full version")) }
        }
    };
    page(language, language.pick("民情信箱", "People's mailbox"), &content)
}

/// Where one follows a case; with the code that was `mistyped`, to be put right rather than typed anew.
fn following(language: Language, mistyped: Option<&str>) -> Markup {
    let told = mistyped.map(|_| told_by("/code"));
    html! {
        h2 { (language.pick("查进度", "Follow a message")) }
        form method="post" action={ "/plain/track?lang=" (language.tag()) } {
            label for="code" { (language.pick("查询码", "Tracking code")) }
            @if told.is_some() {
                p.fault role="alert" id=[told.as_deref()] { (language.pick(
                    "没有找到这个查询码的信。查询码有 26 位字母和数字，请对照抄下的再看一遍。",
                    "No letter has this code. A code has 26 letters and digits: please compare it with what you wrote down."
                )) }
            }
            input id="code" name="code" required autocomplete="off" value=[mistyped]
                aria-invalid=[mistyped.map(|_| "true")] aria-describedby=[told.as_deref()];
            button type="submit" { (language.pick("查询", "Look")) }
        }
    }
}

/// Every station, how to call it, and what it promises those who come (服务承诺).
pub(super) fn stations(places: &Places, language: Language) -> Markup {
    html! {
        ul {
            @for community in &places.communities { @for station in &community.stations {
                li {
                    (community.name) " " (station.name) " " a href={ "tel:" (station.phone) } { (station.phone) } br; (station.opening_hours)
                    @if places.promises(station.id).next().is_some() {
                        details { summary { (language.pick("服务承诺", "What we promise")) }
                            ul { @for promise in places.promises(station.id) { li { (promise) } } }
                        }
                    }
                }
            } }
        }
    }
}

/// Sent, with the code that is shown this once.
pub(super) fn sent(language: Language, number: &str, code: &Tracking) -> Markup {
    let content = html! {
        p { (language.pick("已收到，编号 ", "Received, number ")) strong { (number) } }
        p { (language.pick("请抄下查询码，凭它在这里查进度，在完整版里还可以评价。它只显示这一次：", "Write down the tracking code: with it you follow the case here, and rate the answer in the full version. It is shown only now:")) }
        p.code { (code) }
        p { a href={ "/plain?lang=" (language.tag()) } { (language.pick("返回", "Back")) } }
    };
    page(language, language.pick("已提交", "Sent"), &content)
}

/// Where a case stands; `code` is the tracking code with which its sender decides whether it may be public.
pub(super) fn case(language: Language, case: &Case, code: &Tracking) -> Markup {
    let content = html! {
        p { (case.summary.number) " · " (case.summary.title) }
        @if let Some(station) = &case.station { p { (station.name) " " a href={ "tel:" (station.phone) } { (station.phone) } } }
        (consent(language, case, code))
        ol {
            @for entry in &case.timeline {
                li {
                    (at(language, entry.at)) " " strong { (terms::action(entry.action).to(language)) }
                    @if let Some(name) = &entry.by.work_name { " " (name) }
                    @if let Some(text) = &entry.text { p { (text) } }
                    @if let Some(part) = &entry.part_code {
                        form method="post" action={ "/plain/track?lang=" (language.tag()) } {
                            button type="submit" name="code" value=(part) { (language.pick("查看这一件", "See this one")) }
                        }
                    }
                    (files(language, entry, code))
                }
            }
        }
        p { a href={ "/plain?lang=" (language.tag()) } { (language.pick("返回", "Back")) } }
    };
    page(language, language.pick("诉求进度", "How it stands"), &content)
}

/// What is attached to a line, behind buttons: the code goes with each in the body, never in an address.
fn files(language: Language, entry: &Entry, code: &Tracking) -> Markup {
    let pictures = (1..).zip(&entry.photos);
    html! {
        @if !entry.photos.is_empty() || !entry.documents.is_empty() {
            form method="post" action={ "/plain/file?lang=" (language.tag()) } target="_blank" {
                input type="hidden" name="code" value=(code);
                @for (number, photo) in pictures {
                    button type="submit" name="id" value=(photo.id) { (language.pick("图片 ", "Picture ")) (number) }
                }
                @for document in &entry.documents {
                    button type="submit" name="id" value=(document.id) { (language.pick("下载：", "Download: ")) (document.name) }
                }
            }
        }
    }
}

/// Whether everybody may read it, where that is to be decided or can be taken back.
fn consent(language: Language, case: &Case, code: &Tracking) -> Markup {
    let may = |action| case.actions.contains(&action);
    let button = |agrees: &str, words: &str| html! { button type="submit" name="agrees" value=(agrees) { (words) } };
    html! {
        @if may(Action::Consent) || may(Action::Refuse) {
            h2 { (language.pick("公开这件诉求", "Making it public")) }
            form method="post" action={ "/plain/consent?lang=" (language.tag()) } {
                p { (language.pick(
                    "驿站想把这件诉求和答复公开给邻居看，姓名、电话、门牌等会隐去。同意后也可以随时收回。",
                    "The station would like to show neighbours this case and its answer, without names, numbers and doors. You can take your consent back at any time."
                )) }
                input type="hidden" name="code" value=(code);
                @if may(Action::Consent) { (button("yes", language.pick("同意公开", "It may be public"))) }
                @if may(Action::Refuse) { (button("no", language.pick("不同意公开", "It may not be public"))) }
            }
        }
    }
}
