//! Cards on paper: ten to a page of A4, each in both languages, with dashes to cut along.

use contract::{
    Language,
    ids::CardId,
    liaison::{Face, PrintCards, Sheet},
};
use kit::{
    browser,
    hooks::use_effect_with,
    http::Call,
    i18n::{Text, cards as text, fill, shared, t, words},
    part,
    remote::use_call,
    ui::{Banner, ButtonKind, Shape, Tone, button, calling},
};
use yew::prelude::*;

/// Cards on a page.
const ON_A_PAGE: usize = 10;

/// Properties of a [`SheetPage`].
#[derive(Properties, PartialEq)]
pub(super) struct SheetPageProps {
    /// The cards, in the order in which they are printed.
    pub(super) cards: Vec<CardId>,
    /// Called when it is left.
    pub(super) onback: Callback<()>,
}

#[component]
pub(super) fn SheetPage(props: &SheetPageProps) -> Html {
    let (sheet, reload) = use_call::<_, Sheet>(props.cards.clone(), |cards| {
        let asked = PrintCards { cards: cards.clone() };
        Some(Call::post("/liaison/sheets").json(&asked))
    });
    // The window begins where the list was left.
    use_effect_with((), |()| {
        if let Some(window) = browser::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    let onprint = Callback::from(|_: MouseEvent| {
        if let Some(window) = browser::window() {
            // A browser that cannot print says so itself.
            window.print().unwrap_or_default();
        }
    });
    let pages = sheet.show(6, &reload, |sheet| {
        let pages = sheet.faces.chunks(ON_A_PAGE).enumerate();
        let pages = pages.map(|(number, faces)| {
            html! { <div key={number} class="lx-sheet-page" data-test="sheet-page">{ for faces.iter().map(card) }</div> }
        });
        html! { <>{ sheet.faces.first().map(leads).unwrap_or_default() }<div class="lx-sheet" data-test="sheet">{ for pages }</div></> }
    });
    html! {
        <section class="lx-stack">
            <div class="lx-row lx-row-spread lx-no-print">
                { calling(t(shared::BACK), &props.onback, "sheet-back") }
                <p class="lx-muted lx-small lx-grow">{ t(text::SHEET_LEAD) }</p>
                { button(ButtonKind::Primary, t(text::PRINT), onprint, "sheet-print") }
            </div>
            { pages }
        </section>
    }
}

/// Where the codes lead: printed with a wrong address, a hundred cards are a hundred too many.
fn leads(face: &Face) -> Html {
    let origin = browser::window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default();
    let (address, _) = face.address.split_once("/card/").unwrap_or_default();
    html! {
        <div class="lx-no-print" data-test="sheet-leads">
            if address == origin {
                <p class="lx-muted lx-small">{ fill(text::CODES_LEAD, &[address]) }</p>
            } else {
                { part!(Banner { tone: Tone::Red, shape: Shape::Alert, words: fill(text::CODES_ASTRAY, &[address]) }) }
            }
        </div>
    }
}

/// A text in both languages: whoever reads the card has not chosen one.
fn both(text: Text) -> Html {
    html! {
        <>{ text.to(Language::Chinese) }<span class="lx-sheet-english" lang="en">{ text.to(Language::English) }</span></>
    }
}

fn card(face: &Face) -> Html {
    let card = &face.card;
    let side = face.modules;
    html! {
        <article key={card.id.to_string()} class="lx-sheet-card" data-test="sheet-card">
            <div class="lx-sheet-words">
                <h3>{ both(text::CARD_TITLE) }</h3>
                <p class="lx-sheet-place">{ &face.community_name }<br />{ &card.label }</p>
                <p class="lx-sheet-officer"><strong>{ &card.officer.name }</strong><br />{ both(words::role(card.officer.role)) }</p>
                if !card.officer.visiting_hours.is_empty() {
                    <p>{ both(text::CARD_HOURS) }<br />{ &card.officer.visiting_hours }</p>
                }
                if let Some(station) = &face.station {
                    <p class="lx-sheet-station">{ &station.name }<br />{ &station.phone }</p>
                }
            </div>
            <div class="lx-sheet-code">
                <svg viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges" role="img" aria-label={t(text::CARD_SCAN)}>
                    <path d={face.path.clone()} />
                </svg>
                <p>{ both(text::CARD_SCAN) }</p>
                <p class="lx-sheet-number">{ format!("No. {}", card.number) }</p>
            </div>
        </article>
    }
}
