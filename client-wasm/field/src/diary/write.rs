//! Writing a note: what was seen, where, whom one met, pictures; and whether it becomes a case.

use contract::{
    diary::{DiaryNote, DiaryWords, NewDiaryNote},
    ids::{AccountId, CellId},
    page::Page,
    places::Point,
    validation::FieldError,
};
use kit::{
    browser,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{field as text, language, shared, t},
    json, part,
    pictures::{Change, Pictures},
    point::{locate, words},
    sending::{Sending, use_sending},
    session::use_session,
    ui::{Button, ButtonKind, Empty, Field, FieldKind, Select, Shape, TextArea, Toasts, button, overtaken, use_toasts},
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{KIND, LAST, draft::Draft};
use crate::{
    outbox::{Hold, Outbox, Parcel, use_outbox},
    places::{Places, use_places},
    raise::Raise,
    routes::Route,
    shell::Screen,
};

/// Properties of a [`NotePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct NotePageProps {
    /// Which note.
    pub(crate) id: Uuid,
}

#[component]
pub(crate) fn NotePage(props: &NotePageProps) -> Html {
    let first = use_state(|| Draft::recall(&props.id.to_string()));
    let matter = match &*first {
        Some(draft) => part!(Writing { draft: draft.clone() }),
        None => part!(Empty {
            shape: Shape::Check,
            words: t(text::NOTE_GONE)
        }),
    };
    part!(Screen {
        title: t(text::NOTE),
        back: Route::Diary,
        data_test: "note-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct WritingProps {
    draft: Draft,
}

/// A callback that changes the draft, and keeps it at once.
pub(super) fn set<T: 'static>(draft: &UseStateHandle<Draft>, change: impl Fn(&mut Draft, T) + 'static) -> Callback<T> {
    let draft = draft.clone();
    Callback::from(move |value| {
        let mut new = (*draft).clone();
        change(&mut new, value);
        new.keep();
        draft.set(new);
    })
}

#[component]
fn Writing(props: &WritingProps) -> Html {
    let draft = use_state(|| props.draft.clone());
    let faults = use_state(Vec::<FieldError>::new);
    let places = use_places();
    let error = |pointer: &str| {
        let fault = faults.iter().find(|fault| fault.pointer == pointer);
        fault.map(|fault| AttrValue::from(fault.detail.clone()))
    };
    html! {
        <div class="lx-form">
            { part!(TextArea {
                label: t(text::NOTE_TEXT),
                value: draft.text.clone(),
                oninput: set(&draft, |draft, text: String| draft.text = text),
                limit: 2_000,
                rows: 4,
                error: error("/text"),
                data_test: "note-text",
            }) }
            { place(&draft, &places, error) }
            { part!(Locate { draft: draft.clone() }) }
            { part!(Field {
                label: t(text::NOTE_MET),
                value: draft.met.clone(),
                oninput: set(&draft, |draft, met: String| draft.met = met),
                kind: FieldKind::Code,
                max_length: 4,
                error: error("/met"),
                data_test: "note-met",
            }) }
            { part!(Field {
                label: t(text::NOTE_PEOPLE),
                value: draft.people.clone(),
                oninput: set(&draft, |draft, people: String| draft.people = people),
                hint: t(text::NOTE_PEOPLE_HINT),
                error: error("/people"),
                data_test: "note-people",
            }) }
            if !draft.there { { more(&draft) } }
            { part!(Finish { draft: draft.clone(), faults: faults.clone() }) }
        </div>
    }
}

/// In which cell, and at which address.
fn place(draft: &UseStateHandle<Draft>, places: &Places, error: impl Fn(&str) -> Option<AttrValue>) -> Html {
    let cells = places
        .community(draft.community)
        .map(|community| Places::cell_choices(&[community]));
    html! {
        <>
            if let Some(options) = cells {
                { part!(Select {
                    label: t(text::CELL),
                    options,
                    value: draft.cell.map(|cell| cell.to_string()).unwrap_or_default(),
                    onchange: set(draft, |draft, id: String| draft.cell = id.parse::<CellId>().ok()),
                    error: error("/cell_id"),
                    data_test: "note-cell",
                }) }
            }
            { part!(Field {
                label: t(text::NOTE_ADDRESS),
                value: draft.address.clone(),
                oninput: set(draft, |draft, address: String| draft.address = address),
                error: error("/address"),
                data_test: "note-address",
            }) }
        </>
    }
}

/// What goes along only with a note that the server does not have yet: pictures, and the case that it becomes.
fn more(draft: &UseStateHandle<Draft>) -> Html {
    html! {
        <>
            { part!(Pictures {
                names: draft.pictures.clone(),
                onchange: set(draft, |draft, change: Change| change.apply(&mut draft.pictures)),
            }) }
            { part!(Raise {
                raised: draft.raise,
                onchange: set(draft, |draft, raise| draft.raise = raise),
                data_test: "note-raise",
            }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LocateProps {
    draft: UseStateHandle<Draft>,
}

/// Adds the phone's place, or takes it away again.
#[component]
fn Locate(props: &LocateProps) -> Html {
    let (looking, toasts) = (use_state(|| false), use_toasts());
    let put = set(&props.draft, |draft, point: Option<Point>| {
        draft.point = point.map(|point| (point.latitude, point.longitude));
    });
    let add = {
        let (looking, put) = (looking.clone(), put.clone());
        Callback::from(move |_: MouseEvent| {
            let (looking, put, toasts) = (looking.clone(), put.clone(), toasts.clone());
            looking.set(true);
            spawn_local(async move {
                match locate().await {
                    Some(point) => put.emit(Some(point)),
                    None => toasts.bad(t(text::LOCATE_FAILED)),
                }
                looking.set(false);
            });
        })
    };
    let there = props.draft.place();
    html! {
        <div class="lx-row">
            if let Some(point) = there {
                <span class="lx-grow" data-test="located">{ words(&point) }</span>
                { button(ButtonKind::Text, t(shared::DELETE), put.reform(|_: MouseEvent| None), "unlocate") }
            } else {
                { part!(Button {
                    shape: Shape::Place,
                    onclick: add,
                    loading: *looking,
                    data_test: "locate",
                    children: html! { { t(text::LOCATE) } },
                }) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FinishProps {
    draft: UseStateHandle<Draft>,
    faults: UseStateHandle<Vec<FieldError>>,
}

/// Done: a new note goes into the outbox, a change to the server.
#[component]
fn Finish(props: &FinishProps) -> Html {
    let (outbox, toasts, session, sending) = (use_outbox(), use_toasts(), use_session(), use_sending());
    let account = session.me().map(|me| me.id);
    // What its author saved elsewhere meanwhile.
    let theirs = use_state(|| None::<DiaryNote>);
    let onclick = {
        let (draft, faults) = (props.draft.clone(), props.faults.clone());
        let (sending, theirs) = (sending.clone(), theirs.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(account) = account else { return };
            let done = if draft.there {
                let words = draft.change(language());
                words.map(|words| save(&draft, &words, &sending, &theirs, toasts.clone()))
            } else {
                let note = draft.note(language());
                note.map(|note| post((*draft).clone(), &note, account, outbox.clone(), toasts.clone()))
            };
            if let Err(found) = done {
                faults.set(found);
                browser::focus_first_fault();
            }
        })
    };
    let trouble = sending.failure().map(Failure::line);
    let behind = theirs.as_ref().map(|note| overtaking(props, note, &theirs));
    html! {
        <>
            { behind.unwrap_or_default() }
            if let Some(trouble) = trouble { <p class="lx-error" role="alert">{ trouble }</p> }
            <div class="lx-actions">
                { part!(Button {
                    kind: ButtonKind::Primary,
                    onclick,
                    loading: sending.is_busy(),
                    disabled: theirs.is_some(),
                    data_test: "note-done",
                    children: html! { { t(text::FINISH) } },
                }) }
            </div>
        </>
    }
}

/// Sends what was changed of a note that the server has.
fn save(draft: &Draft, words: &DiaryWords, sending: &Sending, theirs: &UseStateHandle<Option<DiaryNote>>, toasts: Toasts) {
    let mut call = Call::patch(&format!("/diary/{}", draft.id)).json(words);
    // Drafts that lie on a phone since before notes had versions name none.
    if draft.version > 0 {
        call = call.if_match(&format!("\"{}\"", draft.version));
    }
    let old = draft.clone();
    let saved = move |_: DiaryNote| {
        old.forget();
        toasts.good(t(shared::SAVED));
        Route::Diary.go();
    };
    sending.send_or(call, saved, sending.behind(&look(draft, sending, theirs)));
}

/// Puts a new note into the outbox, which sends it once there is a network.
fn post(draft: Draft, note: &NewDiaryNote, account: AccountId, outbox: Outbox, toasts: Toasts) {
    let parcel = Parcel {
        key: draft.id.to_string(),
        path: "/diary".to_owned(),
        body: json::write(note),
        pictures: draft.pictures.clone(),
        claims: Vec::new(),
        sent: None,
        kind: KIND.to_owned(),
        label: note.words.text.chars().take(24).collect(),
        draft: json::write(&draft),
        account,
        written_at: kit::time::now(),
        hold: Hold::Network,
    };
    spawn_local(async move {
        // A phone without room keeps what it has: the draft.
        if outbox.post(&parcel).await.is_err() {
            toasts.bad(t(text::NO_ROOM));
            return;
        }
        draft.forget();
        if let Some(cell) = draft.cell {
            browser::keep(LAST, &cell.to_string());
        }
        toasts.good(t(text::DONE));
        Route::Diary.go();
    });
}

/// Asks what its author saved elsewhere.
fn look(draft: &Draft, sending: &Sending, theirs: &UseStateHandle<Option<DiaryNote>>) -> Callback<()> {
    let (id, day) = (draft.id, kit::time::day(draft.seen_at));
    let (sending, theirs) = (sending.clone(), theirs.clone());
    Callback::from(move |()| {
        let theirs = theirs.clone();
        sending.send(
            Call::get(&format!("/diary?from={day}&to={day}")),
            move |page: Page<DiaryNote>| theirs.set(page.items.into_iter().find(|note| note.id == id)),
        );
    })
}

/// What was saved elsewhere, and which of the two is to stand.
fn overtaking(props: &FinishProps, saved: &DiaryNote, theirs: &UseStateHandle<Option<DiaryNote>>) -> Html {
    let choose = |chosen: Option<Draft>| {
        let (draft, theirs) = (props.draft.clone(), theirs.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(chosen) = chosen.clone() {
                chosen.keep();
                draft.set(chosen);
            }
            theirs.set(None);
        })
    };
    let mine = Draft {
        version: saved.version,
        ..(*props.draft).clone()
    };
    let words = saved.words.as_ref().map(|words| words.text.clone());
    overtaken(
        html! { <p class="lx-text">{ words }</p> },
        choose(Draft::of(saved)),
        choose(Some(mine)),
    )
}
