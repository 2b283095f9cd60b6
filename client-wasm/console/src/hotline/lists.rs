//! Who waits to be called back, and the latest calls, letters and visits.

use contract::contacts::Contact;
use kit::{
    hooks::{use_effect_with, use_state},
    i18n::{Text, desk as text, shared, t},
    part,
    remote::{Remote, use_remote},
    trouble::Trouble,
    ui::{Empty, Shape, Skeleton},
};
use yew::prelude::*;

use super::contact::ContactRow;
use crate::{calls, nav::use_nav, pulse::use_pulse};

/// Properties of [`Lists`].
#[derive(Properties, PartialEq)]
pub(super) struct ListsProps {
    /// Moves whenever there is a new call.
    pub(super) tick: u32,
}

/// Both lists.
#[component]
pub(super) fn Lists(props: &ListsProps) -> Html {
    let again = use_state(|| 0_u32);
    let onchange = {
        let again = again.clone();
        Callback::from(move |()| again.set(*again + 1))
    };
    let tick = props.tick + *again;
    html! {
        <div class="lx-hotline-lists">
            { part!(Contacts { tick, waiting: true, onchange: onchange.clone() }) }
            { part!(Contacts { tick, waiting: false, onchange }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ContactsProps {
    tick: u32,
    waiting: bool,
    onchange: Callback<()>,
}

const fn names(waiting: bool) -> (Text, Text, &'static str) {
    if waiting {
        (text::WAITING, text::NOBODY_WAITING, "contacts-waiting")
    } else {
        (text::RECENT, text::NO_CONTACTS, "contacts-recent")
    }
}

#[component]
fn Contacts(props: &ContactsProps) -> Html {
    let community = use_nav().place.filter.community;
    let (waiting, tick) = (props.waiting, props.tick);
    let (contacts, reload) = use_remote((community, waiting), |(community, waiting)| {
        calls::contacts(*community, *waiting)
    });
    use_pulse(reload.clone());
    {
        let reload = reload.clone();
        use_effect_with(tick, move |tick| {
            if *tick > 0 {
                reload.emit(());
            }
        });
    }
    let (name, nothing, data_test) = names(waiting);
    html! {
        <section class="lx-stack" data-test={data_test}>
            <h2>{ t(name) }</h2>
            { match contacts {
                Remote::Loading => part!(Skeleton { label: t(shared::LOADING), rows: 2 }),
                Remote::Failed(failure) => part!(Trouble { failure, onretry: reload }),
                Remote::Ready(contacts) => rows(&contacts, nothing, &props.onchange),
            } }
        </section>
    }
}

fn rows(contacts: &[Contact], nothing: Text, onchange: &Callback<()>) -> Html {
    if contacts.is_empty() {
        return part!(Empty {
            shape: Shape::Phone,
            words: t(nothing)
        });
    }
    html! {
        <ul class="lx-hotline-list">
            { for contacts.iter().map(|contact| part!(ContactRow [contact.id.to_string()] { contact: contact.clone(), onchange: onchange.clone() })) }
        </ul>
    }
}
