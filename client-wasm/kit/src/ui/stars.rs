//! One to five stars: five radio buttons, so that arrow keys and screen readers know what to do.

use yew::prelude::*;

use super::{
    described_by, error_line,
    icon::{Shape, icon},
    use_id,
};

/// Properties of [`Stars`].
#[derive(Properties, PartialEq)]
pub struct StarsProps {
    /// What is being rated.
    pub label: AttrValue,
    /// What each star means, from the worst to the best.
    pub names: [AttrValue; 5],
    /// What was given, 1–5; 0 for nothing yet.
    pub value: u8,
    /// Called with the star that was pressed.
    pub onchange: Callback<u8>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What browser tests find it by; each star has `{data_test}-{number}`.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A rating.
#[component]
pub fn Stars(props: &StarsProps) -> Html {
    let id = use_id();
    let stars = (1..=5_u8).zip(&props.names).map(|(star, name)| {
        let emit = props.onchange.clone();
        let onchange = Callback::from(move |_: Event| emit.emit(star));
        let data_test = props.data_test.as_ref().map(|test| format!("{test}-{star}"));
        let on = star <= props.value;
        html! {
            <label key={star} class={classes!("lx-star", on.then_some("lx-star-on"))} title={name.clone()}>
                <input
                    type="radio"
                    name={id.clone()}
                    value={star.to_string()}
                    checked={star == props.value}
                    {onchange}
                    aria-label={name.clone()}
                    data-test={data_test}
                />
                { icon(Shape::Star) }
            </label>
        }
    });
    let meaning = usize::from(props.value)
        .checked_sub(1)
        .and_then(|index| props.names.get(index));
    html! {
        <fieldset
            class="lx-choices"
            role="radiogroup"
            aria-invalid={props.error.is_some().then_some("true")}
            aria-describedby={described_by(&id, false, props.error.is_some())}
        >
            <legend class="lx-label">{ &props.label }</legend>
            <div class="lx-row">
                <div class="lx-stars">{ for stars }</div>
                if let Some(meaning) = meaning { <span class="lx-muted" aria-hidden="true">{ meaning }</span> }
            </div>
            { error_line(&id, props.error.as_ref()) }
        </fieldset>
    }
}
