//! A usual week in parts of days: a table of checkboxes, or of ticks.

use yew::prelude::*;

use super::{
    Fault, described_by, error_line,
    icon::{Shape, icon},
    use_fault, use_id,
};

/// Properties of a [`Week`].
#[derive(Properties, PartialEq)]
pub struct WeekProps {
    /// What is being told of the week.
    pub label: AttrValue,
    /// The days, from Monday.
    pub days: [AttrValue; 7],
    /// The parts of a day.
    pub parts: [AttrValue; 3],
    /// Which are chosen, by their number: three a day, from 0.
    pub chosen: Vec<u8>,
    /// Called with the number that was pressed; without it, the week is only shown.
    #[prop_or_default]
    pub onchange: Option<Callback<u8>>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What browser tests find it by; each part has `{data_test}-{number}`.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// A usual week.
#[component]
pub fn Week(props: &WeekProps) -> Html {
    let (id, fault) = (use_id(), use_fault(props.error.as_ref()));
    let head = props.parts.iter().map(|part| html! { <th scope="col">{ part }</th> });
    let days = (0_u8..7).zip(&props.days).map(|(day, name)| {
        let parts = (0_u8..3).zip(&props.parts);
        let parts = parts.map(|(part, of)| place(props, &fault, day * 3 + part, &format!("{name} {of}")));
        html! { <tr key={day}><th scope="row">{ name }</th>{ for parts }</tr> }
    });
    html! {
        <fieldset
            class="lx-choices"
            aria-invalid={fault.words.is_some().then_some("true")}
            aria-describedby={described_by(&id, false, fault.words.is_some())}
            data-test={props.data_test.clone()}
        >
            <legend class="lx-label">{ &props.label }</legend>
            <table class="lx-week">
                <thead><tr><td></td>{ for head }</tr></thead>
                <tbody>{ for days }</tbody>
            </table>
            { error_line(&id, fault.words.as_ref()) }
        </fieldset>
    }
}

fn place(props: &WeekProps, fault: &Fault, number: u8, name: &str) -> Html {
    let on = props.chosen.contains(&number);
    let mark = html! { if on { { icon(Shape::Check) } } };
    let Some(emit) = props.onchange.clone() else {
        return html! { <td key={number} aria-label={on.then(|| name.to_owned())}>{ mark }</td> };
    };
    let changed = fault.clone();
    let onchange = Callback::from(move |_: Event| {
        changed.forget();
        emit.emit(number);
    });
    let data_test = props.data_test.as_ref().map(|test| format!("{test}-{number}"));
    html! {
        <td key={number}>
            <label class={classes!("lx-week-part", on.then_some("lx-week-on"))}>
                <input type="checkbox" checked={on} {onchange} aria-label={name.to_owned()} data-test={data_test} />
                { mark }
            </label>
        </td>
    }
}
