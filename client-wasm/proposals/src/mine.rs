//! What one has to do with: one's own proposals, invitations, signatures; and where one is verified as a resident.

use contract::{
    page::Page,
    proposals::{LetterCode, Part, ProposalSummary, Residence, ResidenceProof},
};
use kit::{
    browser,
    community::use_communities,
    hooks::use_state,
    http::Call,
    i18n::{fill, proposals as text, t},
    inbox::InboxCell,
    part,
    remote::use_call,
    sending::{typing, use_sending},
    session::{Standing, use_session},
    time,
    ui::{Button, Cells, Check, Empty, Field, FieldKind, Shape, use_toasts},
};
use yew::prelude::*;

use crate::{
    invite::Reply,
    routes::Route,
    row::row,
    shell::{Screen, sign_in},
};

#[component]
pub(crate) fn MinePage() -> Html {
    let matter = match &use_session().standing {
        Standing::SignedIn(me) => html! {
            <div class="lx-pad lx-stack">
                { part!(Cells { children: part!(InboxCell) }) }
                if me.phone.is_some() { { part!(Verified) } }
                { part!(Mine) }
            </div>
        },
        Standing::SignedOut => html! { <div class="lx-pad">{ sign_in() }</div> },
        Standing::Unknown => Html::default(),
    };
    part!(Screen {
        title: t(text::TAB_MINE),
        tab: Route::Mine,
        data_test: "mine-page",
        children: matter
    })
}

#[component]
fn Mine() -> Html {
    let (proposals, reload) = use_call::<_, Page<ProposalSummary>>((), |()| Some(Call::get("/me/proposals")));
    proposals.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty {
                shape: Shape::Hand,
                words: t(text::MINE_NONE)
            });
        }
        let one = |of: &ProposalSummary| {
            html! {
                <>
                    { row(of) }
                    if of.part == Some(Part::Invited) { { part!(Reply [of.id.to_string()] {
                        id: of.id,
                        organisation: of.invited_for.clone(),
                        until: of.invited_until.map(time::date),
                        done: reload.clone()
                    }) } }
                </>
            }
        };
        html! { <>{ for page.items.iter().map(one) }</> }
    })
}

/// Where one is verified, or how to be.
#[component]
fn Verified() -> Html {
    let (residences, reload) = use_call::<_, Page<Residence>>((), |()| Some(Call::get("/me/residences")));
    let (communities, _) = use_communities();
    residences.show(1, &reload, |known| {
        let named = |one: &Residence| {
            let all = communities.ready()?;
            let community = all.items.iter().find(|each| each.id == one.community_id)?;
            let words = if one.revoked_at.is_some() {
                text::REVOKED_IN
            } else {
                text::VERIFIED_IN
            };
            let minor = if one.adult { "" } else { t(text::NO_VOTE) };
            Some(format!("{}{minor}", fill(words, &[&community.name])))
        };
        html! {
            <section class="lx-card lx-stack" data-test="residence">
                <h2 class="lx-label">{ t(text::RESIDENCE) }</h2>
                { for known.items.iter().filter_map(named).map(|words| html! { <p>{ words }</p> }) }
                if known.items.is_empty() { <p class="lx-muted">{ t(text::NOT_VERIFIED) }</p> }
                if known.items.iter().all(|one| one.proof == ResidenceProof::Card || !one.adult) {
                    { part!(Letter { done: reload.clone() }) }
                }
            </section>
        }
    })
}

#[derive(Properties, PartialEq)]
struct LetterProps {
    done: Callback<()>,
}

/// What a scanned card carried behind `#card=`.
fn carried() -> String {
    let hash = browser::window().and_then(|window| window.location().hash().ok());
    hash.and_then(|hash| hash.strip_prefix("#card=").map(str::to_owned))
        .unwrap_or_default()
}

/// The code of a letter to one's home, or of a card.
#[component]
fn Letter(props: &LetterProps) -> Html {
    let (code, sending, toasts) = (use_state(carried), use_sending(), use_toasts());
    let adult = use_state(|| false);
    let onsubmit = {
        let (code, sending, done, adult) = (code.clone(), sending.clone(), props.done.clone(), adult.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let body = LetterCode {
                code: code.trim().to_owned(),
                adult: *adult,
            };
            if !sending.accepts_known(&body) {
                return;
            }
            let (toasts, done) = (toasts.clone(), done.clone());
            sending.send(Call::post("/me/residences").json(&body), move |_: Residence| {
                toasts.good(t(text::VERIFIED_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit}>
            { part!(Field {
                label: t(text::LETTER_CODE),
                kind: FieldKind::Text,
                value: (*code).clone(),
                oninput: typing(&code, |code: &mut String, typed| *code = typed),
                max_length: 40,
                hint: t(text::CODE_HINT),
                placeholder: AttrValue::from("7KQ4M-ZP2XT"),
                error: sending.error("/code"),
                data_test: "letter-code",
            }) }
            { part!(Check {
                checked: *adult,
                onchange: typing(&adult, |adult: &mut bool, value| *adult = value),
                data_test: "adult",
                children: html! { { t(text::ADULT) } },
            }) }
            { sending.trouble("letter-trouble") }
            { part!(Button {
                block: true,
                submit: true,
                loading: sending.is_busy(),
                data_test: "redeem",
                children: html! { { t(text::REDEEM) } },
            }) }
        </form>
    }
}
