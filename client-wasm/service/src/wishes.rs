//! What else a resident wishes for; folded away, since what is usual is filled in.

use contract::teams::{Skill, Speech};
use kit::{
    form::Form,
    i18n::{service as text, t},
    part,
    sending::Sending,
    ui::{Choice, Select},
    visit::{gender, skills, speech, toggle},
};
use yew::prelude::*;

use crate::typed::Typed;

/// The fields.
pub(crate) fn wishes(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let counts: Vec<_> = (0..=6_u8)
        .map(|count| Choice::new(count.to_string(), count.to_string()))
        .collect();
    let onskill = form.typing(|typed: &mut Typed, pressed: AttrValue| toggle(&mut typed.skills, Skill::from_word(&pressed)));
    let onspeech = form.typing(|typed: &mut Typed, pressed: AttrValue| toggle(&mut typed.speech, Speech::from_word(&pressed)));
    let ongender = form.typing(|typed: &mut Typed, pressed: AttrValue| typed.gender = pressed.to_string());
    // What is wrong in here must not stay folded away.
    let wrong = ["/volunteers", "/skills", "/speech"]
        .into_iter()
        .any(|name| sending.error(name).is_some());
    html! {
        <details open={wrong}>
            <summary data-test="more">{ t(text::MORE) }</summary>
            <div class="lx-stack lx-wide-stack">
                { part!(Select {
                    label: t(text::VOLUNTEERS),
                    options: counts,
                    value: typed.volunteers.to_string(),
                    onchange: form.typing(|typed: &mut Typed, count: String| typed.volunteers = count.parse().unwrap_or(typed.volunteers)),
                    error: sending.error("/volunteers"),
                    data_test: "volunteers",
                }) }
                { skills(t(text::SKILLS), &typed.skills, sending.error("/skills"), onskill) }
                { speech(t(text::SPEECH), &typed.speech, sending.error("/speech"), onspeech) }
                { gender(t(text::GENDER), t(text::GENDER_ANY), &typed.gender, ongender) }
            </div>
        </details>
    }
}
