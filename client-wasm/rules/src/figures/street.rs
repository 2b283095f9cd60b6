//! How the communities of a street answer, beside each other: what waits, what is over its time, and the rates.

use contract::{
    ids::StreetId,
    performance::{CommunityFigures, StreetPerformance},
};
use kit::{
    http::Call,
    i18n::{fill, rules as text, t},
    remote::use_call,
};
use yew::prelude::*;

use super::{number, table, values};

/// Of which street.
#[derive(Properties, PartialEq)]
pub(super) struct StreetProps {
    /// The street.
    pub(super) street: StreetId,
}

/// Its communities.
#[component]
pub(super) fn Street(props: &StreetProps) -> Html {
    let (all, reload) = use_call::<_, StreetPerformance>(props.street, |street| {
        Some(Call::get(&format!("/streets/{street}/performance")))
    });
    let table = all.show(3, &reload, |all| {
        let lines = html! { { for all.items.iter().map(line) } };
        table(
            text::COMPARED,
            text::COMPARED_WHO,
            &[text::COMPARED_OPEN, text::COMPARED_OVERDUE],
            lines,
        )
    });
    html! {
        <section class="lx-stack" data-test="compared">
            <h2 class="lx-label">{ t(text::COMPARED) }</h2>
            <p class="lx-small lx-muted">{ t(text::COMPARED_LEAD) }</p>
            { table }
        </section>
    }
}

fn line(of: &CommunityFigures) -> Html {
    let overdue = match of.overdue_days {
        Some(days) if days > 0 => fill(text::COMPARED_DAYS, &[&of.overdue.to_string(), &days.to_string()]),
        _ => of.overdue.to_string(),
    };
    html! {
        <tr key={of.community_id.to_string()} data-test="compared-row">
            <th scope="row">
                <a class="lx-link" href={format!("/plain/performance?community={}", of.community_id)}>{ of.name.clone() }</a>
            </th>
            { number(of.open.to_string()) }
            { number(overdue) }
            { for values(&of.figures).map(number) }
        </tr>
    }
}
