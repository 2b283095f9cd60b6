//! How proposals are moderated, signed and answered in a community: set by the street, read by its stations.

use contract::{
    proposals::{CommentModeration, ProposalRules, ResidenceProof},
    validation::FieldError,
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    http::{Call, Failure},
    i18n::{Text, language, moderation as text, shared, t},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Choice, Field, FieldKind, Select, use_toasts},
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
    let (rules, reload) = use_call::<_, ProposalRules>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/proposal-rules")))
    });
    rules.show(4, &reload, |rules| {
        part!(Rules {
            community: props.community,
            rules: **rules
        })
    })
}

#[derive(Properties, PartialEq)]
struct RulesProps {
    community: contract::ids::CommunityId,
    rules: ProposalRules,
}

#[component]
fn Rules(props: &RulesProps) -> Html {
    let sets = use_desk().of_street();
    let first = props.rules;
    let typed = use_state(|| RULES.map(|(_, _, of)| of(&mut { first }).to_string()));
    let (comments, proofs) = (
        use_state(|| first.comments),
        use_state(|| (first.sign_proof, first.comment_proof)),
    );
    let (sending, toasts) = (use_sending(), use_toasts());
    let path = format!("/communities/{}/proposal-rules", props.community);
    let onsubmit = {
        let (typed, comments, sending) = (typed.clone(), comments.clone(), sending.clone());
        let proofs = proofs.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let chosen = ProposalRules {
                comments: *comments,
                sign_proof: proofs.0,
                comment_proof: proofs.1,
                ..first
            };
            match read(&typed, chosen) {
                Err(faults) => sending.refuse(Failure::invalid(faults)),
                Ok(rules) if sending.accepts_known(&rules) => {
                    let toasts = toasts.clone();
                    sending.send(Call::put(&path).json(&rules), move |_: ProposalRules| {
                        toasts.good(t(shared::SAVED));
                    });
                }
                Ok(_) => {}
            }
        })
    };
    let field = |(at, (name, label, _)): (usize, &Rule)| {
        part!(Field {
            label: t(*label),
            kind: FieldKind::Code,
            value: typed[at].clone(),
            oninput: typing(&typed, move |typed: &mut [String; RULES.len()], value| typed[at] = value),
            disabled: !sets,
            error: sending.error(&format!("/{name}")),
            data_test: *name,
        })
    };
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
                value: comments.word(),
                onchange: typing(&comments, |comments: &mut CommentModeration, word: String| {
                    *comments = CommentModeration::from_word(&word).unwrap_or(*comments);
                }),
                disabled: !sets,
                data_test: "comments",
            }) }
            { proof(text::SIGN_PROOF, proofs.0, "sign_proof", !sets, typing(&proofs, |proofs: &mut Proofs, word: String| {
                proofs.0 = ResidenceProof::from_word(&word).unwrap_or(proofs.0);
            })) }
            { proof(text::COMMENT_PROOF, proofs.1, "comment_proof", !sets, typing(&proofs, |proofs: &mut Proofs, word: String| {
                proofs.1 = ResidenceProof::from_word(&word).unwrap_or(proofs.1);
            })) }
            { sending.trouble("rules-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            if sets {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "save",
                    children: html! { { t(shared::SAVE) } },
                }) }
            }
        </form>
    }
}

/// How somebody must be verified at least to sign, and to say something.
type Proofs = (ResidenceProof, ResidenceProof);

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
fn read(typed: &[String; RULES.len()], mut rules: ProposalRules) -> Result<ProposalRules, Vec<FieldError>> {
    let mut faults = Vec::new();
    for ((name, _, of), typed) in RULES.iter().zip(typed) {
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
