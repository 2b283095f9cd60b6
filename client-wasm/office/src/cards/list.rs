//! The list of cards: what each is for, and what can be done with it.

use contract::{
    ids::CardId,
    liaison::{Card, Officer},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::{self, Call},
    i18n::{Text, cards as text, fill, shared, t, words},
    part,
    remote::use_call,
    sending::use_sending,
    time,
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
    let (first, retry) = use_call::<_, Page<Card>>(props.query.clone(), |query| {
        Some(Call::get(&format!("/liaison/cards{query}")))
    });
    let (more, sending) = (use_state(|| None::<Page<Card>>), use_sending());
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
    let list = first.show(4, &retry, |page| {
        let items: Vec<&Card> = page.items.iter().chain(more.iter().flat_map(|more| &more.items)).collect();
        if items.is_empty() {
            return part!(Empty {
                shape: Shape::Note,
                words: t(text::NONE)
            });
        }
        let next = more.as_ref().map_or(&page.next, |more| &more.next).clone();
        let onmore = next.map(|next| {
            let (query, more, sending) = (props.query.clone(), more.clone(), sending.clone());
            Callback::from(move |_: MouseEvent| {
                let path = format!("/liaison/cards{query}&{}", &http::query(&[("cursor", &next)])[1..]);
                let (before, more) = ((*more).clone(), more.clone());
                sending.send::<Page<Card>>(Call::get(&path), move |page| {
                    let mut items = before.map_or_else(Vec::new, |before| before.items);
                    items.extend(page.items);
                    more.set(Some(Page { items, next: page.next }));
                });
            })
        });
        let choose = {
            let chosen = chosen.clone();
            Callback::from(move |cards: Vec<CardId>| chosen.set(cards))
        };
        let act = {
            let deed = deed.clone();
            Callback::from(move |next: (Card, Deed)| deed.set(Some(next)))
        };
        html! { <>
            { print(&items, &chosen, &choose, &props.onprint) }
            <ul class="lx-manage-list">{ for items.iter().map(|card| row(card, &chosen, &choose, &act)) }</ul>
            { sending.trouble("cards-failed") }
            if let Some(onclick) = onmore {
                { part!(Button {
                    onclick,
                    loading: sending.is_busy(),
                    data_test: "cards-more",
                    children: html! { <>{ t(shared::LOAD_MORE) }</> },
                }) }
            }
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
fn print(items: &[&Card], chosen: &[CardId], choose: &Callback<Vec<CardId>>, onprint: &Callback<Vec<CardId>>) -> Html {
    let unprinted: Vec<CardId> = items
        .iter()
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
