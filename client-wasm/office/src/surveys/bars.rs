//! Counts as bars: each row of the table has its words, its bar and its number, for eyes and ears alike.

use kit::i18n::{surveys as text, t};
use yew::prelude::*;

/// One row: what it is, and how often.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) count: u32,
}

/// Draws counts, of which `whole` would be everything.
pub(super) fn bars(caption: &str, bars: &[Bar], whole: u32) -> Html {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default().max(1);
    let rows = bars.iter().enumerate().map(|(at, bar)| {
        let width = f64::from(bar.count) / f64::from(most) * 100.0;
        let share = (f64::from(bar.count) / f64::from(whole.max(1)) * 100.0).round();
        html! {
            <tr key={at}>
                <th scope="row">{ &bar.label }</th>
                <td class="lx-bar-cell" aria-hidden="true">
                    <svg class="lx-bar" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                        <rect width={format!("{width:.1}")} height="10" />
                    </svg>
                </td>
                <td class="lx-number">{ bar.count }</td>
                <td class="lx-number lx-muted">{ format!("{share}%") }</td>
            </tr>
        }
    });
    html! {
        <table class="lx-bars">
            <caption class="lx-hidden">{ caption.to_owned() }</caption>
            <thead class="lx-hidden">
                <tr><th>{ t(text::VALUE) }</th><th></th><th>{ t(text::COUNT) }</th><th>{ t(text::SHARE) }</th></tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
