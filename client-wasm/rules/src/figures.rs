//! How those answer who take a station's cases on: the three rates (响应率、解决率、满意率) of each.

use contract::performance::{AnswerFigures, StaffFigures, StaffPerformance};
use kit::{
    http::Call,
    i18n::{Text, rules as text, t},
    part,
    remote::use_call,
    ui::{Empty, Shape},
};
use yew::prelude::*;

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

/// The page.
#[component]
pub(crate) fn FiguresPage(props: &OfCommunity) -> Html {
    let (all, reload) = use_call::<_, StaffPerformance>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/performance/staff")))
    });
    let table = all.show(3, &reload, |all| {
        if all.items.is_empty() {
            return part!(Empty {
                shape: Shape::List,
                words: t(text::FIGURES_NONE)
            });
        }
        html! {
            <>
                <div class="lx-wide" tabindex="0" role="region" aria-label={t(text::FIGURES)}>
                    <table class="lx-table">
                        <thead><tr>
                            <th scope="col">{ t(text::FIGURES_WHO) }</th>
                            { for COLUMNS.iter().map(|column| html! { <th scope="col">{ t(*column) }</th> }) }
                        </tr></thead>
                        <tbody>{ for all.items.iter().map(line) }</tbody>
                    </table>
                </div>
                <p class="lx-small lx-muted">{ t(text::FIGURES_NOTE) }</p>
            </>
        }
    });
    html! {
        <section class="lx-stack" data-test="figures">
            <p class="lx-small lx-muted">{ t(text::FIGURES_LEAD) }</p>
            { table }
        </section>
    }
}

fn line(of: &StaffFigures) -> Html {
    let values = values(&of.figures);
    html! {
        <tr key={of.account_id.to_string()} data-test="figures-row">
            <th scope="row">{ of.name.clone() }</th>
            { for values.into_iter().map(|value| html! { <td class="lx-number">{ value }</td> }) }
        </tr>
    }
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
fn percent(part: u32, whole: u32) -> String {
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
