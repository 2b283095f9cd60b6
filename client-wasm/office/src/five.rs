//! The five haves (五有) of every grid cell: whether somebody answers for it, patrols, reports, resolves and supervises, and who does so
//! today.

use std::collections::HashMap;

use contract::people::{Duty, DutyKind};
use kit::{
    desk::Desk,
    i18n::{fill, people as text, t, words},
};
use uuid::Uuid;
use yew::prelude::*;

/// What every cell is to have.
const FIVE: [DutyKind; 5] = [
    DutyKind::Lead,
    DutyKind::Patrol,
    DutyKind::Report,
    DutyKind::Resolve,
    DutyKind::Supervise,
];

/// Who does one of them for a cell today.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Today<'a> {
    /// Nobody was ever named.
    Lacks,
    /// Both who do it are away.
    Nobody,
    /// They do.
    Who(&'a str),
}

type Named<'a> = HashMap<(Uuid, &'static str), &'a Duty>;

fn today<'a>(named: &Named<'a>, cell: Uuid, kind: DutyKind) -> Today<'a> {
    let Some(duty) = named.get(&(cell, kind.word())) else {
        return Today::Lacks;
    };
    match duty.today {
        None => Today::Nobody,
        Some(who) if who == duty.sheet.a => Today::Who(&duty.a_name),
        Some(_) => Today::Who(duty.b_name.as_deref().unwrap_or_default()),
    }
}

/// The table, folded under what is missing in all.
pub(super) fn five(duties: &[Duty], desk: &Desk) -> Html {
    let named: Named<'_> = duties
        .iter()
        .map(|duty| ((duty.sheet.place_id, duty.sheet.kind.word()), duty))
        .collect();
    let rows: Vec<(String, [Today<'_>; 5])> = desk
        .communities
        .iter()
        .flat_map(|community| community.cells.iter().map(move |cell| (community, cell)))
        .map(|(community, cell)| {
            let name = format!("{} · {}", community.name, cell.name);
            (name, FIVE.map(|kind| today(&named, cell.id.uuid(), kind)))
        })
        .collect();
    let count = |what: Today<'_>| {
        let all = rows.iter().flat_map(|(_, five)| five);
        all.filter(|one| **one == what).count().to_string()
    };
    let summary = fill(text::FIVE, &[&count(Today::Lacks), &count(Today::Nobody)]);
    html! {
        <details class="lx-card" data-test="five">
            <summary>{ summary }</summary>
            <div class="lx-five" tabindex="0" role="region" aria-label={t(text::FIVE_CELLS)}>
                <table>
                    <thead><tr>
                        <th scope="col">{ t(text::FIVE_CELLS) }</th>
                        { for FIVE.into_iter().map(|kind| html! { <th scope="col">{ t(words::duty(kind)) }</th> }) }
                    </tr></thead>
                    <tbody>{ for rows.iter().map(row) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn row((name, five): &(String, [Today<'_>; 5])) -> Html {
    let one = |today: &Today<'_>| match today {
        Today::Lacks => html! { <td class="lx-five-lacks">{ t(text::FIVE_LACKS) }</td> },
        Today::Nobody => html! { <td class="lx-five-lacks">{ t(text::TODAY_NONE) }</td> },
        Today::Who(name) => html! { <td>{ *name }</td> },
    };
    html! { <tr key={name.clone()}><th scope="row">{ name }</th>{ for five.iter().map(one) }</tr> }
}

#[cfg(test)]
mod tests {
    use contract::{ids::AccountId, people::DutySheet};

    use super::*;

    fn duty(cell: Uuid, kind: DutyKind, today: Option<AccountId>, [a, b]: [AccountId; 2]) -> Duty {
        Duty {
            id: Uuid::from_u128(1).into(),
            sheet: DutySheet {
                place_id: cell,
                kind,
                a,
                b: Some(b),
            },
            a_name: "小李".to_owned(),
            b_name: Some("小王".to_owned()),
            today,
            version: 1,
        }
    }

    #[test]
    fn a_cell_lacks_whom_nobody_named_and_has_nobody_while_both_are_away() {
        let cell = Uuid::from_u128(7);
        let both: [AccountId; 2] = [Uuid::from_u128(2).into(), Uuid::from_u128(3).into()];
        let duties = [
            duty(cell, DutyKind::Lead, Some(both[0]), both),
            duty(cell, DutyKind::Patrol, Some(both[1]), both),
            duty(cell, DutyKind::Report, None, both),
            duty(Uuid::from_u128(8), DutyKind::Resolve, Some(both[0]), both),
        ];
        let named: Named<'_> = duties
            .iter()
            .map(|duty| ((duty.sheet.place_id, duty.sheet.kind.word()), duty))
            .collect();
        let five = FIVE.map(|kind| today(&named, cell, kind));
        assert_eq!(
            five,
            [
                Today::Who("小李"),
                Today::Who("小王"),
                Today::Nobody,
                Today::Lacks,
                Today::Lacks
            ]
        );
    }
}
