//! Choosing the organisation in whose name something is proposed.

use contract::{handling::NamedOrganisation, ids::OrganisationId};
use kit::{
    i18n::{proposals as text, t},
    part,
    ui::{Choice, Select},
};
use yew::prelude::*;

/// One of these, or none; nothing where there is nothing to choose.
pub(crate) fn choose(
    from: &[NamedOrganisation],
    chosen: Option<OrganisationId>,
    onchange: Callback<String>,
    error: Option<AttrValue>,
) -> Html {
    if from.is_empty() && chosen.is_none() {
        return Html::default();
    }
    let mut options = vec![Choice::new("", t(text::NO_ORGANISATION))];
    options.extend(from.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())));
    part!(Select {
        label: t(text::IN_NAME_OF),
        options,
        value: chosen.map(|id| id.to_string()).unwrap_or_default(),
        onchange,
        error,
        data_test: "organisation",
    })
}
