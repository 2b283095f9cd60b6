//! Writing up what was done, and confirming everybody's time. What is typed stays on the device until the server has it.

use chrono::{DateTime, Utc};
use contract::{
    ids::AccountId,
    teams::{OfferState, Served, Service, ServiceRecord, TeamMember},
};
use kit::{
    form::{Form, use_form},
    http::Call,
    i18n::{fill, t, teams as text},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Field, FieldKind, TextArea, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use crate::{faults::FAULTS, service::OfService};

/// The most minutes that one service may take.
const MOST: i64 = 720;

/// What was typed: the text, and minutes where they were changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    text: String,
    minutes: Vec<(AccountId, String)>,
}

impl Typed {
    /// The minutes of somebody, as they stand in their field.
    fn of(&self, member: &TeamMember, now: DateTime<Utc>) -> String {
        let typed = self.minutes.iter().find(|(id, _)| *id == member.account_id);
        typed.map_or_else(|| minutes(member, now).to_string(), |(_, minutes)| minutes.clone())
    }

    fn set(&mut self, id: AccountId, minutes: String) {
        self.minutes.retain(|(other, _)| *other != id);
        self.minutes.push((id, minutes));
    }

    fn record(&self, service: &Service, now: DateTime<Utc>) -> ServiceRecord {
        let served = |member: &TeamMember| Served {
            account_id: member.account_id,
            // What is no number is refused by its field, not counted as nothing.
            minutes: self.of(member, now).trim().parse().unwrap_or(u32::MAX),
        };
        ServiceRecord {
            text: self.text.trim().to_owned(),
            people: coming(service).map(served).collect(),
        }
    }
}

/// From arriving to leaving; to now for who has not left, and nothing for who has not arrived.
fn minutes(member: &TeamMember, now: DateTime<Utc>) -> i64 {
    let Some(arrived) = member.arrived_at else { return 0 };
    let left = member.left_at.unwrap_or(now);
    (left - arrived).num_minutes().clamp(0, MOST)
}

/// Those who said yes.
fn coming(service: &Service) -> impl Iterator<Item = &TeamMember> {
    service.team.iter().filter(|one| one.state == OfferState::Accepted)
}

/// The form.
#[component]
pub(crate) fn WriteUp(props: &OfService) -> Html {
    let form = use_form(format!("record.{}", props.service.summary.id), Typed::default());
    let (sending, toasts) = (use_sending(), use_toasts());
    let now = time::now();
    let onsubmit = {
        let (form, sending, of) = (form.clone(), sending.clone(), props.again());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let record = form.typed.record(&of.service, time::now());
            if !sending.accepts_in(&record, &FAULTS) {
                return;
            }
            let (form, toasts, reload) = (form.clone(), toasts.clone(), of.reload.clone());
            sending.send(Call::post(&of.path("record")).json(&record), move |_: Service| {
                form.done();
                toasts.good(t(text::WRITTEN));
                reload.emit(());
            });
        })
    };
    let people = coming(&props.service).enumerate();
    html! {
        <details>
            <summary data-test="write-up">{ t(text::WRITE_UP) }</summary>
            <form class="lx-stack" {onsubmit} data-test="record-form">
                { part!(TextArea {
                    label: t(text::RECORD),
                    value: form.typed.text.clone(),
                    oninput: form.typing(|typed: &mut Typed, text| typed.text = text),
                    limit: 2_000,
                    hint: t(text::RECORD_HINT),
                    error: sending.error("/text"),
                    data_test: "record-text",
                }) }
                <p class="lx-small lx-muted">{ t(text::MINUTES_HINT) }</p>
                { for people.map(|(at, member)| time_of(&form, &sending, at, member, now)) }
                { sending.trouble("record-trouble") }
                if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
                { sending.submit_wide(t(text::WRITE_SEND), "send-record") }
            </form>
        </details>
    }
}

fn time_of(form: &Form<Typed>, sending: &Sending, at: usize, member: &TeamMember, now: DateTime<Utc>) -> Html {
    let id = member.account_id;
    let seen = member.arrived_at.map(|_| minutes(member, now));
    part!(Field [id.to_string()] {
        label: fill(text::MINUTES_OF, &[&member.name]),
        kind: FieldKind::Code,
        value: form.typed.of(member, now),
        oninput: form.typing(move |typed: &mut Typed, minutes| typed.set(id, minutes)),
        hint: seen.map(|seen| AttrValue::from(fill(text::MINUTES_SEEN, &[&seen.to_string()]))),
        error: sending.error(&format!("/people/{at}/minutes")),
        data_test: format!("minutes-{at}"),
    })
}

#[cfg(test)]
mod tests {
    use contract::teams::TeamMember;

    use super::minutes;

    fn member(arrived: Option<&str>, left: Option<&str>) -> TeamMember {
        serde_json::from_value(serde_json::json!({
            "account_id": uuid::Uuid::from_u128(1), "name": "王芳", "role": "lead", "own": true, "state": "accepted",
            "answer_until": "2026-11-26T01:00:00Z", "arrived_at": arrived, "left_at": left,
        }))
        .expect("a member")
    }

    #[test]
    fn minutes_are_what_was_seen_of_somebody() {
        let now = "2026-11-26T03:00:00Z".parse().expect("a time");
        let (came, left) = (Some("2026-11-26T01:00:00Z"), Some("2026-11-26T02:31:40Z"));
        assert_eq!(minutes(&member(came, left), now), 91);
        assert_eq!(minutes(&member(came, None), now), 120, "who is still there");
        assert_eq!(minutes(&member(None, None), now), 0, "who did not come");
    }
}
