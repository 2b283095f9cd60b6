//! How things were decided: what everybody may read, without names.

use contract::{
    page::Page,
    proposals::{Decision, ModerationRecord},
};
use kit::{
    http::Call,
    i18n::{fill, moderation as text, t, words},
    part,
    remote::use_call,
    time,
    ui::{Empty, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::{
    decide::called,
    queue::{OfCommunity, kind},
};

#[component]
pub(crate) fn RecordPage(props: &OfCommunity) -> Html {
    let (record, reload) = use_call::<_, Page<ModerationRecord>>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/moderation-record")))
    });
    record.show(3, &reload, |page| {
        if page.items.is_empty() {
            return part!(Empty {
                shape: Shape::List,
                words: t(text::RECORD_NONE)
            });
        }
        html! {
            <>
                <p class="lx-small lx-muted">{ t(text::RECORD_LEAD) }</p>
                <ul class="lx-manage-list" data-test="record">{ for page.items.iter().map(line) }</ul>
            </>
        }
    })
}

const fn look(decision: Decision) -> (Tone, Shape) {
    match decision {
        Decision::Publish | Decision::Restore => (Tone::Green, Shape::Check),
        Decision::Return => (Tone::Amber, Shape::Undo),
        Decision::Reject => (Tone::Grey, Shape::Refuse),
        Decision::Hide => (Tone::Red, Shape::Lock),
        Decision::Keep => (Tone::Grey, Shape::Check),
        Decision::Merge => (Tone::Grey, Shape::Send),
    }
}

fn line(of: &ModerationRecord) -> Html {
    let (tone, shape) = look(of.decision);
    let hours = (of.took / 3_600).to_string();
    html! {
        <li key={of.at.timestamp_micros().to_string()} class="lx-card lx-row lx-record">
            { chip(tone, shape, t(called(of.decision))) }
            <span class="lx-grow">
                { t(kind(of.kind)) }
                { of.reason.map(|reason| format!(" · {}", t(words::moderation_reason(reason)))) }
            </span>
            <span class="lx-small lx-muted">
                { time::moment(of.at) }{ " · " }{ fill(text::TOOK, &[&hours]) }{ " · " }
                { t(if of.in_time { text::IN_TIME } else { text::LATE }) }
            </span>
        </li>
    }
}
