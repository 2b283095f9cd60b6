//! The pictures of what is looked at: the one that waits or was reported is decided with it, each of the others can be hidden
//! alone, and put back.

use contract::{
    ids::ProposalId,
    proposals::{ModerationCase, NewHiding, ProposalPhoto, Reason},
};
use kit::{
    files,
    hooks::use_state,
    http::Call,
    i18n::{moderation as text, t, words},
    part,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Field, Select},
};
use yew::prelude::*;

/// Properties of [`Pictures`].
#[derive(Properties, PartialEq)]
pub(crate) struct PicturesProps {
    /// What is looked at.
    pub(crate) case: ModerationCase,
}

/// The pictures; nothing where there are none.
#[component]
pub(crate) fn Pictures(props: &PicturesProps) -> Html {
    let (case, all) = (&props.case, use_state(|| props.case.photos.clone()));
    let changed = typing(&all, |all: &mut Vec<ProposalPhoto>, now: ProposalPhoto| {
        if let Some(photo) = all.iter_mut().find(|photo| photo.photo.id == now.photo.id) {
            *photo = now;
        }
    });
    let alone = case.item.photo_id.is_none();
    let one = |photo: &ProposalPhoto| {
        part!(One [photo.photo.id.to_string()] {
            of: case.item.proposal_id,
            photo: photo.clone(),
            alone,
            changed: changed.clone(),
        })
    };
    html! {
        if !all.is_empty() {
            <div class="lx-card lx-stack" data-test="case-photos">{ for all.iter().map(one) }</div>
        }
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    of: ProposalId,
    photo: ProposalPhoto,
    /// Whether it is hidden and put back beside what is decided.
    alone: bool,
    changed: Callback<ProposalPhoto>,
}

#[component]
fn One(props: &OneProps) -> Html {
    let (open, sending) = (use_state(|| false), use_sending());
    let photo = &props.photo;
    let path = format!("/proposals/{}/photos/{}", props.of, photo.photo.id);
    let hidden = {
        let (photo, changed, open) = (photo.photo.clone(), props.changed.clone(), open.clone());
        Callback::from(move |why: NewHiding| {
            open.set(false);
            changed.emit(ProposalPhoto {
                photo: photo.clone(),
                hidden: true,
                reason: Some(why.reason),
                text: Some(why.text),
            });
        })
    };
    let restore = {
        let (sending, changed, path, photo) = (sending.clone(), props.changed.clone(), path.clone(), photo.photo.clone());
        Callback::from(move |_: MouseEvent| {
            let (changed, photo) = (changed.clone(), photo.clone());
            sending.send(Call::post(&format!("{path}/restore")), move |()| {
                changed.emit(ProposalPhoto {
                    photo,
                    hidden: false,
                    reason: None,
                    text: None,
                });
            });
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let why = photo.reason.map(|reason| t(words::moderation_reason(reason)));
    html! {
        <div class="lx-stack">
            { files::pictures(std::slice::from_ref(&photo.photo)) }
            { sending.trouble("photo-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if let Some(why) = why {
                <p class="lx-small" data-test="photo-hidden">{ t(text::HIDDEN) }{ " · " }{ why }{ " " }{ photo.text.clone() }</p>
            }
            if props.alone && why.is_some() {
                { button(t(text::PUT_BACK), "restore-photo", restore) }
            } else if props.alone && !photo.hidden {
                { button(t(text::HIDE_PICTURE), "hide-photo", toggle) }
            }
            if *open {
                { part!(HideForm { path: format!("{path}/hide"), label: t(text::SAID), done: hidden }) }
            }
        </div>
    }
}

fn button(words: &'static str, data_test: &'static str, onclick: Callback<MouseEvent>) -> Html {
    part!(Button {
        kind: ButtonKind::Text,
        onclick,
        data_test,
        children: html! { { words } },
    })
}

/// Properties of a [`HideForm`].
#[derive(Properties, PartialEq)]
pub(crate) struct HideFormProps {
    /// Where it is sent.
    pub(crate) path: String,
    /// For whom the words are.
    pub(crate) label: &'static str,
    /// Called with why, once it is hidden.
    pub(crate) done: Callback<NewHiding>,
}

/// Why a picture is hidden.
#[component]
pub(crate) fn HideForm(props: &HideFormProps) -> Html {
    let (sending, typed) = (
        use_sending(),
        use_state(|| NewHiding {
            reason: Reason::PersonalData,
            text: String::new(),
        }),
    );
    let onsubmit = {
        let (sending, new, path, done) = (sending.clone(), (*typed).clone(), props.path.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if sending.accepts(&new) {
                let (done, why) = (done.clone(), new.clone());
                sending.send(Call::post(&path).json(&new), move |()| done.emit(why));
            }
        })
    };
    html! {
        <form class="lx-stack" {onsubmit}>
            { part!(Select {
                label: t(text::REASON),
                options: Reason::ALL.iter().map(|one| Choice::new(one.word(), t(words::moderation_reason(*one)))).collect::<Vec<_>>(),
                value: typed.reason.word(),
                onchange: typing(&typed, |typed: &mut NewHiding, word: String| typed.reason = Reason::from_word(&word).unwrap_or(typed.reason)),
                error: sending.error("/reason"),
                data_test: "photo-reason",
            }) }
            { part!(Field {
                label: props.label,
                value: typed.text.clone(),
                oninput: typing(&typed, |typed: &mut NewHiding, words| typed.text = words),
                error: sending.error("/text"),
                data_test: "photo-said",
            }) }
            { sending.trouble("hide-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            { part!(Button {
                kind: ButtonKind::Warn,
                submit: true,
                loading: sending.is_busy(),
                data_test: "hide-photo-now",
                children: html! { { t(text::HIDE_PICTURE) } },
            }) }
        </form>
    }
}
