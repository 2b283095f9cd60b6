//! A picture on which areas are drawn that nobody is to see: by hand, by mouse, by keys, or in numbers.

use contract::{
    V1,
    publication::{Area, PreparedPhoto},
};
use kit::{
    hooks::use_state,
    i18n::{Text, fill, publication as text, t},
    part,
    ui::{Button, Field, FieldKind, IconButton, Shape},
};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::area;

/// Properties of a [`Redactor`].
#[derive(Properties, PartialEq, Clone)]
pub(super) struct RedactorProps {
    /// The picture.
    pub(super) photo: PreparedPhoto,
    /// Which of the case's pictures it is, from 1.
    pub(super) number: usize,
    /// What is hidden on it.
    pub(super) areas: Vec<Area>,
    /// Called with what is hidden on it now.
    pub(super) onchange: Callback<Vec<Area>>,
}

/// The picture, and its areas in numbers.
#[component]
pub(super) fn Redactor(props: &RedactorProps) -> Html {
    let number = props.number.to_string();
    let add = {
        let (areas, onchange) = (props.areas.clone(), props.onchange.clone());
        let size = (props.photo.width, props.photo.height);
        Callback::from(move |_: MouseEvent| onchange.emit(with(&areas, area::middle(size))))
    };
    html! {
        <div class="lx-stack">
            <p class="lx-hint">{ t(text::DRAW) }</p>
            { part!(Drawing, props.clone()) }
            { for props.areas.iter().enumerate().map(|(place, area)| in_numbers(props, place, *area)) }
            <p>
                { part!(Button {
                    shape: Shape::Plus,
                    onclick: add,
                    data_test: format!("add-area-{number}"),
                    children: html! { <>{ t(text::ADD_AREA) }</> },
                }) }
            </p>
        </div>
    }
}

fn with(areas: &[Area], area: Area) -> Vec<Area> {
    areas.iter().copied().chain([area]).collect()
}

/// The picture with its areas on it. The last one follows the arrow keys.
#[component]
fn Drawing(props: &RedactorProps) -> Html {
    let (node, begun) = (use_node_ref(), use_state(|| None::<(u32, u32)>));
    let now = use_state(|| None::<Area>);
    let size = (props.photo.width, props.photo.height);
    let place = {
        let node = node.clone();
        move |event: &PointerEvent| {
            let shown = node.cast::<HtmlElement>()?;
            Some((
                area::on_picture(event.offset_x(), shown.client_width(), size.0),
                area::on_picture(event.offset_y(), shown.client_height(), size.1),
            ))
        }
    };
    let onpointerdown = {
        let (node, begun, place) = (node.clone(), begun.clone(), place.clone());
        Callback::from(move |event: PointerEvent| {
            // A finger or mouse that leaves the picture still draws; where it cannot be held, drawing ends there.
            if let Some(shown) = node.cast::<HtmlElement>() {
                shown.set_pointer_capture(event.pointer_id()).ok();
            }
            begun.set(place(&event));
        })
    };
    let onpointermove = {
        let (begun, now) = (begun.clone(), now.clone());
        Callback::from(move |event: PointerEvent| {
            if let (Some(from), Some(to)) = (*begun, place(&event)) {
                now.set(area::between(from, to));
            }
        })
    };
    let end = {
        let (now, areas, onchange) = (now.clone(), props.areas.clone(), props.onchange.clone());
        Callback::from(move |_: PointerEvent| {
            begun.set(None);
            if let Some(drawn) = *now {
                now.set(None);
                onchange.emit(with(&areas, drawn));
            }
        })
    };
    let address = format!("{V1}/photos/{}", props.photo.id);
    let shown = props.areas.iter().copied().chain(*now);
    html! {
        <div
            ref={node}
            class="lx-redact"
            role="group"
            tabindex="0"
            aria-label={fill(text::DRAW_LABEL, &[&props.number.to_string()])}
            {onpointerdown}
            {onpointermove}
            onpointerup={end.clone()}
            onpointercancel={end}
            onkeydown={keys(props)}
            data-test={format!("redact-{}", props.number)}
        >
            <img src={address} alt={fill(text::PHOTO, &[&props.number.to_string()])} draggable="false" />
            <svg viewBox={format!("0 0 {} {}", size.0, size.1)} preserveAspectRatio="none" aria-hidden="true">
                { for shown.enumerate().map(|(key, area)| html! {
                    <rect key={key} x={area.x.to_string()} y={area.y.to_string()} width={area.width.to_string()} height={area.height.to_string()} />
                }) }
            </svg>
        </div>
    }
}

/// Arrows move the last area, with Shift they resize it; Delete takes it away.
fn keys(props: &RedactorProps) -> Callback<KeyboardEvent> {
    let (areas, onchange) = (props.areas.clone(), props.onchange.clone());
    let size = (props.photo.width, props.photo.height);
    Callback::from(move |event: KeyboardEvent| {
        let Some((last, before)) = areas.split_last() else { return };
        let key = event.key();
        let changed = if key == "Delete" || key == "Backspace" {
            Some(before.to_vec())
        } else {
            area::after_key(*last, &key, event.shift_key(), size).map(|area| with(before, area))
        };
        if let Some(changed) = changed {
            event.prevent_default();
            onchange.emit(changed);
        }
    })
}

/// One area in numbers, for those who do not draw.
fn in_numbers(props: &RedactorProps, place: usize, area: Area) -> Html {
    let number = (place + 1).to_string();
    let field = |label: Text, name: &str, value: u32, change: fn(&mut Area, u32)| {
        let (areas, onchange) = (props.areas.clone(), props.onchange.clone());
        let oninput = Callback::from(move |typed: String| {
            let mut areas = areas.clone();
            if let (Some(area), Ok(pixels)) = (areas.get_mut(place), typed.trim().parse()) {
                change(area, pixels);
                onchange.emit(areas);
            }
        });
        part!(Field {
            label: t(label),
            value: value.to_string(),
            oninput,
            kind: FieldKind::Code,
            data_test: format!("area-{}-{number}-{name}", props.number),
        })
    };
    let remove = {
        let (areas, onchange) = (props.areas.clone(), props.onchange.clone());
        Callback::from(move |_: MouseEvent| {
            let mut areas = areas.clone();
            areas.remove(place);
            onchange.emit(areas);
        })
    };
    html! {
        <fieldset key={place} class="lx-redact-area" data-test="area">
            <legend class="lx-label">{ fill(text::AREA, &[&number]) }</legend>
            { field(text::LEFT, "x", area.x, |area, pixels| area.x = pixels) }
            { field(text::TOP, "y", area.y, |area, pixels| area.y = pixels) }
            { field(text::WIDTH, "width", area.width, |area, pixels| area.width = pixels) }
            { field(text::HEIGHT, "height", area.height, |area, pixels| area.height = pixels) }
            { part!(IconButton {
                shape: Shape::Close,
                label: fill(text::REMOVE_AREA, &[&number]),
                onclick: remove,
                data_test: format!("remove-area-{}-{number}", props.number),
            }) }
        </fieldset>
    }
}
