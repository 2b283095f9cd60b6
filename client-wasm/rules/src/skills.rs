//! Which skills of volunteers count only once somebody looked at a certificate.

use contract::teams::{Skill, SkillRules, terms};
use kit::{
    form::{use_form, use_saved},
    http::Call,
    i18n::{rules as text, shared, t},
    part,
    remote::use_remote,
    sending::use_sending,
    ui::{Button, ButtonKind, use_toasts},
    visit::{skills, toggle},
};
use yew::prelude::*;

use crate::OfCommunity;

/// The version at which it was begun, and what is chosen.
type Typed = (u32, SkillRules);

/// What the server keeps, with the version that its `ETag` names.
fn read((rules, tag): &(SkillRules, Option<String>)) -> Typed {
    let version = tag.as_deref().and_then(|tag| tag.trim_matches('"').parse().ok());
    (version.unwrap_or_default(), rules.clone())
}

#[component]
pub(crate) fn SkillsPage(props: &OfCommunity) -> Html {
    let path = format!("/communities/{}/skill-rules", props.community);
    let (known, reload) = use_remote(path.clone(), |path| Call::get(path).send_tagged::<SkillRules>());
    known.show(4, &reload, |known| {
        part!(Form {
            path: path.clone(),
            known: read(known),
            again: reload.clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct FormProps {
    path: String,
    known: Typed,
    again: Callback<()>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let saved = use_saved(props.known.clone());
    let form = use_form(props.path.clone(), (*saved).clone());
    let (sending, toasts, rules) = (use_sending(), use_toasts(), &form.typed.1);
    let (behind, failed) = (form.is_behind(&saved), sending.behind(&props.again));
    let onsubmit = {
        let (form, sending, path, saved) = (form.clone(), sending.clone(), props.path.clone(), saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (version, rules) = &*form.typed;
            let (form, toasts, saved) = (form.clone(), toasts.clone(), saved.clone());
            let call = Call::put(&path).json(rules).if_match(&format!("\"{version}\""));
            let done = move |now: (SkillRules, Option<String>)| {
                form.done();
                form.typed.set(read(&now));
                saved.set(read(&now));
                toasts.good(t(shared::SAVED));
            };
            sending.start_or(call.send_tagged(), done, failed.clone());
        })
    };
    let onchange = form.typing(|(_, rules): &mut Typed, pressed: AttrValue| {
        toggle(&mut rules.proved, Skill::from_word(&pressed));
    });
    let theirs = |rules: &SkillRules| {
        let names: Vec<&str> = rules.proved.iter().map(|skill| t(terms::skill(*skill))).collect();
        html! { <p>{ names.join(" · ") }</p> }
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="skill-rules">
            <p class="lx-small lx-muted">{ t(text::SKILLS_LEAD) }</p>
            { skills(t(text::SKILLS), &rules.proved, sending.error("/proved"), onchange) }
            { sending.trouble("skill-rules-trouble") }
            { form.overtaken((*saved).clone(), theirs) }
            { part!(Button {
                kind: ButtonKind::Primary,
                submit: true,
                loading: sending.is_busy(),
                disabled: behind,
                data_test: "skill-rules-save",
                children: html! { { t(shared::SAVE) } },
            }) }
        </form>
    }
}
