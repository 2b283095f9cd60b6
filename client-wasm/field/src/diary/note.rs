//! One note in the diary, and what can be done with it: change, remove, correct, make a case of it.

use contract::{
    cases::Category,
    diary::{DiaryCase, DiaryNote},
    ids::DiaryNoteId,
    surveys::RaisedCase,
};
use kit::{
    files::pictures,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{field as text, fill, shared, t, words},
    part,
    sending::{Sending, typing, use_sending},
    time,
    ui::{Button, ButtonKind, Choice, Select, Shape, Sure, Tone, chip, use_toasts},
};
use uuid::Uuid;
use yew::prelude::*;

use super::draft::Draft;
use crate::{places::use_places, routes::Route};

/// Properties of a [`Note`].
#[derive(Properties, PartialEq)]
pub(super) struct NoteProps {
    pub(super) note: DiaryNote,
    /// Called when it changed.
    pub(super) onchanged: Callback<()>,
}

/// One note.
#[component]
pub(super) fn Note(props: &NoteProps) -> Html {
    let note = &props.note;
    let places = use_places();
    let cell = note.words.as_ref().and_then(|words| words.cell_id);
    let cell = cell.and_then(|id| {
        let cells = &places.community(note.community_id)?.cells;
        Some(cells.iter().find(|cell| cell.id == id)?.name.clone())
    });
    let address = note.words.as_ref().and_then(|words| words.address.clone());
    let mut place = cell.unwrap_or_default();
    if let Some(address) = address {
        if !place.is_empty() {
            place.push_str(" · ");
        }
        place.push_str(&address);
    }
    let met = note
        .words
        .as_ref()
        .filter(|words| words.met > 0 || words.people.is_some())
        .map(|words| {
            let people = words.people.as_deref().unwrap_or_default();
            fill(text::MET, &[&words.met.to_string(), people])
        });
    html! {
        <article class="lx-card lx-note" data-test="note">
            <p class="lx-row lx-row-spread">
                <strong class="lx-number">{ time::moment(note.seen_at) }</strong>
                if note.case_id.is_some() { { chip(Tone::Blue, Shape::Letter, t(text::BECAME_CASE)) } }
                if note.corrects_id.is_some() { { chip(Tone::Grey, Shape::Note, t(text::CORRECTION)) } }
            </p>
            if !note.mine { <p class="lx-muted lx-small">{ who(note) }</p> }
            if !place.is_empty() { <p class="lx-muted lx-small">{ place }</p> }
            <p class="lx-text">{ note.words.as_ref().map_or(t(shared::ERASED).to_owned(), |words| words.text.clone()) }</p>
            if let Some(met) = met { <p class="lx-muted lx-small">{ met }</p> }
            { pictures(&note.photos) }
            if note.mine && note.words.is_some() { { part!(Deeds { note: note.clone(), onchanged: props.onchanged.clone() }) } }
        </article>
    }
}

fn who(note: &DiaryNote) -> String {
    let role = t(words::role(note.by.role));
    note.by
        .work_name
        .as_ref()
        .map_or_else(|| role.to_owned(), |name| format!("{role} · {name}"))
}

/// Opens the page of a note that lies on the phone as a draft.
pub(super) fn open(draft: &Draft) {
    draft.keep();
    if let Ok(id) = Uuid::try_parse(&draft.id.to_string()) {
        Route::Note { id }.go();
    }
}

/// What can be done with a note of one's own.
#[component]
fn Deeds(props: &NoteProps) -> Html {
    let note = &props.note;
    let (sending, toasts) = (use_sending(), use_toasts());
    // Which kind was chosen once it is asked; a second tap on the way says nothing yet.
    let raising = use_state(|| None::<String>);
    let done = {
        let onchanged = props.onchanged.clone();
        Callback::from(move |words: String| {
            toasts.good(words);
            onchanged.emit(());
        })
    };
    let raise = raise(note.id, &raising, &sending, &done);
    let edit = {
        let note = note.clone();
        Callback::from(move |_: MouseEvent| edit(&note))
    };
    let trouble = sending
        .failure()
        .filter(|failure| failure.fields().is_empty())
        .map(Failure::line);
    html! {
        <div class="lx-stack lx-no-print">
            if let Some(trouble) = trouble { <p class="lx-error" role="alert">{ trouble }</p> }
            { kinds(&raising, &sending) }
            <div class="lx-row">
                if note.case_id.is_none() {
                    { part!(Button { onclick: raise, loading: sending.is_busy(), data_test: "raise", children: html! { { t(text::TO_CASE) } } }) }
                }
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: edit,
                    data_test: "note-edit",
                    children: html! { { t(if note.open { shared::EDIT } else { text::CORRECT }) } },
                }) }
                if note.open {
                    { part!(Sure {
                        words: t(shared::DELETE),
                        title: t(shared::DELETE),
                        lead: t(shared::GONE),
                        close_label: t(shared::CLOSE),
                        onyes: remove(note.id, &sending, &done),
                        loading: sending.is_busy(),
                        data_test: "note-remove",
                    }) }
                }
            </div>
        </div>
    }
}

/// Asks which kind of matter the note is, then makes a case of it.
fn raise(
    id: DiaryNoteId,
    raising: &UseStateHandle<Option<String>>,
    sending: &Sending,
    done: &Callback<String>,
) -> Callback<MouseEvent> {
    let (raising, sending, done) = (raising.clone(), sending.clone(), done.clone());
    Callback::from(move |_: MouseEvent| {
        let Some(word) = raising.as_deref() else {
            return raising.set(Some(String::new()));
        };
        let Some(category) = Category::from_word(word) else {
            return sending.misses("/category", t(shared::CHOOSE));
        };
        let (path, body, done) = (format!("/diary/{id}/case"), DiaryCase { category }, done.clone());
        let key = sending.key(&path, &body);
        sending.send::<RaisedCase>(Call::post(&path).json(&body).key(&key), move |case| {
            done.emit(fill(text::CASE_MADE, &[&case.number]));
        });
    })
}

/// The kinds of matters, once they are asked for.
fn kinds(raising: &UseStateHandle<Option<String>>, sending: &Sending) -> Html {
    let Some(word) = &**raising else { return Html::default() };
    let mut options = vec![Choice::new("", t(shared::CHOOSE))];
    options.extend(
        Category::ALL
            .iter()
            .map(|each| Choice::new(each.word(), t(words::category(*each)))),
    );
    part!(Select {
        label: t(text::RAISE_KIND),
        options,
        value: word.clone(),
        onchange: typing(raising, |raising: &mut Option<String>, word| *raising = Some(word)),
        error: sending.error("/category"),
        data_test: "raise-kind",
    })
}

fn remove(id: DiaryNoteId, sending: &Sending, done: &Callback<String>) -> Callback<()> {
    let (sending, done) = (sending.clone(), done.clone());
    Callback::from(move |()| {
        let done = done.clone();
        sending.send(Call::delete(&format!("/diary/{id}")), move |()| {
            done.emit(t(text::REMOVED).to_owned());
        });
    })
}

/// Opens it to be changed, or to be corrected where that time is over.
fn edit(note: &DiaryNote) {
    let draft = if note.open { Draft::of(note) } else { Draft::correcting(note) };
    if let Some(draft) = draft {
        open(&draft);
    }
}
