//! How those answer who take a station's cases on: the three rates (响应率、解决率、满意率) of each.

use contract::performance::{StaffFigures, StaffPerformance};
use kit::{
    http::Call,
    i18n::{rules as text, t},
    part,
    remote::use_call,
    ui::{Empty, Shape},
};
use yew::prelude::*;

use super::{number, table, values};
use crate::OfCommunity;

/// Its staff.
#[component]
pub(super) fn Staff(props: &OfCommunity) -> Html {
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
        let lines = html! { { for all.items.iter().map(line) } };
        table(text::FIGURES, text::FIGURES_WHO, &[], lines)
    });
    html! {
        <section class="lx-stack" data-test="figures">
            <p class="lx-small lx-muted">{ t(text::FIGURES_LEAD) }</p>
            { table }
        </section>
    }
}

fn line(of: &StaffFigures) -> Html {
    html! {
        <tr key={of.account_id.to_string()} data-test="figures-row">
            <th scope="row">{ of.name.clone() }</th>
            { for values(&of.figures).map(number) }
        </tr>
    }
}
