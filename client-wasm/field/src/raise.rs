//! Makes a case of something that was said or seen, by a tick and a category.

use contract::cases::Category;
use kit::{
    i18n::{field as text, t, words},
    part,
    ui::{Check, Choice, Select},
};
use yew::prelude::*;

/// Properties of [`Raise`].
#[derive(Properties, PartialEq)]
pub(crate) struct RaiseProps {
    /// What kind of case it becomes, if it does.
    pub(crate) raised: Option<Category>,
    /// Called with what it is now.
    pub(crate) onchange: Callback<Option<Category>>,
    /// What browser tests find it by.
    pub(crate) data_test: String,
}

/// Makes a case of what was said.
#[component]
pub(crate) fn Raise(props: &RaiseProps) -> Html {
    let onchange = props.onchange.reform(|checked: bool| checked.then_some(Category::Other));
    let onkind = {
        let emit = props.onchange.clone();
        Callback::from(move |word: String| emit.emit(Category::from_word(&word)))
    };
    let options = Category::ALL
        .iter()
        .map(|each| Choice::new(each.word(), t(words::category(*each))));
    html! {
        <div class="lx-raise">
            { part!(Check {
                checked: props.raised.is_some(),
                onchange,
                data_test: props.data_test.clone(),
                children: html! { { t(text::RAISE) } },
            }) }
            if let Some(category) = props.raised {
                { part!(Select {
                    label: t(text::RAISE_KIND),
                    options: options.collect::<Vec<_>>(),
                    value: category.word(),
                    onchange: onkind,
                    data_test: format!("{}-kind", props.data_test),
                }) }
            }
        </div>
    }
}
