//! How proposals are moderated, signed and answered in a community: set by the street, read by its stations.

use contract::{
    proposals::{CommentModeration, ProposalRules, ResidenceProof},
    validation::FieldError,
};
use kit::{
    i18n::{Text, language, moderation as text, t},
    part,
    rules::{Ruleset, Setting, Tagged, Theirs, use_rules, use_setting},
    ui::{Choice, Field, FieldKind, Select},
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

/// The rules of a community for proposals: numbers, and what is chosen.
#[derive(Clone, Copy, PartialEq)]
struct Proposals;

/// What is typed: the numbers as they stand in the fields, and what is chosen.
type Typed = ([String; RULES.len()], ProposalRules);

impl Ruleset for Proposals {
    type Rules = ProposalRules;
    type Typed = Typed;

    fn path(self) -> &'static str {
        "proposal-rules"
    }

    fn written(self, rules: &ProposalRules) -> Typed {
        (RULES.map(|(_, _, of)| of(&mut { *rules }).to_string()), *rules)
    }

    fn read(self, (numbers, chosen): &Typed) -> Result<ProposalRules, Vec<FieldError>> {
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
}

#[component]
pub(crate) fn RulesPage(props: &OfCommunity) -> Html {
    let (rules, reload) = use_rules(Proposals, props.community);
    rules.show(4, &reload, |read| {
        let form = part!(Form {
            community: props.community,
            read: read.clone(),
            again: reload.clone()
        });
        html! { <section class="lx-card">{ form }</section> }
    })
}

#[derive(Properties, PartialEq)]
struct FormProps {
    community: contract::ids::CommunityId,
    /// As the server has them.
    read: Tagged<ProposalRules>,
    /// Asks the server again.
    again: Callback<()>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let setting = use_setting(Proposals, props.community, &props.read, &props.again);
    let (numbers, chosen) = &*setting.typed;
    let field = |(at, (name, label, _)): (usize, &Rule)| {
        part!(Field {
            label: t(*label),
            kind: FieldKind::Code,
            value: numbers[at].clone(),
            oninput: setting.typing(move |typed: &mut Typed, value| typed.0[at] = value),
            disabled: !setting.sets,
            error: setting.sending.error(&format!("/{name}")),
            data_test: *name,
        })
    };
    let onsign = setting.typing(|(_, chosen): &mut Typed, word: String| {
        chosen.sign_proof = ResidenceProof::from_word(&word).unwrap_or(chosen.sign_proof);
    });
    let oncomment = setting.typing(|(_, chosen): &mut Typed, word: String| {
        chosen.comment_proof = ResidenceProof::from_word(&word).unwrap_or(chosen.comment_proof);
    });
    let fields = html! {
        <>
            { for RULES.iter().enumerate().map(field) }
            { comments(&setting) }
            { proof(text::SIGN_PROOF, chosen.sign_proof, "sign_proof", !setting.sets, onsign) }
            { proof(text::COMMENT_PROOF, chosen.comment_proof, "comment_proof", !setting.sets, oncomment) }
        </>
    };
    let lead = if setting.sets { text::RULES_NOTE } else { text::RULES_READ };
    setting.form(lead, fields, |theirs| others(numbers, theirs))
}

/// When what people say of proposals is looked at.
fn comments(setting: &Setting<Proposals>) -> Html {
    part!(Select {
        label: t(text::COMMENTS_WHEN),
        options: vec![
            Choice::new(CommentModeration::Before.word(), t(text::COMMENTS_BEFORE)),
            Choice::new(CommentModeration::After.word(), t(text::COMMENTS_AFTER)),
        ],
        value: setting.typed.1.comments.word(),
        onchange: setting.typing(|(_, chosen): &mut Typed, word: String| {
            chosen.comments = CommentModeration::from_word(&word).unwrap_or(chosen.comments);
        }),
        disabled: !setting.sets,
        data_test: "comments",
    })
}

/// The numbers of `theirs` that are others than those that are typed.
fn others(mine: &[String; RULES.len()], theirs: &ProposalRules) -> Vec<Theirs> {
    let (numbers, _) = Proposals.written(theirs);
    let lines = RULES
        .iter()
        .zip(numbers)
        .zip(mine)
        .filter(|((_, theirs), mine)| theirs != *mine);
    lines
        .map(|(((_, label, _), theirs), _)| (t(*label).to_owned(), theirs))
        .collect()
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
