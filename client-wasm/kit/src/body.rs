//! Bodies (议事机构) in words, as residents, members and the station read them.

use contract::bodies::{
    Body, BodyKind, BodyRules, BodyState, BodySummary, COUNCIL_LEAST, Confirmation, ConfirmationOutcome, Lack, LackKind, SeatKind,
};
use yew::prelude::*;

use crate::{
    i18n::{Text, bodies as text, fill, t, words},
    time,
    ui::{Shape, Tone, chip, icon},
};

/// What a body of this kind is called.
pub const fn kind(kind: BodyKind) -> Text {
    match kind {
        BodyKind::Council => text::COUNCIL,
        BodyKind::Group => text::GROUP,
        BodyKind::Committee => text::COMMITTEE,
    }
}

/// As what somebody sits in it.
pub const fn seat(kind: SeatKind) -> Text {
    match kind {
        SeatKind::Resident => text::RESIDENT,
        SeatKind::Staff => text::STAFF,
        SeatKind::Deputy => text::DEPUTY,
        SeatKind::Organisation => text::ORGANISATION,
        SeatKind::Other => text::OTHER,
    }
}

/// The chip of a state; of a body that stands, also whether it lacks something.
pub fn state(of: &BodySummary) -> Html {
    let (tone, shape, words) = match of.state {
        BodyState::Forming => (Tone::Blue, Shape::Person, text::FORMING),
        BodyState::Proposed => (Tone::Amber, Shape::Hand, text::PROPOSED),
        BodyState::Standing if of.complete => (Tone::Green, Shape::Check, text::STANDING),
        BodyState::Standing => (Tone::Amber, Shape::Alert, text::INCOMPLETE),
        BodyState::Dissolved => (Tone::Grey, Shape::Refuse, text::DISSOLVED),
    };
    chip(tone, shape, t(words))
}

/// What it is, in a line: its kind, its field, how many sit in it, and since when it stands.
pub fn facts(of: &BodySummary) -> String {
    let mut facts = vec![t(kind(of.kind)).to_owned()];
    facts.extend(of.field.map(|field| t(words::proposal_field(field)).to_owned()));
    if of.state != BodyState::Dissolved {
        facts.push(fill(text::MEMBERS, &[&of.members.to_string()]));
    }
    facts.extend(of.stands_since.map(|since| fill(text::SINCE, &[&time::date(since)])));
    facts.join(" · ")
}

/// What is missing, in a sentence.
fn lack(of: Lack, rules: &BodyRules) -> String {
    let by = of.by.to_string();
    match of.lack {
        LackKind::TooFew => fill(text::TOO_FEW, &[&by]),
        LackKind::TooMany => fill(text::TOO_MANY, &[&by]),
        LackKind::FewResidents => fill(text::FEW_RESIDENTS, &[&by, &rules.residents_percent.to_string()]),
        LackKind::ManyOfKind => {
            let kind = t(seat(of.kind.unwrap_or(SeatKind::Other)));
            fill(text::MANY_OF_KIND, &[kind, &by, &rules.others_percent.to_string()])
        }
    }
}

/// Whether its members are as the rules ask for, and if not, what is missing.
pub fn lacks(of: &Body) -> Html {
    if of.summary.state == BodyState::Dissolved {
        return Html::default();
    }
    html! {
        <ul class="lx-lacks" data-test="lacks">
            if of.lacks.is_empty() { <li class="lx-lacks-none">{ icon(Shape::Check) }{ t(text::COMPLETE) }</li> }
            { for of.lacks.iter().map(|one| html! { <li>{ icon(Shape::Alert) }{ lack(*one, &of.rules) }</li> }) }
        </ul>
    }
}

/// The rule by which it is judged, in a sentence.
pub fn rule(of: &Body) -> String {
    let rules = &of.rules;
    match of.summary.kind {
        BodyKind::Group => {
            let numbers = [rules.group_least, rules.group_most].map(|number| number.to_string());
            let shares = [rules.residents_percent, rules.others_percent].map(|number| number.to_string());
            fill(text::RULE_OF_GROUPS, &[&numbers[0], &numbers[1], &shares[0], &shares[1]])
        }
        BodyKind::Committee => fill(text::RULE_LEAST, &[&rules.committee_least.to_string()]),
        BodyKind::Council => fill(text::RULE_LEAST, &[&COUNCIL_LEAST.to_string()]),
    }
}

/// How residents voted on it, and the way to that vote.
pub fn confirmation(of: &Confirmation) -> Html {
    let words = match of.outcome {
        None => text::PROPOSED,
        Some(ConfirmationOutcome::Confirmed) => text::CONFIRMED,
        Some(ConfirmationOutcome::NoQuorum) => text::NO_QUORUM,
        Some(ConfirmationOutcome::Rejected) => text::REJECTED,
        Some(ConfirmationOutcome::Incomplete) => text::VOTED_INCOMPLETE,
        Some(ConfirmationOutcome::CalledOff) => text::CALLED_OFF,
    };
    let figures = [of.roll, of.ballots, of.in_favour].map(|number| number.to_string());
    html! {
        <div data-test="confirmation">
            <p class="lx-strong">{ t(words) }</p>
            if of.outcome.is_some() { <p class="lx-number">{ fill(text::FIGURES, &[&figures[0], &figures[1], &figures[2]]) }</p> }
            <p><a class="lx-button lx-button-text" href={format!("/votes/{}", of.vote_id)} data-test="see-vote">{ t(text::SEE_VOTE) }</a></p>
        </div>
    }
}
