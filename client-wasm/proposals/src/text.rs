//! What a proposal says, for reading.

use contract::proposals::ProposalText;
use kit::i18n::{Text, fill, proposals as text, t};
use yew::prelude::*;

/// The text without its line.
pub(crate) fn text_of(says: &ProposalText) -> Html {
    html! {
        <>
            { long(text::PROBLEM, &says.problem) }
            { long(text::SUGGESTION, &says.suggestion) }
            <dl class="lx-facts">
                { fact(text::HELPS_SHOWN, says.helps.clone()) }
                { fact(text::PLACE_SHOWN, says.place.clone()) }
                { fact(text::COST_SHOWN, says.cost.map(|cost| fill(text::YUAN, &[&cost.to_string()]))) }
            </dl>
        </>
    }
}

fn long(title: Text, words: &str) -> Html {
    html! {
        <section>
            <h3 class="lx-label">{ t(title) }</h3>
            <p class="lx-text">{ words.to_owned() }</p>
        </section>
    }
}

fn fact(title: Text, value: Option<String>) -> Html {
    html! {
        if let Some(value) = value {
            <dt>{ t(title) }</dt>
            <dd>{ value }</dd>
        }
    }
}
