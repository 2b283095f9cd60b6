//! Cases that may be on the same matter, shown while somebody writes and beside what was written.

use contract::{
    DateTime, Utc,
    handling::{MatterText, SimilarCase, SimilarCases},
    ids::CommunityId,
};
use gloo_timers::callback::Timeout;
use kit::{
    hooks::{use_effect_with, use_state},
    i18n::{Text, fill, handling as text, t, words},
    part, time,
    ui::{Button, Shape, state_chip},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{calls, keys::keyed, nav::use_nav, place::Page, queue::title};

/// How long nothing is typed before the server is asked, in milliseconds.
const PAUSE: u32 = 400;
/// Characters of a text that are compared, of those that the server takes.
const COMPARED: usize = 2_000;

/// What is compared of a title and a text.
pub(crate) fn matter(title: &str, body: &str) -> MatterText {
    let text = format!("{}\n{}", title.trim(), body.trim());
    MatterText {
        text: text.trim().chars().take(COMPARED).collect(),
        cell_id: None,
        point: None,
        except: None,
    }
}

/// Properties of [`Similar`].
#[derive(Properties, PartialEq)]
pub(crate) struct SimilarProps {
    /// Whose cases are compared.
    pub(crate) community: CommunityId,
    /// With what.
    pub(crate) matter: MatterText,
    /// What the button at each says.
    pub(crate) pick: Text,
    /// The key that picks the first, where one does.
    #[prop_or_default]
    pub(crate) shortcut: Option<&'static str>,
    /// Called with the case that was picked.
    pub(crate) onpick: Callback<SimilarCase>,
    /// Until when those that can be picked were sent; none can where it is absent.
    pub(crate) picks_until: Option<DateTime<Utc>>,
}

/// Those there are; nothing where there are none.
#[component]
pub(crate) fn Similar(props: &SimilarProps) -> Html {
    let found = use_similar(props.community, props.matter.clone());
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <section class="lx-case-part" aria-live="polite" data-test="similar">
            <h3>{ t(text::SIMILAR) }</h3>
            <ul class="lx-similar">{ for found.iter().enumerate().map(|(at, case)| part!(Row [case.id.to_string()] {
                case: case.clone(),
                pick: props.picks_until.filter(|until| case.submitted_at <= *until).map(|_| props.pick),
                shortcut: props.shortcut.filter(|_| at == 0),
                onpick: props.onpick.clone(),
            })) }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    case: SimilarCase,
    pick: Option<Text>,
    shortcut: Option<&'static str>,
    onpick: Callback<SimilarCase>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let (nav, case) = (use_nav(), &props.case);
    let page = Page::Case(case.id);
    let (onpick, picked) = (props.onpick.clone(), case.clone());
    html! {
        <li>
            <a class="lx-link" href={nav.href(page)} onclick={nav.on_link(page)} data-test="similar-case">
                <span class="lx-number">{ case.number.clone() }</span>{ " " }
                { marked(&title(&case.title), &case.words) }
            </a>
            <p class="lx-row lx-small lx-muted">
                { state_chip(case.state, t(words::state(case.state))) }
                <span>{ t(words::category(case.category)) }</span>
                <span>{ time::moment(case.submitted_at) }</span>
                if case.voices > 1 { <span>{ fill(text::SIMILAR_VOICES, &[&case.voices.to_string()]) }</span> }
            </p>
            <p class="lx-small">{ fill(text::SIMILAR_WORDS, &[&case.words.join(" ")]) }</p>
            if let Some(words) = props.pick {
                { part!(Button {
                    shape: Shape::Merge,
                    onclick: Callback::from(move |_: MouseEvent| onpick.emit(picked.clone())),
                    data_test: "similar-pick",
                    children: html! { <>{ keyed(words, props.shortcut) }</> },
                }) }
            }
        </li>
    }
}

/// A line with these words in it marked.
fn marked(line: &str, words: &[String]) -> Html {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some((at, word)) = first_of(rest, words) {
        parts.push(html! { <>{ rest[..at].to_owned() }<mark>{ word.to_owned() }</mark></> });
        rest = &rest[at + word.len()..];
    }
    parts.push(html! { { rest.to_owned() } });
    html! { <>{ for parts }</> }
}

/// Where the first of these words begins, the longest of those that begin there.
fn first_of<'a>(line: &str, words: &'a [String]) -> Option<(usize, &'a str)> {
    let found = words.iter().filter(|word| !word.is_empty());
    let found = found.filter_map(|word| Some((line.find(word.as_str())?, word.as_str())));
    found.reduce(|best, next| {
        let sooner = next.0 < best.0 || (next.0 == best.0 && next.1.len() > best.1.len());
        if sooner { next } else { best }
    })
}

/// The cases that may be on the same matter; none for a text that is too short, and none while the server does not answer.
#[hook]
fn use_similar(community: CommunityId, matter: MatterText) -> Vec<SimilarCase> {
    let found = use_state(Vec::new);
    let setter = found.setter();
    use_effect_with((community, matter), move |(community, matter)| {
        let (community, matter) = (*community, matter.clone());
        let asking = Timeout::new(PAUSE, move || {
            if matter.text.chars().count() < 2 {
                setter.set(Vec::new());
                return;
            }
            spawn_local(async move {
                // Nobody waits for it: what cannot be had is done without.
                let similar: Result<SimilarCases, _> = calls::similar(community, &matter).await;
                setter.set(similar.map(|similar| similar.items).unwrap_or_default());
            });
        });
        move || drop(asking)
    });
    (*found).clone()
}

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn the_longest_of_the_words_that_come_first_is_marked() {
        let words = ["楼道".to_owned(), "楼道灯".to_owned(), "灯".to_owned()];
        assert_eq!(first_of("二单元楼道灯不亮", &words), Some((9, "楼道灯")));
        assert_eq!(first_of("电梯", &words), None);
    }
}
