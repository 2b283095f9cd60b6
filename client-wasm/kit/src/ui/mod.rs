//! The pieces every page is made of: controls, lists, and what the product says back.
//!
//! Knows no address and no request: words come in as properties, so all apps and both languages share one set. Every control
//! has a label, and every meaning has a shape besides its colour.

mod banner;
mod button;
mod cells;
mod chip;
mod choices;
mod dialog;
mod fault;
mod field;
mod icon;
mod overtaken;
mod page;
mod select;
mod stars;
mod states;
mod sure;
mod tabs;
mod text_area;
mod timeline;
mod toast;
#[cfg(test)]
mod tokens;
mod week;

pub use banner::{Banner, BannerProps};
pub use button::{Button, ButtonKind, ButtonProps, IconButton, IconButtonProps, button, calling, unfolding};
pub use cells::{Cell, CellProps, Cells, CellsProps};
pub use chip::{Tone, action_look, chip, state_chip, state_look};
pub use choices::{Check, CheckProps, Choice, Choices, ChoicesProps};
pub use dialog::{Dialog, DialogProps};
pub use fault::{Fault, use_fault};
pub use field::{Field, FieldKind, FieldProps};
pub use icon::{Shape, icon};
pub use overtaken::overtaken;
pub use page::{Page, PageProps};
pub use select::{Select, SelectProps};
pub use stars::{Stars, StarsProps};
pub use states::{Empty, EmptyProps, Failed, FailedProps, Skeleton, SkeletonProps};
pub use sure::{Sure, SureProps};
pub use tabs::{TabBar, TabBarProps, TabItem, plain_click};
pub use text_area::{TextArea, TextAreaProps};
pub use timeline::{Moment, Timeline, TimelineProps};
pub use toast::{Toaster, ToasterProps, Toasts, use_toasts};
pub use week::{Week, WeekProps};

use std::cell::Cell as Slot;

use yew::prelude::*;

use crate::hooks::use_state;

thread_local! {
    static NEXT_ID: Slot<u32> = const { Slot::new(0) };
}

/// An `id` for an element, the same for as long as the component lives and unlike every other.
#[hook]
pub fn use_id() -> AttrValue {
    let id = use_state(|| {
        let next = NEXT_ID.with(|slot| {
            slot.set(slot.get() + 1);
            slot.get()
        });
        AttrValue::from(format!("lx{next}"))
    });
    (*id).clone()
}

/// The line under a control that says what is wrong with it.
pub(crate) fn error_line(id: &str, error: Option<&AttrValue>) -> Html {
    html! {
        if let Some(error) = error {
            <p class="lx-error" id={format!("{id}-error")}>{ icon(Shape::Alert) }<span>{ error }</span></p>
        }
    }
}

/// What `aria-describedby` names: the hint, the error, both or nothing.
pub(crate) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-error {id}-hint")),
    }
}
