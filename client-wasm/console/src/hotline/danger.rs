//! The banner that a call about danger shows at once.

use contract::{
    cases::Urgency,
    contacts::{Advice, danger},
};
use kit::{
    i18n::{desk as text, fill, t},
    part,
    ui::{Banner, Button, ButtonKind, Shape, Tone},
};
use yew::prelude::*;

use super::{draft::Draft, keys::with_key};

/// Whom to call, if what is typed speaks of danger.
fn help(draft: &Draft) -> Option<&'static str> {
    let found = danger(&draft.said.title)
        .or_else(|| danger(&draft.said.body))
        .map(contract::contacts::Danger::number);
    found.or_else(|| (draft.said.urgency == Urgency::Emergency).then_some("110 / 119 / 120"))
}

/// The banner; nothing when nobody is in danger.
pub(super) fn banner(draft: &Draft, onadvice: &Callback<Option<Advice>>) -> Html {
    let Some(number) = help(draft) else { return Html::default() };
    let press = |advice| onadvice.reform(move |_: MouseEvent| Some(advice));
    match draft.advice {
        None => html! {
            <div role="alert">
                { part!(Banner {
                    tone: Tone::Red,
                    shape: Shape::Alert,
                    words: fill(text::DANGER, &[number]),
                    data_test: "danger",
                    children: html! { <>{ part!(Button { kind: ButtonKind::Primary, onclick: press(Advice::Told), data_test: "danger-told", children: html! { <>{ with_key(text::TOLD, "Alt+T") }</> } }) }
                                    if draft.said.urgency != Urgency::Emergency {
                                        { part!(Button { onclick: press(Advice::NoDanger), data_test: "danger-none", children: html! { <>{ with_key(text::NO_DANGER, "Alt+N") }</> } }) }
                                    }</> },
                }) }
            </div>
        },
        Some(Advice::Told) => {
            part!(Banner {
                tone: Tone::Green,
                shape: Shape::Check,
                words: t(text::IS_TOLD),
                data_test: "danger-is-told"
            })
        }
        Some(Advice::NoDanger) => {
            part!(Banner {
                tone: Tone::Grey,
                shape: Shape::Info,
                words: t(text::IS_NO_DANGER)
            })
        }
    }
}
