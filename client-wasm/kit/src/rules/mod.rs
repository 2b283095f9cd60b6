//! Rules of a community that are numbers: set by the street, read by its stations, saved over the version that was seen.
//!
//! One form for every kind of them; what the numbers are, and what they are called, each app says.

mod numbers;

use contract::ids::CommunityId;
use yew::prelude::*;

pub use self::numbers::{Kind, Number, Numbers, Place};
use crate::{
    desk::use_desk,
    form::use_saved,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{fill, rules as text, shared, t},
    part,
    remote::use_remote,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Field, FieldKind, overtaken, use_toasts},
};

/// The rules, with the `ETag` of their version.
type Tagged<T> = (T, Option<String>);

/// Properties of [`Rules`].
#[derive(Properties, PartialEq)]
pub struct RulesProps<T: Numbers> {
    /// Whose they are.
    pub community: CommunityId,
    /// Which.
    pub kind: &'static Kind<T>,
}

/// The rules of one kind: to be changed by the street, to be read by others.
#[component]
pub fn Rules<T: Numbers>(props: &RulesProps<T>) -> Html {
    let (community, kind) = (props.community, props.kind);
    let (rules, reload) = use_remote(community, move |community| {
        Call::get(&format!("/communities/{community}/{}", kind.path)).send_tagged()
    });
    rules.show(4, &reload, |read: &Tagged<T>| {
        let (read, again) = (read.clone(), reload.clone());
        part::part::<Form<T>>(
            FormProps {
                community,
                kind,
                read,
                again,
            },
            None,
        )
    })
}

#[derive(Properties, PartialEq)]
struct FormProps<T: Numbers> {
    community: CommunityId,
    kind: &'static Kind<T>,
    /// As the server has them.
    read: Tagged<T>,
    /// Asks the server again.
    again: Callback<()>,
}

#[component]
fn Form<T: Numbers>(props: &FormProps<T>) -> Html {
    let (sets, kind) = (use_desk().of_street(), props.kind);
    let saved = use_saved(props.read.clone());
    let (typed, begun) = (use_state(|| kind.written(&saved.0)), use_state(|| saved.1.clone()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let failed = sending.behind(&props.again);
    let path = format!("/communities/{}/{}", props.community, kind.path);
    let onsubmit = {
        let (typed, begun, saved, sending) = (typed.clone(), begun.clone(), saved.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let rules = match kind.read(&typed) {
                Ok(rules) => rules,
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
            };
            let call = Call::put(&path).json(&rules).if_match(begun.as_deref().unwrap_or_default());
            let (begun, saved, toasts) = (begun.clone(), saved.clone(), toasts.clone());
            let done = move |now: Tagged<T>| {
                begun.set(now.1.clone());
                saved.set(now);
                toasts.good(t(shared::SAVED));
            };
            sending.start_or(call.send_tagged(), done, failed.clone());
        })
    };
    let behind = *begun != saved.1 && kind.read(&typed) != Ok(saved.0);
    let default = kind.written(&T::default());
    let field = |(at, number): (usize, &Number<T>)| {
        let default = default[at].as_str();
        part!(Field {
            label: t(number.label),
            hint: number.source.map_or_else(
                || fill(text::BY_DEFAULT, &[default]),
                |source| fill(text::DEFAULT_OF, &[default, t(source)])
            ),
            kind: if number.hundredths { FieldKind::Text } else { FieldKind::Code },
            value: typed[at].clone(),
            oninput: typing(&typed, move |typed: &mut Vec<String>, value| typed[at] = value),
            disabled: !sets,
            error: sending.error(&format!("/{}", number.name)),
            data_test: number.name,
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test={kind.path}>
            <p class="lx-small lx-muted">{ t(kind.note) }</p>
            if !sets { <p class="lx-small lx-muted" data-test="set-by-street">{ t(text::SET_BY_STREET) }</p> }
            { for kind.numbers.iter().enumerate().map(field) }
            { sending.trouble("rules-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if behind { { both(kind, &typed, &begun, &saved) } }
            if sets {
                { part!(Button { kind: ButtonKind::Primary, submit: true, loading: sending.is_busy(), disabled: behind, data_test: "save", children: html! { { t(shared::SAVE) } } }) }
            }
        </form>
    }
}

/// The rules that somebody else saved meanwhile, where they are others, and which are to stand.
fn both<T: Numbers>(
    kind: &'static Kind<T>,
    typed: &UseStateHandle<Vec<String>>,
    begun: &UseStateHandle<Option<String>>,
    saved: &Tagged<T>,
) -> Html {
    let (theirs, tag) = (kind.written(&saved.0), saved.1.clone());
    let mine = kind.numbers.iter().zip(&**typed);
    let others = mine.filter(|(number, mine)| number.typed(mine) != Some(number.of(saved.0)));
    let line = |(number, _): (&Number<T>, &String)| {
        let theirs = number.shown(number.of(saved.0));
        html! { <li key={number.name}>{ t(number.label) }{ " · " }{ theirs }</li> }
    };
    let shown = html! { <ul>{ for others.map(line) }</ul> };
    let (take, keep) = ((typed.clone(), begun.clone(), tag.clone()), (begun.clone(), tag));
    let ontake = move |_: MouseEvent| {
        let (typed, begun, tag) = &take;
        typed.set(theirs.clone());
        begun.set(tag.clone());
    };
    let onkeep = move |_: MouseEvent| keep.0.set(keep.1.clone());
    overtaken(shown, Callback::from(ontake), Callback::from(onkeep))
}
