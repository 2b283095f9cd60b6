//! Open cases on the same matter, while a letter is written: one tap sends it as part of one of them.

use std::rc::Rc;

use contract::{
    handling::{MatterText, SimilarCase, SimilarCases},
    ids::CommunityId,
};
use gloo_timers::callback::Timeout;
use kit::{
    hooks::{use_effect_with, use_state},
    http::Call,
    i18n::{fill, nearby as text, t, words},
    json, part,
    remote::use_call,
    time,
    ui::{Button, ButtonKind, Shape},
};
use yew::prelude::*;

use super::pen::Pen;

/// How long nothing is typed before the server is asked, in milliseconds.
const PAUSE: u32 = 700;
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
}

/// Those there are; nothing where there are none.
#[component]
pub(super) fn Nearby(props: &NearbyProps) -> Html {
    let found = use_similar(props);
    let pen = &props.pen;
    let chosen = pen.letter().joins;
    if found.items.is_empty() && chosen.is_none() {
        return Html::default();
    }
    let rows = found.items.iter().take(SHOWN).map(|case| {
        let onclick = pen.set({
            let id = case.id;
            move |letter, _: MouseEvent| letter.joins = Some(id)
        });
        row(case, onclick)
    });
    html! {
        <section class="lx-card lx-stack" aria-live="polite" data-test="nearby">
            <h2 class="lx-label">{ t(text::NEARBY) }</h2>
            { for rows }
            if let Some(error) = &props.error { <p class="lx-error" role="alert">{ error }</p> }
            if chosen.is_some() {
                <p data-test="joins">{ t(text::JOINS) }</p>
                { part!(Button {
                    kind: ButtonKind::Text,
                    onclick: pen.set(|letter, _: MouseEvent| letter.joins = None),
                    data_test: "joins-not",
                    children: html! { { t(text::JOINS_NOT) } },
                }) }
            }
        </section>
    }
}

/// The category, when and where it stands, and the words that the writer used too. The button also sends the letter.
fn row(case: &SimilarCase, onclick: Callback<MouseEvent>) -> Html {
    let when = time::date(case.submitted_at);
    let voices = case.voices.to_string();
    let about = [t(words::category(case.category)), &when, t(words::state(case.state)), &voices];
    html! {
        <div key={case.id.to_string()}>
            <p><strong>{ case.words.join(" ") }</strong><br /><span class="lx-muted lx-small">{ fill(text::ABOUT, &about) }</span></p>
            // It stays where it is: a button that is gone sends no form.
            { part!(Button { submit: true, shape: Shape::Hand, onclick, data_test: "me-too", children: html! { { t(text::ME_TOO) } } }) }
        </div>
    }
}

/// What is compared, once typing has rested. As text, for which everything here is compiled already.
#[hook]
fn use_similar(props: &NearbyProps) -> Rc<SimilarCases> {
    let letter = props.pen.letter();
    let text = format!("{} {}", letter.title, letter.body);
    let matter = MatterText {
        text: text.trim().chars().take(2_000).collect(),
        cell_id: letter.cell_id,
        point: letter.point,
        except: None,
    };
    let community = props.community.filter(|_| matter.text.len() > 9);
    let asked = community.map_or_else(String::new, |id| format!("{id} {}", json::write(&matter)));
    let rested = use_state(|| asked.clone());
    let setter = rested.setter();
    use_effect_with(asked, move |asked| {
        let asked = asked.clone();
        let waiting = Timeout::new(PAUSE, move || setter.set(asked));
        move || drop(waiting)
    });
    let (found, _) = use_call::<_, SimilarCases>((*rested).clone(), |asked| {
        let (community, matter) = asked.split_once(' ')?;
        let call = Call::post(&format!("/communities/{community}/similar-cases")).json_text(matter);
        // Whoever writes may yet decide to be nobody.
        Some(call.anonymous())
    });
    // Nobody waits for it: what cannot be had is done without.
    found.ready().cloned().unwrap_or_default()
}
