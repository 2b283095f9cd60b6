//! What the sheets of this app share: of something that is written down or changed, also by others meanwhile.

use contract::ids::CommunityId;
use kit::{
    i18n::{shared, t},
    part,
    sending::Sending,
    ui::{Button, ButtonKind},
};
use yew::prelude::*;

/// Properties of a sheet.
#[derive(Properties, PartialEq)]
pub(crate) struct SheetProps<T: PartialEq> {
    /// Whose it is.
    pub(crate) community: CommunityId,
    /// What is changed; something new where it is absent.
    #[prop_or_default]
    pub(crate) known: Option<T>,
    /// Puts the form away.
    pub(crate) onclose: Callback<()>,
    /// Called when it is written down.
    pub(crate) ondone: Callback<()>,
    /// Called when somebody else wrote another version down.
    pub(crate) onstale: Callback<()>,
}

/// The buttons at its foot, which tests know by these names: it cannot be saved while another version stands against it.
pub(crate) fn foot(sending: &Sending, behind: bool, [save, cancel]: [&'static str; 2], onclose: &Callback<()>) -> Html {
    html! {
        <div class="lx-row">
            { part!(Button {
                submit: true,
                kind: ButtonKind::Primary,
                loading: sending.is_busy(),
                disabled: behind,
                data_test: save,
                children: html! { { t(shared::SAVE) } },
            }) }
            { part!(Button {
                kind: ButtonKind::Text,
                onclick: onclose.reform(|_: MouseEvent| ()),
                data_test: cancel,
                children: html! { { t(shared::CANCEL) } },
            }) }
        </div>
    }
}

/// First the one, then the other.
pub(crate) fn then(first: &Callback<()>, second: &Callback<()>) -> Callback<()> {
    let (first, second) = (first.clone(), second.clone());
    Callback::from(move |()| {
        first.emit(());
        second.emit(());
    })
}
