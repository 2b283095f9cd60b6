//! The list of cards: what each is for, and what can be done with it.

use contract::{
    ids::CardId,
    liaison::{Card, Officer},
};
use kit::{
    hooks::use_state,
    i18n::{Text, cards as text, fill, t, words},
    pages::use_pages,
    part, time,
    ui::{Button, ButtonKind, Check, Empty, Shape, Tone, chip},
};
use yew::prelude::*;

use super::{change::Change, record::Record};

/// Properties of a [`List`].
#[derive(Properties, PartialEq)]
pub(super) struct ListProps {
    /// Which cards, as the address says it.
    pub(super) query: String,
    /// The officers of the community.
    pub(super) officers: Vec<Officer>,
    /// Called when a card changed.
    pub(super) onchanged: Callback<()>,
    /// Called with those that are to be printed.
    pub(super) onprint: Callback<Vec<CardId>>,
}

/// What is being done with a card.
#[derive(Clone, Copy, PartialEq)]
enum Deed {
    Replace,
    Revoke,
    /// Its visits are read.
    Read,
}

impl Deed {
    /// What it is called, and the name by which tests find it.
    const fn words(self) -> (Text, &'static str) {
        match self {
            Self::Replace => (text::REPLACE, "replace"),
            Self::Revoke => (text::REVOKE, "revoke"),
            Self::Read => (text::VISITS, "visits"),
        }
    }
}

/// The list.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let cards = use_pages::<Card>(format!("/liaison/cards{}", props.query));
    let (chosen, deed) = (use_state(Vec::<CardId>::new), use_state(|| None::<(Card, Deed)>));
    let onclose = {
        let (deed, onchanged) = (deed.clone(), props.onchanged.clone());
        Callback::from(move |changed: bool| {
            deed.set(None);
            if changed {
                onchanged.emit(());
            }
        })
    };
    let list = cards.show_as(4, || {
        if cards.is_empty() {
            return part!(Empty {
                shape: Shape::Note,
                words: t(text::NONE)
            });
        }
        let choose = {
            let chosen = chosen.clone();
            Callback::from(move |cards: Vec<CardId>| chosen.set(cards))
        };
        let act = {
            let deed = deed.clone();
            Callback::from(move |next: (Card, Deed)| deed.set(Some(next)))
        };
        html! { <>
            { print(cards.all(), &chosen, &choose, &props.onprint) }
            <ul class="lx-manage-list">{ for cards.all().map(|card| row(card, &chosen, &choose, &act)) }</ul>
            { cards.further() }
        </> }
    });
    html! {
        <>
            { list }
            { match &*deed {
                None => Html::default(),
                Some((card, Deed::Read)) => part!(Record { card: card.clone(), onclose: onclose.reform(|()| false) }),
                Some((card, deed)) => part!(Change {
                    card: card.clone(),
                    replaced: *deed == Deed::Replace,
                    officers: props.officers.clone(),
                    onclose,
                }),
            } }
        </>
    }
}

/// What is to be printed: those that were not yet, at one press; and the way to the sheet.
fn print<'a>(
    cards: impl Iterator<Item = &'a Card>,
    chosen: &[CardId],
    choose: &Callback<Vec<CardId>>,
    onprint: &Callback<Vec<CardId>>,
) -> Html {
    let unprinted: Vec<CardId> = cards
        .filter(|card| card.printed_at.is_none() && card.revoked_at.is_none())
        .map(|card| card.id)
        .take(contract::liaison::MAX_CARDS)
        .collect();
    let all = fill(text::SELECT_UNPRINTED, &[&unprinted.len().to_string()]);
    let some = !unprinted.is_empty();
    let cards = chosen.to_vec();
    html! {
        <div class="lx-row">
            if some {
                { part!(Button {
                    onclick: choose.reform(move |_: MouseEvent| unprinted.clone()),
                    data_test: "cards-unprinted",
                    children: html! { <>{ all }</> },
                }) }
            }
            if !chosen.is_empty() {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    onclick: onprint.reform(move |_: MouseEvent| cards.clone()),
                    data_test: "cards-print",
                    children: html! { <>{ fill(text::PRINT_CHOSEN, &[&chosen.len().to_string()]) }</> },
                }) }
            }
        </div>
    }
}

fn row(card: &Card, chosen: &[CardId], choose: &Callback<Vec<CardId>>, act: &Callback<(Card, Deed)>) -> Html {
    let on = chosen.contains(&card.id);
    let onchange = {
        let (id, chosen) = (card.id, chosen.to_vec());
        choose.reform(move |on: bool| {
            let mut chosen = chosen.clone();
            chosen.retain(|other| *other != id);
            if on {
                chosen.push(id);
            }
            chosen
        })
    };
    let number = fill(text::NUMBER, &[&card.number.to_string()]);
    html! {
        <li key={card.id.to_string()} class="lx-card lx-manage-row" data-test={format!("card-{}", card.number)}>
            <div class="lx-row lx-row-spread">
                if card.revoked_at.is_none() {
                    { part!(Check {
                        checked: on,
                        onchange,
                        data_test: format!("card-{}-chosen", card.number),
                        children: html! { <><strong>{ &card.label }</strong>{ " " }<span class="lx-muted">{ &number }</span></> },
                    }) }
                } else {
                    <span><strong>{ &card.label }</strong>{ " " }<span class="lx-muted">{ &number }</span></span>
                    { chip(Tone::Grey, Shape::Refuse, card.revocation.map_or(t(text::REVOKED), |why| t(words::revocation(why)))) }
                }
                <span class="lx-row">
                    { deed(card, Deed::Read, act) }
                    if card.revoked_at.is_none() { { deed(card, Deed::Replace, act) }{ deed(card, Deed::Revoke, act) } }
                </span>
            </div>
            <p class="lx-small">{ &card.officer.name }{ " · " }<span class="lx-muted">{ said(card) }</span></p>
        </li>
    }
}

/// When it was issued and printed, and how often scanned.
fn said(card: &Card) -> String {
    let mut said = fill(text::ISSUED, &[&time::date(card.issued_at)]);
    said.push_str(" · ");
    match card.printed_at {
        Some(at) => said.push_str(&fill(text::PRINTED, &[&time::date(at)])),
        None => said.push_str(t(text::NOT_PRINTED)),
    }
    if card.scans > 0 {
        said.push_str(" · ");
        said.push_str(&fill(text::SCANS, &[&card.scans.to_string()]));
    }
    said
}

fn deed(card: &Card, what: Deed, act: &Callback<(Card, Deed)>) -> Html {
    let (words, name) = what.words();
    let data_test = format!("card-{}-{name}", card.number);
    let card = card.clone();
    part!(Button {
        kind: ButtonKind::Text,
        onclick: act.reform(move |_: MouseEvent| (card.clone(), what)),
        data_test,
        children: html! { <>{ t(words) }</> },
    })
}
