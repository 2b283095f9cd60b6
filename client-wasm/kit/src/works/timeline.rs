//! What happened to a project, once somebody wants to see it.

use contract::{
    accounts::Role,
    ids::ProjectId,
    projects::{ProjectDeed as Deed, ProjectEvent},
};
use yew::prelude::*;

use crate::{
    hooks::use_state,
    i18n::{Text, t, works as text},
    pages::use_pages,
    part, time,
    ui::{ButtonKind, Moment, Shape, Timeline, Tone, unfolding},
};

const fn look(deed: Deed) -> (Tone, Shape, Text) {
    match deed {
        Deed::Draw => (Tone::Grey, Shape::Write, text::DEED_DRAW),
        Deed::Offer => (Tone::Blue, Shape::Send, text::DEED_OFFER),
        Deed::Recall => (Tone::Grey, Shape::Undo, text::DEED_RECALL),
        Deed::Sign => (Tone::Green, Shape::Hand, text::DEED_SIGN),
        Deed::Refuse => (Tone::Red, Shape::Undo, text::DEED_REFUSE),
        Deed::Amend => (Tone::Blue, Shape::Hand, text::DEED_AMEND),
        Deed::Begin => (Tone::Green, Shape::Work, text::DEED_BEGIN),
        Deed::Pay => (Tone::Green, Shape::Check, text::DEED_PAY),
        Deed::Report => (Tone::Blue, Shape::Note, text::DEED_REPORT),
        Deed::Miss => (Tone::Red, Shape::Clock, text::DEED_MISS),
        Deed::Finish => (Tone::Blue, Shape::Note, text::DEED_FINISH),
        Deed::Remark => (Tone::Amber, Shape::Speech, text::DEED_REMARK),
        Deed::Supervise => (Tone::Amber, Shape::Person, text::DEED_SUPERVISE),
        Deed::Answer => (Tone::Green, Shape::Speech, text::DEED_ANSWER),
        Deed::Hide => (Tone::Grey, Shape::Refuse, text::DEED_HIDE),
        Deed::HidePicture => (Tone::Grey, Shape::Refuse, text::DEED_HIDE_PICTURE),
        Deed::RestorePicture => (Tone::Blue, Shape::Undo, text::DEED_RESTORE_PICTURE),
        Deed::Prolong => (Tone::Amber, Shape::Clock, text::DEED_PROLONG),
        Deed::Evaluate => (Tone::Green, Shape::Star, text::DEED_EVALUATE),
        Deed::Commend => (Tone::Green, Shape::Star, text::DEED_COMMEND),
        Deed::Close => (Tone::Grey, Shape::Check, text::DEED_CLOSE),
        Deed::Silent => (Tone::Red, Shape::Alert, text::DEED_SILENT),
        Deed::Name => (Tone::Blue, Shape::Person, text::DEED_NAME),
        Deed::End => (Tone::Red, Shape::Refuse, text::DEED_END),
    }
}

fn who(deed: Deed, role: Role) -> Text {
    match (deed, role) {
        (Deed::Supervise, _) => text::THE_GROUP,
        (_, Role::System) => text::ITSELF,
        (_, Role::Organisation) => text::THE_CARRIER,
        (_, Role::Resident) => text::A_RESIDENT,
        _ => text::THE_STATION,
    }
}

/// What an event says besides: a reason as it is, a day in words, an outcome by its name.
fn note(of: &ProjectEvent) -> Option<AttrValue> {
    let note = of.note.as_deref()?;
    let words = match of.deed {
        Deed::Pay => t(if note == "1" { text::FIRST } else { text::LAST }).to_owned(),
        Deed::Report | Deed::Miss => time::said(note),
        Deed::Evaluate => t(match note {
            "excellent" => text::EXCELLENT,
            "passed" => text::PASSED,
            _ => text::FAILED,
        })
        .to_owned(),
        _ => note.to_owned(),
    };
    Some(words.into())
}

fn moment((at, of): (usize, &ProjectEvent)) -> Moment {
    let (tone, shape, title) = look(of.deed);
    Moment {
        id: at.to_string().into(),
        tone,
        shape,
        title: t(title).into(),
        when: time::moment(of.at).into(),
        datetime: time::machine(of.at).into(),
        who: t(who(of.deed, of.role)).into(),
        text: note(of),
        internal: None,
        erased: false,
        below: Html::default(),
    }
}

/// Properties of [`Happened`].
#[derive(Properties, PartialEq)]
pub struct HappenedProps {
    /// To what.
    pub project: ProjectId,
}

/// What happened, once it is unfolded.
#[component]
pub fn Happened(props: &HappenedProps) -> Html {
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <section class="lx-card">
            { unfolding(ButtonKind::Text, t(text::HAPPENED), *open, toggle, "to-happened") }
            if *open { { part!(Unfolded { project: props.project }) } }
        </section>
    }
}

#[component]
fn Unfolded(props: &HappenedProps) -> Html {
    let happened = use_pages::<ProjectEvent>(format!("/projects/{}/timeline", props.project));
    happened.show_as(3, || {
        html! {
            <div class="lx-stack">
                { part!(Timeline { label: t(text::HAPPENED), moments: happened.all().enumerate().map(moment).collect::<Vec<_>>() }) }
                { happened.further() }
            </div>
        }
    })
}
