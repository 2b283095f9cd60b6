//! Who else has the case open: said while one has it open oneself, and told by others.

use contract::{
    ids::CaseId,
    live::{Beside, OpenCase},
};
use gloo_timers::callback::Interval;
use kit::{
    hooks::{use_effect_with, use_state},
    http::Call,
    i18n::{console as text, fill, t},
    live::{self, Live, use_live},
    part,
    ui::{Banner, Shape, Tone},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How often one says that one is still there.
const EVERY_MILLISECONDS: u32 = 30_000;

/// Properties of a [`Presence`].
#[derive(Properties, PartialEq)]
pub(super) struct PresenceProps {
    /// The case that is open.
    pub(super) id: CaseId,
}

/// The strip that says who else is there.
#[component]
pub(super) fn Presence(props: &PresenceProps) -> Html {
    let names = use_state(Vec::<String>::new);
    {
        let setter = names.setter();
        use_effect_with(props.id, move |id| {
            let id = *id;
            let say = move || {
                let setter = setter.clone();
                spawn_local(async move {
                    // Without a network nobody learns of it, and that is all.
                    if let Ok(beside) = tell(Some(id)).await {
                        setter.set(beside.names);
                    }
                });
            };
            say();
            let beat = Interval::new(EVERY_MILLISECONDS, say);
            move || {
                drop(beat);
                spawn_local(async {
                    tell(None).await.ok();
                });
            }
        });
    }
    {
        let (names, id) = (names.clone(), props.id);
        use_live(Callback::from(move |heard| {
            if let Live::Presence(told) = heard
                && let Some(told) = live::presence(&told)
                && told.case_id == id
            {
                let mut now: Vec<String> = names.iter().filter(|name| **name != told.name).cloned().collect();
                now.extend(told.here.then_some(told.name));
                names.set(now);
            }
        }));
    }
    html! {
        if !names.is_empty() {
            { part!(Banner {
                tone: Tone::Blue,
                shape: Shape::Person,
                words: fill(text::ALSO_HERE, &[&names.join(t(text::ALSO_HERE_AND))]),
                data_test: "also-here",
            }) }
        }
    }
}

async fn tell(case_id: Option<CaseId>) -> Result<Beside, kit::http::Failure> {
    Call::post("/live/presence").json(&OpenCase { case_id }).send().await
}
