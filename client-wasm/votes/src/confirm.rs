//! The last look at a ballot before it is cast.

use std::rc::Rc;

use contract::{ids::AccountId, votes::Vote};
use kit::{
    hooks::{UseStateHandle, use_state},
    http::Failure,
    i18n::{Text, shared, t, votes as text},
    part,
    sending::Sending,
    ui::{Button, ButtonKind, Dialog, Shape},
};
use yew::prelude::*;

use crate::{
    cast::Marks,
    casting::{Casting, use_casting},
};

/// What stands between a ballot that is marked and the box.
#[derive(Clone)]
pub(crate) struct Confirm {
    asked: UseStateHandle<bool>,
    casting: Casting,
    vote: Rc<Vote>,
    account: AccountId,
    sending: Sending,
}

/// The last look at somebody's ballot in a vote; nothing of it shows until it is asked for.
#[hook]
pub(crate) fn use_confirm(vote: &Rc<Vote>, account: AccountId, sending: &Sending) -> Confirm {
    Confirm {
        asked: use_state(|| false),
        casting: use_casting(),
        vote: vote.clone(),
        account,
        sending: sending.clone(),
    }
}

impl Confirm {
    /// Asks for it.
    pub(crate) fn ask(&self) {
        self.asked.set(true);
    }

    /// What was `chosen`, under what leads to it, and the way to cast these marks or to go on marking.
    pub(crate) fn show(&self, lead: Text, chosen: Html, marks: Marks) -> Html {
        if !*self.asked {
            return Html::default();
        }
        let asked = self.asked.clone();
        let onclose = Callback::from(move |()| asked.set(false));
        part!(Dialog {
            title: t(text::CONFIRM),
            onclose: onclose.clone(),
            close_label: t(shared::CLOSE),
            data_test: "confirm",
            foot: self.foot(&onclose, marks),
            children: html! {
                <div class="lx-stack">
                    <p>{ t(lead) }</p>
                    { chosen }
                    <p class="lx-strong">{ t(text::FINAL) }</p>
                    <p>{ t(text::NOBODY_KNOWS) }</p>
                </div>
            }
        })
    }

    fn foot(&self, onclose: &Callback<()>, marks: Marks) -> Html {
        let busy = self.sending.is_busy();
        html! {
            <>
                { part!(Button {
                    onclick: onclose.reform(|_: MouseEvent| ()),
                    disabled: busy,
                    data_test: "not-yet",
                    children: html! { { t(text::NOT_YET) } },
                }) }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    loading: busy,
                    onclick: self.cast(onclose, marks),
                    data_test: "cast",
                    children: html! { { t(text::CAST) } },
                }) }
            </>
        }
    }

    fn cast(&self, onclose: &Callback<()>, marks: Marks) -> Callback<MouseEvent> {
        let (this, failed) = (self.clone(), onclose.reform(|_: Failure| ()));
        Callback::from(move |_: MouseEvent| {
            let (casting, vote, account, marks) = (this.casting.clone(), this.vote.clone(), this.account, marks.clone());
            // Once it is written its way into the box is shown in the place of all this.
            this.sending.start_or(
                async move { casting.begin(&vote, account, marks).await },
                |()| {},
                failed.clone(),
            );
        })
    }
}

/// The button that leads to it.
pub(crate) fn to_confirm() -> Html {
    part!(Button {
        kind: ButtonKind::Primary,
        block: true,
        submit: true,
        shape: Shape::Hand,
        data_test: "to-confirm",
        children: html! { { t(text::TO_CONFIRM) } },
    })
}
