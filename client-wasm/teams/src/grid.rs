//! The grid of a community as a honeycomb: nobody knows where its cells lie, so they lie in their order, always the same.
//!
//! The darker, the more wait; how many volunteers are free stands below. Pressing a cell shows what is asked for there. The
//! same stands in a table, for whoever reads with their ears.

use contract::{
    ids::CellId,
    teams::{CellStanding, ServiceGrid},
};
use kit::{
    desk::{Desk, use_desk},
    http::Call,
    i18n::{fill, t, teams as text},
    remote::use_call,
};
use yew::prelude::*;

/// Half of a cell's width, and its radius, in the drawing's units.
const HALF: f64 = 52.0;
const RADIUS: f64 = 60.0;
/// From one row to the next.
const ROW: f64 = 92.0;
/// Letters of a cell's name that have room.
const LETTERS: usize = 6;

/// Properties of a [`Grid`].
#[derive(Properties, PartialEq)]
pub(crate) struct GridProps {
    /// The community.
    pub(crate) community: contract::ids::CommunityId,
    /// The cell that is chosen.
    pub(crate) chosen: Option<CellId>,
    /// Called with the cell that was pressed; with nothing when it was chosen already.
    pub(crate) onchange: Callback<Option<CellId>>,
}

/// The honeycomb, and the table.
#[component]
pub(crate) fn Grid(props: &GridProps) -> Html {
    let (desk, community) = (use_desk(), props.community);
    let (grid, reload) = use_call::<_, ServiceGrid>(community, |community| {
        Some(Call::get(&format!("/communities/{community}/service-grid")))
    });
    grid.show(1, &reload, |grid| {
        if grid.cells.iter().all(|each| each.cell_id.is_none()) {
            return Html::default();
        }
        html! {
            <details class="lx-card" data-test="grid">
                <summary>{ t(text::GRID) }</summary>
                <p class="lx-small lx-muted">{ t(text::GRID_LEAD) }</p>
                { honeycomb(props, &desk, &grid.cells) }
                <details>
                    <summary class="lx-small">{ t(text::GRID_TABLE) }</summary>
                    { table(props, &desk, &grid.cells) }
                </details>
            </details>
        }
    })
}

/// A cell by its name.
fn name(props: &GridProps, desk: &Desk, cell: Option<CellId>) -> String {
    cell.and_then(|cell| desk.place_of(props.community, Some(cell), false))
        .unwrap_or_else(|| t(text::GRID_NONE).to_owned())
}

fn press(props: &GridProps, cell: Option<CellId>) -> Callback<()> {
    let next = cell.filter(|cell| props.chosen != Some(*cell));
    let onchange = props.onchange.clone();
    Callback::from(move |()| onchange.emit(next))
}

/// How many cells lie in a row: about as many as there are rows.
fn columns(cells: usize) -> usize {
    (1..=cells).find(|side| side * side >= cells).unwrap_or(1)
}

/// Where the middle of a cell lies.
#[expect(clippy::cast_precision_loss, reason = "a community has a few dozen cells")]
fn middle(number: usize, columns: usize) -> (f64, f64) {
    let (row, column) = (number / columns, number % columns);
    let shift = if row % 2 == 1 { HALF } else { 0.0 };
    (
        HALF + 2.0 + column as f64 * 2.0 * HALF + shift,
        RADIUS + 2.0 + row as f64 * ROW,
    )
}

fn honeycomb(props: &GridProps, desk: &Desk, cells: &[CellStanding]) -> Html {
    let columns = columns(cells.len());
    let place = |number: usize| middle(number, columns);
    let bottom = place(cells.len().saturating_sub(1)).1;
    let right = (0..cells.len()).map(|number| place(number).0).fold(0.0, f64::max);
    let (width, height) = (right + HALF + 2.0, bottom + RADIUS + 2.0);
    let one = |(number, standing): (usize, &CellStanding)| cell(props, desk, standing, place(number));
    html! {
        <svg class="lx-grid" viewBox={format!("0 0 {width} {height}")} width={width.to_string()} role="group" aria-label={t(text::GRID)}>
            { for cells.iter().enumerate().map(one) }
        </svg>
    }
}

