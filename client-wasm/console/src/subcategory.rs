//! Choosing what the street distinguishes within a category (二级类别).

use contract::{cases::Category, ids::CommunityId};
use kit::{
    i18n::console as text,
    part,
    remote::use_remote,
    ui::{Choice, Select},
};
use yew::prelude::*;

use crate::{calls, keys::keyed};

/// Properties of a [`SubcategoryPicker`].
#[derive(Properties, PartialEq)]
pub(crate) struct SubcategoryProps {
    pub(crate) community: CommunityId,
    pub(crate) category: Option<Category>,
    /// The identifier of what is chosen, or nothing.
    pub(crate) value: String,
    /// What is said where nothing is chosen.
    pub(crate) none: &'static str,
    pub(crate) onchange: Callback<String>,
    #[prop_or_default]
    pub(crate) error: Option<AttrValue>,
    pub(crate) data_test: &'static str,
    /// The key that leads there, where one does.
    #[prop_or_default]
    pub(crate) shortcut: Option<&'static str>,
}

/// A choice, where the street distinguishes something within the category; elsewhere nothing.
#[component]
pub(crate) fn SubcategoryPicker(props: &SubcategoryProps) -> Html {
    let (known, _) = use_remote(props.community, |community| calls::subcategories(*community));
    let mut options = vec![Choice::new("", props.none)];
    if let Some(known) = known.ready() {
        let within = known.iter().filter(|each| Some(each.sheet.category) == props.category);
        options.extend(within.map(|each| Choice::new(each.id.to_string(), each.sheet.name.clone())));
    }
    if options.len() == 1 {
        return Html::default();
    }
    part!(Select {
        label: keyed(text::SUBCATEGORY, props.shortcut),
        options,
        value: props.value.clone(),
        onchange: props.onchange.clone(),
        error: props.error.clone(),
        data_test: props.data_test,
    })
}
