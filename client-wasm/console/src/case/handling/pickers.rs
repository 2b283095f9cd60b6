//! To whom a case can be given or handed over.

use contract::{
    handling::{Handlers, Organisation},
    ids::CommunityId,
    page::Page,
    places::Community,
};
use kit::{
    desk::use_desk,
    handlers,
    http::Call,
    i18n::{fill, handling as text, t},
    part,
    remote::use_call,
    ui::{Check, Choice, Choices, Select},
};
use yew::prelude::*;

/// Properties of a [`HandlerPicker`].
#[derive(Properties, PartialEq)]
pub(super) struct HandlerPickerProps {
    pub(super) community: CommunityId,
    /// Who leads.
    pub(super) to: String,
    pub(super) onpick: Callback<String>,
    /// Who helps; absent where nobody does.
    pub(super) helpers: Option<Vec<String>>,
    /// Called with whoever is to help, or not any more.
    pub(super) onhelper: Callback<String>,
    pub(super) error: Option<AttrValue>,
    pub(super) helpers_error: Option<AttrValue>,
}

/// Who leads, and who helps.
#[component]
pub(super) fn HandlerPicker(props: &HandlerPickerProps) -> Html {
    let (known, reload) = use_call::<_, Handlers>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/handlers")))
    });
    known.show(1, &reload, |known| {
        let all: Vec<Choice> = handlers::choices(known);
        let mut options = vec![Choice::new("", t(text::CHOOSE))];
        options.extend(all.iter().cloned());
        html! {
            <>
                { part!(Select {
                    label: t(text::TO_WHOM),
                    value: props.to.clone(),
                    options,
                    onchange: props.onpick.clone(),
                    error: props.error.clone(),
                    data_test: "dispatch-to",
                }) }
                if let Some(chosen) = &props.helpers {
                    { part!(Choices {
                        label: t(text::HELPERS_HINT),
                        several: true,
                        column: true,
                        options: all.into_iter().filter(|each| *each.value != *props.to).collect::<Vec<_>>(),
                        chosen: chosen.iter().map(|each| AttrValue::from(each.clone())).collect::<Vec<_>>(),
                        onchange: props.onhelper.reform(|word: AttrValue| word.to_string()),
                        error: props.helpers_error.clone(),
                        data_test: "dispatch-helper",
                    }) }
                }
            </>
        }
    })
}

/// Properties of a [`Destination`].
#[derive(Properties, PartialEq)]
pub(super) struct DestinationProps {
    /// Whose case it is.
    pub(super) community: CommunityId,
    pub(super) to: String,
    pub(super) onpick: Callback<String>,
    /// Whether the reporter agreed to be named; absent where that is what they are asked.
    pub(super) consent: Option<bool>,
    pub(super) onconsent: Callback<bool>,
    pub(super) error: Option<AttrValue>,
}

/// The communities of the street and the organisations of the community.
#[component]
pub(super) fn Destination(props: &DestinationProps) -> Html {
    let (organisations, reload) = use_call::<_, Page<Organisation>>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/organisations")))
    });
    let (communities, _) = use_call::<_, Page<Community>>((), |()| Some(Call::get("/communities")));
    let street = use_desk().community(props.community).map(|own| own.street_id);
    organisations.show(1, &reload, |organisations| {
        let mut options = vec![Choice::new("", t(text::CHOOSE))];
        let open = organisations.items.iter().filter(|each| !each.retired);
        options.extend(open.map(|each| Choice::new(format!("o{}", each.id), fill(text::OF_ORGANISATION, &[&each.sheet.name]))));
        let all = communities.ready().into_iter().flat_map(|all| &all.items);
        let near = all.filter(|each| each.id != props.community && Some(each.street_id) == street);
        options.extend(near.map(|each| Choice::new(format!("c{}", each.id), fill(text::OF_STREET, &[&each.name]))));
        html! {
            <>
                { part!(Select {
                    label: t(text::DESTINATION),
                    value: props.to.clone(),
                    options,
                    onchange: props.onpick.clone(),
                    error: props.error.clone(),
                    data_test: "transfer-to",
                }) }
                if let Some(checked) = props.consent {
                    { part!(Check {
                        checked,
                        onchange: props.onconsent.clone(),
                        data_test: "transfer-consent",
                        children: html! { <>{ t(text::CONSENT) }</> },
                    }) }
                }
            </>
        }
    })
}
