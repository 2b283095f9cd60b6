//! How proposals are moderated, signed and answered in a community: set by the street, read by its stations.

use contract::{
    proposals::{CommentModeration, ProposalRules, ResidenceProof},
    validation::FieldError,
};
use kit::{
    desk::use_desk,
    form::use_saved,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{Text, language, moderation as text, shared, t},
    part,
    remote::use_remote,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Field, FieldKind, Select, overtaken, use_toasts},
};
use yew::prelude::*;

use crate::{queue::OfCommunity, residents::proof as by};

/// A rule: its name on the wire, its words, and where it stands.
type Rule = (&'static str, Text, fn(&mut ProposalRules) -> &mut u16);

const RULES: [Rule; 9] = [
    ("threshold_permille", text::THRESHOLD_SHARE, |rules| {
        &mut rules.threshold_permille
    }),
    ("threshold_least", text::THRESHOLD_LEAST, |rules| &mut rules.threshold_least),
    ("threshold_most", text::THRESHOLD_MOST, |rules| &mut rules.threshold_most),
    ("gather_days", text::GATHER_DAYS, |rules| &mut rules.gather_days),
    ("moderate_days", text::MODERATE_DAYS, |rules| &mut rules.moderate_days),
    ("answer_days", text::ANSWER_DAYS, |rules| &mut rules.answer_days),
    ("appeal_days", text::APPEAL_DAYS, |rules| &mut rules.appeal_days),
    ("most_open", text::MOST_OPEN, |rules| &mut rules.most_open),
    ("comments_a_day", text::COMMENTS_A_DAY, |rules| &mut rules.comments_a_day),
];

/// The page.
#[component]
pub(crate) fn RulesPage(props: &OfCommunity) -> Html {
    let (rules, reload) = use_remote(props.community, |community| {
        Call::get(&format!("/communities/{community}/proposal-rules")).send_tagged()
    });
    rules.show(4, &reload, |read: &Tagged| {
        part!(Rules {
            community: props.community,
            read: read.clone(),
            again: reload.clone()
        })
    })
}

/// The rules, with the `ETag` of their version.
type Tagged = (ProposalRules, Option<String>);

/// What is typed: the numbers as they stand in the fields, and what is chosen.
type Typed = ([String; RULES.len()], ProposalRules);

fn typed_of(rules: ProposalRules) -> Typed {
    (RULES.map(|(_, _, of)| of(&mut { rules }).to_string()), rules)
}

#[derive(Properties, PartialEq)]
struct RulesProps {
    community: contract::ids::CommunityId,
    /// As the server has them.
    read: Tagged,
    /// Asks the server again.
    again: Callback<()>,
}

#[component]
fn Rules(props: &RulesProps) -> Html {
    let sets = use_desk().of_street();
    let saved = use_saved(props.read.clone());
    let (typed, begun) = (use_state(|| typed_of(saved.0)), use_state(|| saved.1.clone()));
    let (sending, toasts) = (use_sending(), use_toasts());
    let failed = sending.behind(&props.again);
    let path = format!("/communities/{}/proposal-rules", props.community);
    let onsubmit = {
        let (typed, begun, saved, sending) = (typed.clone(), begun.clone(), saved.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match read(&typed) {
                Err(faults) => sending.refuse(Failure::invalid(faults)),
                Ok(rules) if sending.accepts_known(&rules) => {
                    let (toasts, begun, saved) = (toasts.clone(), begun.clone(), saved.clone());
                    let call = Call::put(&path).json(&rules).if_match(begun.as_deref().unwrap_or_default());
                    let done = move |now: Tagged| {
                        begun.set(now.1.clone());
                        saved.set(now);
                        toasts.good(t(shared::SAVED));
                    };
                    sending.start_or(call.send_tagged(), done, failed.clone());
                }
                Ok(_) => {}
            }
        })
    };
    let behind = *begun != saved.1 && read(&typed) != Ok(saved.0);
    let field = |(at, (name, label, _)): (usize, &Rule)| {
        part!(Field {
            label: t(*label),
            kind: FieldKind::Code,
            value: typed.0[at].clone(),
            oninput: typing(&typed, move |typed: &mut Typed, value| typed.0[at] = value),
            disabled: !sets,
            error: sending.error(&format!("/{name}")),
            data_test: *name,
        })
    };
    let chosen = typed.1;
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="rules">
            <p class="lx-small lx-muted">{ t(if sets { text::RULES_NOTE } else { text::RULES_READ }) }</p>
            { for RULES.iter().enumerate().map(field) }
            { part!(Select {
                label: t(text::COMMENTS_WHEN),
                options: vec![
                    Choice::new(CommentModeration::Before.word(), t(text::COMMENTS_BEFORE)),
                    Choice::new(CommentModeration::After.word(), t(text::COMMENTS_AFTER)),
                ],
                value: chosen.comments.word(),
                onchange: typing(&typed, |(_, chosen): &mut Typed, word: String| {
                    chosen.comments = CommentModeration::from_word(&word).unwrap_or(chosen.comments);
                }),
                disabled: !sets,
                data_test: "comments",
            }) }
            { proof(text::SIGN_PROOF, chosen.sign_proof, "sign_proof", !sets, typing(&typed, |(_, chosen): &mut Typed, word: String| {
                chosen.sign_proof = ResidenceProof::from_word(&word).unwrap_or(chosen.sign_proof);
            })) }
            { proof(text::COMMENT_PROOF, chosen.comment_proof, "comment_proof", !sets, typing(&typed, |(_, chosen): &mut Typed, word: String| {
                chosen.comment_proof = ResidenceProof::from_word(&word).unwrap_or(chosen.comment_proof);
            })) }
            { sending.trouble("rules-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if behind { { both(&typed, &begun, &saved) } }
            if sets {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    loading: sending.is_busy(),
                    disabled: behind,
                    data_test: "save",
                    children: html! { { t(shared::SAVE) } },
                }) }
            }
        </form>
    }
}

