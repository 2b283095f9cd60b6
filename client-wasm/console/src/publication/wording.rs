//! The form: words, what was found in them, pictures; saved as often as one likes before anybody publishes it.

use std::rc::Rc;

use contract::publication::{PublicWording, Publication, SENTENCES};
use kit::{
    hooks::{UseStateHandle, use_effect_with, use_state},
    http::Call,
    i18n::{publication as text, t},
    part,
    sending::{Sending, use_sending},
    ui::{Field, TextArea, Toasts, use_toasts},
};
use yew::prelude::*;

use super::{
    draft,
    findings::{Choice, Findings},
    pictures::Pictures,
};

/// Properties of [`Wording`].
#[derive(Properties, PartialEq)]
pub(super) struct WordingProps {
    /// As it is saved.
    pub(super) publication: Rc<Publication>,
    /// Called with how it stands once it is saved.
    pub(super) onsaved: Callback<Publication>,
    /// Called with whether something is not saved.
    pub(super) onchanged: Callback<bool>,
}

/// The form.
#[component]
pub(super) fn Wording(props: &WordingProps) -> Html {
    let publication = &props.publication;
    let typed = use_state(|| draft::recall(publication));
    let (sending, toasts) = (use_sending(), use_toasts());
    {
        let (publication, onchanged) = (publication.clone(), props.onchanged.clone());
        use_effect_with(((*typed).clone(), publication.edition), move |(typed, _)| {
            draft::keep(&publication, typed);
            onchanged.emit(*typed != draft::saved(&publication));
        });
    }
    let onsubmit = saving(props, &typed, &sending, toasts);
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="wording">
            <p class="lx-muted">{ t(text::LEAD) }</p>
            { part!(Field {
                label: t(text::TITLE),
                value: typed.title.clone(),
                oninput: change(&typed, |wording, words: String| wording.title = words),
                error: sending.error("/title"),
                data_test: "public-title",
            }) }
            { part!(TextArea {
                label: t(text::BODY),
                value: typed.body.clone(),
                oninput: change(&typed, |wording, words: String| wording.body = words),
                limit: 10_000,
                rows: 6,
                error: sending.error("/body"),
                data_test: "public-body",
            }) }
            { part!(TextArea {
                label: t(text::ANSWER),
                value: typed.answer.clone(),
                oninput: change(&typed, |wording, words: String| wording.answer = words),
                limit: 5_000,
                rows: 4,
                error: sending.error("/answer"),
                data_test: "public-answer",
            }) }
            { part!(Findings {
                found: draft::standing(publication, &typed),
                onchoose: choose(publication, &typed),
            }) }
            { part!(Pictures {
                publication: publication.clone(),
                chosen: typed.photos.clone(),
                onchange: change(&typed, |wording, photos| wording.photos = photos),
            }) }
            { faults(&sending) }
            { sending.submit(t(text::SAVE), "public-save") }
        </form>
    }
}

/// Saves what is typed over the edition that it was begun on.
fn saving(
    props: &WordingProps,
    typed: &UseStateHandle<PublicWording>,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (typed, sending, publication) = (typed.clone(), sending.clone(), props.publication.clone());
    let onsaved = props.onsaved.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let wording = &*typed;
        if !sending.accepts_in(wording, SENTENCES) {
            return;
        }
        let path = format!("/cases/{}/publication", publication.case_id);
        let call = Call::put(&path)
            .json(wording)
            .if_match(&format!("\"{}\"", publication.edition));
        let (typed, before) = (typed.clone(), publication.clone());
        let (onsaved, toasts) = (onsaved.clone(), toasts.clone());
        sending.send(call, move |saved: Publication| {
            draft::forget(&before);
            typed.set(draft::saved(&saved));
            toasts.good(t(text::SAVED));
            onsaved.emit(saved);
        });
    })
}

/// What is wrong with what has no field of its own: areas and pictures; and with all of it.
fn faults(sending: &Sending) -> Html {
    let apart = ["/title", "/body", "/answer"];
    let faults = sending.failure().map(|failure| failure.fields().to_vec()).unwrap_or_default();
    let others = faults.into_iter().filter(|fault| !apart.contains(&fault.pointer.as_str()));
    html! {
        <>
            <>{ for others.map(|fault| html! { <p class="lx-error" role="alert">{ fault.detail }</p> }) }</>
            { sending.trouble("public-failed") }
        </>
    }
}

type Typed = UseStateHandle<PublicWording>;

fn change<T: 'static>(typed: &Typed, change: impl Fn(&mut PublicWording, T) + 'static) -> Callback<T> {
    let typed = typed.clone();
    Callback::from(move |value: T| {
        let mut wording = (*typed).clone();
        change(&mut wording, value);
        typed.set(wording);
    })
}

fn choose(publication: &Rc<Publication>, typed: &Typed) -> Callback<Choice> {
    let (publication, typed) = (publication.clone(), typed.clone());
    Callback::from(move |choice: Choice| {
        let wording = (*typed).clone();
        typed.set(match choice {
            Choice::Mask(words) => draft::masked(wording, &words),
            Choice::Keep(words) => draft::keeping(wording, &words, true),
            Choice::Unkeep(words) => draft::keeping(wording, &words, false),
            Choice::MaskAll => {
                let open = draft::standing(&publication, &wording)
                    .into_iter()
                    .filter(|found| !found.kept);
                open.fold(wording, |wording, found| draft::masked(wording, &found.words))
            }
        });
    })
}
