//! Open cases on the same matter, while a letter is written: one tap sends it as part of one of them.
//!
//! Nobody waits for them: what is not to be had, without a network for one, is done without and without a word.

use std::{cell::Cell, rc::Rc};

use contract::{
    handling::{MatterText, SimilarCase, SimilarCases},
    ids::CommunityId,
};
use gloo_timers::callback::Timeout;
use kit::{
    hooks::{use_effect_with, use_state},
    http::Call,
    i18n::{fill, nearby as text, t, words},
    json, part, time,
    ui::{Button, ButtonKind, Shape, button},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::pen::Pen;

/// How long nothing is typed before the server is asked, in milliseconds.
const PAUSE: u32 = 700;
/// Bytes of a text that are worth asking for: four Chinese characters.
const ENOUGH: usize = 12;
/// Characters of a text that are compared at most, as the server takes them.
const COMPARED: usize = 2_000;
/// Cases that are shown at most: more would stand between a writer and the letter.
const SHOWN: usize = 3;

/// Properties of [`Nearby`].
#[derive(Properties, PartialEq)]
pub(super) struct NearbyProps {
    /// The letter.
    pub(super) pen: Pen,
    /// Whose cases are looked at.
    pub(super) community: Option<CommunityId>,
    /// What the server says is wrong with the one that was chosen.
    pub(super) error: Option<AttrValue>,
    /// Sends the letter.
    pub(super) send: Callback<bool>,
}

/// Those there are; nothing where there are none.
#[component]
pub(super) fn Nearby(props: &NearbyProps) -> Html {
    let found = use_similar(props);
    let pen = &props.pen;
    let chosen = pen.letter().joins.is_some();
    html! {
        <div aria-live="polite">
            if chosen || !found.items.is_empty() {
                <section class="lx-card lx-stack" data-test="nearby">
                    <h2 class="lx-label">{ t(text::NEARBY) }</h2>
                    { for found.items.iter().take(SHOWN).map(|case| row(case, props)) }
                    if let Some(error) = &props.error { <p class="lx-error" role="alert">{ error }</p> }
                    if chosen {
                        <p data-test="joins">{ t(text::JOINS) }</p>
                        { button(ButtonKind::Text, t(text::JOINS_NOT), pen.set(|letter, _: MouseEvent| letter.joins = None), "joins-not") }
                    }
                </section>
            }
        </div>
    }
}

/// What it is about, in words that the writer used too, and what kind of case it is, since when, how it stands and how many brought it.
fn row(case: &SimilarCase, props: &NearbyProps) -> Html {
    let (id, category) = (case.id, case.category);
    let join = props.pen.set(move |letter, _: MouseEvent| {
        letter.joins = Some(id);
        letter.category.get_or_insert(category);
        if letter.body.is_empty() {
            letter.body = letter.title.clone();
        }
    });
    let send = props.send.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        join.emit(event);
        send.emit(false);
    });
    let (when, voices) = (time::date(case.submitted_at), case.voices.to_string());
    let about = [t(words::category(category)), &when, t(words::state(case.state)), &voices];
    html! {
        <div key={id.to_string()}>
            <p><strong>{ &case.title }</strong><br /><span class="lx-muted lx-small">{ fill(text::ABOUT, &about) }</span></p>
            // It does not submit: Enter in a field presses the first button that does, and would join a stranger's case.
            { part!(Button { shape: Shape::Hand, onclick, data_test: "me-too", children: html! { { t(text::ME_TOO) } } }) }
        </div>
    }
}

/// What is like the letter, once typing has rested.
#[hook]
fn use_similar(props: &NearbyProps) -> Rc<SimilarCases> {
    let letter = props.pen.letter();
    let text = format!("{} {}", letter.title, letter.body);
    let matter = MatterText {
        text: text.trim().chars().take(COMPARED).collect(),
        cell_id: letter.cell_id,
        point: letter.point,
        except: None,
    };
    let community = props.community.filter(|_| matter.text.len() >= ENOUGH);
    // As text, for which everything here is compiled already.
    let asked = community.map_or_else(String::new, |id| {
        format!("/communities/{id}/similar-cases {}", json::write(&matter))
    });
    let found = use_state(Rc::<SimilarCases>::default);
    let (setter, anonymous) = (found.setter(), letter.anonymous);
    use_effect_with(asked, move |asked| {
        let wanted = Rc::new(Cell::new(true));
        let (mine, asked) = (wanted.clone(), asked.clone());
        let rested = Timeout::new(PAUSE, move || {
            spawn_local(async move {
                let answer = match asked.split_once(' ') {
                    Some((path, matter)) => ask(path, matter, anonymous).await,
                    None => Some(SimilarCases::default()),
                };
                // What comes after more was typed is the answer to something else.
                if let Some(answer) = answer.filter(|_| mine.get()) {
                    setter.set(Rc::new(answer));
                }
            });
        });
        move || {
            wanted.set(false);
            drop(rested);
        }
    });
    (*found).clone()
}

/// Whoever writes as nobody also asks as nobody.
async fn ask(path: &str, matter: &str, anonymous: bool) -> Option<SimilarCases> {
    let call = Call::post(path).json_text(matter);
    let call = if anonymous { call.anonymous() } else { call };
    json::read(&call.text().await.ok()?)
}