/// How dark a cell is: nobody waits, one does, a few, many.
const fn shade(waiting: u32) -> &'static str {
    match waiting {
        0 => "lx-hex",
        1 => "lx-hex lx-hex-1",
        2 | 3 => "lx-hex lx-hex-2",
        _ => "lx-hex lx-hex-3",
    }
}

fn cell(props: &GridProps, desk: &Desk, standing: &CellStanding, (x, y): (f64, f64)) -> Html {
    let name = name(props, desk, standing.cell_id);
    let (waiting, free) = (standing.waiting.to_string(), standing.free.to_string());
    let chosen = standing.cell_id.is_some() && standing.cell_id == props.chosen;
    let press = press(props, standing.cell_id);
    let onkeydown = {
        let press = press.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                press.emit(());
            }
        })
    };
    // What stands in brackets, mostly numbers of houses, has no room.
    let short: String = name
        .split(['（', '('])
        .next()
        .unwrap_or_default()
        .chars()
        .take(LETTERS)
        .collect();
    let (low, high) = (y - RADIUS / 2.0, y + RADIUS / 2.0);
    let points = format!(
        "{x},{} {},{low} {},{high} {x},{} {},{high} {},{low}",
        y - RADIUS,
        x + HALF,
        x + HALF,
        y + RADIUS,
        x - HALF,
        x - HALF
    );
    let said = |words: String, dy: f64, class: &'static str| {
        html! { <text {class} x={x.to_string()} y={(y + dy).to_string()} text-anchor="middle">{ words }</text> }
    };
    html! {
        <g
            key={name.clone()}
            class={shade(standing.waiting)}
            role="button"
            tabindex="0"
            aria-pressed={chosen.to_string()}
            aria-label={fill(text::GRID_CELL, &[&name, &waiting, &free])}
            onclick={press.reform(|_: MouseEvent| ())}
            {onkeydown}
            data-test="cell"
        >
            <polygon {points} />
            { said(short, -18.0, "lx-hex-name") }
            { said(fill(text::GRID_WAITING, &[&waiting]), 6.0, "lx-hex-strong") }
            { said(fill(text::GRID_FREE, &[&free]), 28.0, "lx-hex-name") }
        </g>
    }
}

fn table(props: &GridProps, desk: &Desk, cells: &[CellStanding]) -> Html {
    let row = |standing: &CellStanding| {
        let name = name(props, desk, standing.cell_id);
        html! {
            <tr key={name.clone()}>
                <th scope="row">{ name }</th>
                <td class="lx-number">{ standing.waiting }</td>
                <td class="lx-number">{ standing.free }</td>
            </tr>
        }
    };
    html! {
        <table class="lx-grid-table" data-test="grid-table">
            <thead>
                <tr>
                    <th scope="col">{ t(text::GRID_CELL_HEAD) }</th>
                    <th scope="col">{ t(text::GRID_WAITING_HEAD) }</th>
                    <th scope="col">{ t(text::GRID_FREE_HEAD) }</th>
                </tr>
            </thead>
            <tbody>{ for cells.iter().map(row) }</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::{HALF, ROW, columns, middle, shade};

    #[test]
    fn cells_lie_in_rows_of_which_every_other_is_shifted() {
        assert_eq!([1, 2, 4, 5, 9, 10].map(columns), [1, 2, 2, 3, 3, 4]);
        let (first, below) = (middle(0, 3), middle(3, 3));
        assert!((below.0 - first.0 - HALF).abs() < 0.01 && (below.1 - first.1 - ROW).abs() < 0.01);
        assert!((middle(1, 3).0 - first.0 - 2.0 * HALF).abs() < 0.01, "they touch");
    }

    #[test]
    fn the_more_wait_the_darker_it_is() {
        let shades: Vec<&str> = [0, 1, 2, 3, 4, 40].into_iter().map(shade).collect();
        assert_eq!(
            shades,
            [
                "lx-hex",
                "lx-hex lx-hex-1",
                "lx-hex lx-hex-2",
                "lx-hex lx-hex-2",
                "lx-hex lx-hex-3",
                "lx-hex lx-hex-3"
            ]
        );
    }
}
