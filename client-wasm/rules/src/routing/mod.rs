//! To whom cases go when they are accepted: the rules in their order, changed and tried before they are saved.

mod editor;
mod list;
mod trial;

use contract::{
    handling::{Handlers, Organisation, RoutingRules, RoutingState, RoutingTarget, SENTENCES},
    ids::CommunityId,
    page::Page,
    places::Community,
};
use kit::{
    desk::use_desk,
    form::{Form, use_form, use_saved},
    handlers,
    hooks::use_state,
    http::{Call, Failure},
    i18n::{fill, rules as text, t},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Banner, Button, ButtonKind, Choice, Shape, button, overtaken, use_toasts},
};
use yew::prelude::*;

use self::{
    list::{List, summary},
    trial::Trial,
};
use crate::OfCommunity;

/// What rules can name.
#[derive(Clone, PartialEq)]
struct Known {
    /// To whom they can lead.
    targets: Vec<Choice>,
    /// The grid cells.
    cells: Vec<Choice>,
}

#[component]
pub(crate) fn RoutingPage(props: &OfCommunity) -> Html {
    let of = |path: &str| Some(Call::get(&format!("/communities/{}/{path}", props.community)));
    let (rules, again) = use_call::<_, RoutingState>(props.community, |_| of("routing"));
    let (people, reload) = use_call::<_, Handlers>(props.community, |_| of("handlers"));
    let (organisations, retry) = use_call::<_, Page<Organisation>>(props.community, |_| of("organisations"));
    let desk = use_desk();
    rules.show(4, &again, |rules| {
        people.show(4, &reload, |people| {
            organisations.show(4, &retry, |organisations| {
                let cells = desk.cells(Some(props.community));
                let known = Known {
                    targets: targets(people, desk.community(props.community), &organisations.items),
                    cells: cells
                        .map(|cell| Choice::new(cell.id.to_string(), cell.name.clone()))
                        .collect(),
                };
                part!(Rules {
                    community: props.community,
                    rules: (**rules).clone(),
                    known,
                    again: again.clone()
                })
            })
        })
    })
}

fn targets(people: &Handlers, community: Option<&Community>, organisations: &[Organisation]) -> Vec<Choice> {
    let stations = community.into_iter().flat_map(|community| &community.stations);
    let stations = stations.map(|each| Choice::new(format!("s{}", each.id), fill(text::STATION, &[&each.name])));
    let open = organisations.iter().filter(|each| !each.retired);
    let open = open.map(|each| Choice::new(format!("o{}", each.id), fill(text::ORGANISATION, &[&each.sheet.name])));
    handlers::choices(people).into_iter().chain(stations).chain(open).collect()
}

/// The target that a choice stands for.
fn target(word: &str) -> RoutingTarget {
    let to = handlers::chosen(word);
    RoutingTarget {
        duty_id: to.duty_id,
        account_id: to.account_id,
        station_id: handlers::of(word, 's'),
        organisation_id: handlers::of(word, 'o'),
    }
}

/// The choice that stands for a target.
fn word_of(to: &RoutingTarget) -> String {
    let duty = to.duty_id.map(|id| format!("d{id}"));
    let person = to.account_id.map(|id| format!("p{id}"));
    let station = to.station_id.map(|id| format!("s{id}"));
    let organisation = to.organisation_id.map(|id| format!("o{id}"));
    duty.or(person).or(station).or(organisation).unwrap_or_default()
}

#[derive(Properties, PartialEq)]
struct RulesProps {
    community: CommunityId,
    /// As the server has them.
    rules: RoutingState,
    known: Known,
    /// Asks the server again.
    again: Callback<()>,
}

/// The rules as they are typed; the device keeps them until they are saved.
#[component]
fn Rules(props: &RulesProps) -> Html {
    let saved = use_saved(props.rules.clone());
    let form = use_form(format!("routing.{}", props.community), props.rules.clone());
    let (sending, toasts) = (use_sending(), use_toasts());
    let open = use_state(|| None::<usize>);
    let path = format!("/communities/{}/routing", props.community);
    let failed = sending.behind(&props.again);
    let onsave = {
        let (form, sending, saved, open) = (form.clone(), sending.clone(), saved.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            let rules = RoutingRules {
                rules: form.typed.rules.clone(),
            };
            if !sending.accepts_in(&rules, SENTENCES) {
                return open.set(first_wrong(sending.failure().map(Failure::fields).unwrap_or_default()));
            }
            let (form, saved, toasts, open) = (form.clone(), saved.clone(), toasts.clone(), open.clone());
            let call = Call::put(&path).json(&rules).if_match(&format!("\"{}\"", form.typed.version));
            let done = move |rules: RoutingState| {
                form.done();
                form.typed.set(rules.clone());
                saved.set(rules);
                open.set(None);
                toasts.good(t(kit::i18n::shared::SAVED));
            };
            sending.send_or(call, done, failed.clone());
        })
    };
    let changed = form.typed.rules != saved.rules;
    // Others were saved since these were begun: whoever types decides, and loses nothing meanwhile.
    let behind = changed && form.typed.version != saved.version;
    html! {
        <section class="lx-stack" data-test="routing">
            <p class="lx-small lx-muted">{ t(text::RULES_LEAD) }</p>
            { part!(List { form: form.clone(), known: props.known.clone(), sending: sending.clone(), open: open.clone() }) }
            { sending.trouble("rules-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if behind {
                { both(&form, &saved, &props.known) }
            } else if changed {
                { unsaved(&form, &saved) }
            }
            { part!(Button {
                kind: ButtonKind::Primary,
                onclick: onsave,
                loading: sending.is_busy(),
                disabled: !changed || behind,
                data_test: "rules-save",
                children: html! { { t(text::RULES_SAVE) } },
            }) }
            { part!(Trial { community: props.community, rules: RoutingRules { rules: form.typed.rules.clone() }, known: props.known.clone() }) }
        </section>
    }
}

/// The rules that somebody else saved meanwhile, and which are to stand.
fn both(form: &Form<RoutingState>, saved: &RoutingState, known: &Known) -> Html {
    let version = saved.version;
    let keep = form.typing(move |typed: &mut RoutingState, _: MouseEvent| typed.version = version);
    let theirs = html! {
        <ol class="lx-stack">
            { for saved.rules.iter().enumerate().map(|(at, rule)| html! {
                <li key={at}><strong>{ at + 1 }{ ". " }{ &rule.name }</strong>{ summary(rule, known) }</li>
            }) }
        </ol>
    };
    overtaken(theirs, drop(form, saved), keep)
}

/// Leaves what was changed for what the server has.
fn drop(form: &Form<RoutingState>, saved: &RoutingState) -> Callback<MouseEvent> {
    let (form, saved) = (form.clone(), saved.clone());
    Callback::from(move |_: MouseEvent| {
        form.done();
        form.typed.set(saved.clone());
    })
}

fn unsaved(form: &Form<RoutingState>, saved: &RoutingState) -> Html {
    let onclick = drop(form, saved);
    part!(Banner {
        shape: Shape::Info,
        words: t(text::RULES_UNSAVED),
        data_test: "rules-unsaved",
        children: button(ButtonKind::Text, t(text::RULES_DROP), onclick, "rules-drop")
    })
}

/// The first rule in which something is wrong.
fn first_wrong(faults: &[contract::validation::FieldError]) -> Option<usize> {
    let rest = faults.iter().find_map(|fault| fault.pointer.strip_prefix("/rules/"))?;
    rest.split('/').next()?.parse().ok()
}