/// The rules that somebody else saved meanwhile, where they are others, and which are to stand.
fn both(typed: &UseStateHandle<Typed>, begun: &UseStateHandle<Option<String>>, saved: &Tagged) -> Html {
    let numbers = typed_of(saved.0).0;
    let others = RULES
        .iter()
        .zip(numbers)
        .zip(&typed.0)
        .filter(|((_, theirs), mine)| theirs != *mine);
    let theirs = html! {
        <ul>{ for others.map(|(((name, label, _), theirs), _)| html! { <li key={*name}>{ t(*label) }{ " · " }{ theirs }</li> }) }</ul>
    };
    let (take, keep) = (
        (typed.clone(), begun.clone(), saved.clone()),
        (begun.clone(), saved.1.clone()),
    );
    let ontake = move |_: MouseEvent| {
        let (typed, begun, saved) = &take;
        typed.set(typed_of(saved.0));
        begun.set(saved.1.clone());
    };
    let onkeep = move |_: MouseEvent| keep.0.set(keep.1.clone());
    overtaken(theirs, Callback::from(ontake), Callback::from(onkeep))
}

/// How somebody must be verified at least for something.
fn proof(label: Text, value: ResidenceProof, data_test: &'static str, disabled: bool, onchange: Callback<String>) -> Html {
    let options = ResidenceProof::ALL.iter().map(|one| Choice::new(one.word(), t(by(*one))));
    part!(Select {
        label: t(label),
        options: options.collect::<Vec<_>>(),
        value: value.word(),
        onchange,
        disabled,
        data_test,
    })
}

/// The rules as they were typed, or what is no number.
fn read((numbers, chosen): &Typed) -> Result<ProposalRules, Vec<FieldError>> {
    let mut rules = *chosen;
    let mut faults = Vec::new();
    for ((name, _, of), typed) in RULES.iter().zip(numbers) {
        if let Ok(number) = typed.trim().parse() {
            *of(&mut rules) = number;
        } else {
            let mut fault = FieldError::new(format!("/{name}"), "range", language());
            t(text::NUMBER_FORM).clone_into(&mut fault.detail);
            faults.push(fault);
        }
    }
    if faults.is_empty() { Ok(rules) } else { Err(faults) }
}
