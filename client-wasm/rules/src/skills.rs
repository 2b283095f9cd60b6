//! Which skills of volunteers count only once somebody looked at a certificate.

use contract::teams::{Skill, SkillRules};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{rules as text, shared, t},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::use_toasts,
    visit::{skills, toggle},
};
use yew::prelude::*;

use crate::OfCommunity;

#[component]
pub(crate) fn SkillsPage(props: &OfCommunity) -> Html {
    let path = format!("/communities/{}/skill-rules", props.community);
    let (known, reload) = use_call::<_, SkillRules>(path.clone(), |path| Some(Call::get(path)));
    known.show(4, &reload, |known| {
        part!(Form {
            path: path.clone(),
            first: (**known).clone()
        })
    })
}

#[derive(Properties, PartialEq)]
struct FormProps {
    path: String,
    first: SkillRules,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let rules = use_state(|| props.first.clone());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (rules, sending, path) = (rules.clone(), sending.clone(), props.path.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let toasts = toasts.clone();
            sending.send(Call::put(&path).json(&*rules), move |_: SkillRules| {
                toasts.good(t(shared::SAVED));
            });
        })
    };
    let onchange = typing(&rules, |rules: &mut SkillRules, pressed: AttrValue| {
        toggle(&mut rules.proved, Skill::from_word(&pressed));
    });
    html! {
        <form class="lx-card lx-stack" {onsubmit} data-test="skill-rules">
            <p class="lx-small lx-muted">{ t(text::SKILLS_LEAD) }</p>
            { skills(t(text::SKILLS), &rules.proved, sending.error("/proved"), onchange) }
            { sending.trouble("skill-rules-trouble") }
            { sending.submit(t(shared::SAVE), "skill-rules-save") }
        </form>
    }
}
