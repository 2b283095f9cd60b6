//! How cases are answered, in figures: by whoever takes them on, for their station alone, and by community, for everybody.

mod staff;
mod street;

use contract::performance::AnswerFigures;
use kit::{
    desk::use_desk,
    i18n::{Text, rules as text, t},
    part,
};
use yew::prelude::*;

use self::{staff::Staff, street::Street};
use crate::OfCommunity;

/// What is told of each.
const COLUMNS: [Text; 7] = [
    text::FIGURES_TAKEN,
    text::FIGURES_ANSWERED,
    text::FIGURES_IN_TIME,
    text::FIGURES_RATED,
    text::FIGURES_CONTACTED,
    text::FIGURES_RESOLVED,
    text::FIGURES_SATISFIED,
];

#[component]
pub(crate) fn FiguresPage(props: &OfCommunity) -> Html {
    let desk = use_desk();
    let community = props.community;
    let street = desk.community(community).map(|community| community.street_id);
    html! {
        <>
            if desk.of_station() { { part!(Staff { community }) } }
            if let Some(street) = street { { part!(Street { street }) } }
        </>
    }
}

/// A table with one line each, which is moved sideways where it is too wide.
fn table(label: Text, first: Text, more: &[Text], lines: Html) -> Html {
    let columns = [first].into_iter().chain(more.iter().copied()).chain(COLUMNS);
    html! {
        <>
            <div class="lx-wide" tabindex="0" role="region" aria-label={t(label)}>
                <table class="lx-table">
                    <thead><tr>{ for columns.map(|column| html! { <th scope="col">{ t(column) }</th> }) }</tr></thead>
                    <tbody>{ lines }</tbody>
                </table>
            </div>
            <p class="lx-small lx-muted">{ t(text::FIGURES_NOTE) }</p>
        </>
    }
}

/// A cell with a number in it.
fn number(value: String) -> Html {
    html! { <td class="lx-number">{ value }</td> }
}

/// In the order of [`COLUMNS`].
fn values(of: &AnswerFigures) -> [String; 7] {
    [
        of.received.to_string(),
        of.answered.to_string(),
        percent(of.in_time, of.answered),
        of.rated.to_string(),
        percent(of.contacted, of.rated),
        percent(of.resolved, of.rated),
        percent(of.satisfied, of.rated),
    ]
}

/// A share of a whole; nothing while there is none.
pub(crate) fn percent(part: u32, whole: u32) -> String {
    (part * 100)
        .checked_div(whole)
        .map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"))
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn nobody_is_no_share() {
        assert_eq!((percent(3, 4).as_str(), percent(0, 0).as_str()), ("75%", "–"));
    }
}
