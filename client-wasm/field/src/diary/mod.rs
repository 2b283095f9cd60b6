//! The diary: a day's walk, and the week to look back on and to print.

mod draft;
mod note;
mod write;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use contract::{accounts::Role, diary::DiaryNote, ids::CommunityId, page::Page};
use kit::{
    browser,
    hooks::use_state,
    http::{Call, query},
    i18n::{Text, field as text, fill, t},
    part,
    remote::use_call,
    time,
    ui::{Button, ButtonKind, Cell, Cells, Choice, Choices, Empty, IconButton, Shape, button},
    way,
};
use uuid::Uuid;
use yew::prelude::*;

pub(crate) use write::NotePage;

use crate::{
    outbox::{Waiting, use_outbox},
    places::use_places,
    routes::{NOTES, Route},
    shell::Screen,
    today,
};
use draft::Draft;
use note::{Note, open};

/// What notes are called in the outbox.
const KIND: &str = "diary";
/// Under which name the cell of the last note is kept.
const LAST: &str = "my.diary-cell";
/// Who keeps a diary.
const WRITERS: [Role; 3] = [Role::SocialWorker, Role::LiaisonOfficer, Role::StationAdmin];
/// Who reads those of the station.
const READERS: [Role; 1] = [Role::StationAdmin];

/// A day as people read it.
fn named(day: NaiveDate) -> String {
    const WEEKDAYS: [Text; 7] = [text::MON, text::TUE, text::WED, text::THU, text::FRI, text::SAT, text::SUN];
    let weekday = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default() % 7;
    let noon: DateTime<Utc> = day.and_hms_opt(4, 0, 0).unwrap_or_default().and_utc();
    format!("{} {}", time::date(noon), t(WEEKDAYS[weekday]))
}

/// The page of a day.
#[component]
pub(crate) fn DiaryPage() -> Html {
    let day = use_state(today);
    let arrived = use_outbox().arrived;
    let text_of_day = day.to_string();
    let (notes, reload) = use_call::<_, Page<DiaryNote>>((text_of_day, arrived), |(day, _)| {
        let call = Call::get(&format!("/diary{}", query(&[("from", day)])));
        // Only today's is worth knowing where there is no network.
        Some(if *day == today().to_string() {
            call.remembered("my.diary-today")
        } else {
            call
        })
    });
    let step = |days: i64| {
        let day = day.clone();
        Callback::from(move |_: MouseEvent| day.set(*day + TimeDelta::days(days)))
    };
    let list = notes.show(2, &reload, |page| match page.items.as_slice() {
        [] => part!(Empty {
            shape: Shape::Note,
            words: t(text::DIARY_NONE)
        }),
        items => {
            let cards = items
                .iter()
                .map(|note| part!(Note [note.id.to_string()] { note: note.clone(), onchanged: reload.clone() }));
            html! { <div class="lx-stack lx-pad">{ for cards }</div> }
        }
    });
    let week = html! {
        <a class="lx-button lx-button-text" href={Route::Week.href()} onclick={way::on_link(Route::Week.href())} data-test="to-week">{ t(text::WEEK) }</a>
    };
    part!(Screen {
        title: t(text::TAB_DIARY),
        tab: Route::Diary,
        side: week,
        data_test: "diary-page",
        children: html! { <>
            { part!(Begin) }
            { part!(Waiting { kind: KIND, draft: draft::PREFIX, page: NOTES }) }
            <div class="lx-row lx-row-spread lx-pad">
                { part!(IconButton { shape: Shape::Back, label: t(text::DAY_BEFORE), onclick: step(-1), data_test: "day-before" }) }
                <h2 data-test="day">{ named(*day) }</h2>
                { part!(IconButton { shape: Shape::Forward, label: t(text::DAY_AFTER), onclick: step(1), data_test: "day-after" }) }
            </div>
            { list }
        </> }
    })
}

/// A new note, and those that were begun.
#[component]
fn Begin() -> Html {
    let places = use_places();
    // Drawn anew when a note goes into the outbox or comes back.
    let _parcels = use_outbox().parcels;
    let communities: Vec<CommunityId> = places.of_roles(&WRITERS).iter().map(|community| community.id).collect();
    let chosen = use_state(|| None::<CommunityId>);
    let Some(community) = (*chosen).or_else(|| communities.first().copied()) else {
        return Html::default();
    };
    let options: Vec<Choice> = communities
        .iter()
        .filter_map(|id| Some(Choice::new(id.to_string(), places.community(*id)?.name.clone())))
        .collect();
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |id: AttrValue| chosen.set(id.parse().ok()))
    };
    let onclick = Callback::from(move |_: MouseEvent| {
        let cell = browser::recall(LAST).and_then(|cell| cell.parse().ok());
        let cells = places.community(community).map(|community| &community.cells);
        let known = cell.filter(|cell| cells.is_some_and(|cells| cells.iter().any(|known| known.id == *cell)));
        if let Some(draft) = Draft::new(community, known) {
            open(&draft);
        }
    });
    let begun: Vec<Html> = Draft::all().iter().map(begun).collect();
    html! {
        <>
            <div class="lx-pad lx-stack">
                if options.len() > 1 {
                    { part!(Choices {
                        label: t(text::COMMUNITY),
                        options,
                        chosen: vec![AttrValue::from(community.to_string())],
                        onchange,
                        data_test: "diary-community",
                    }) }
                }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    shape: Shape::Plus,
                    onclick,
                    data_test: "note-new",
                    children: html! { { t(text::NOTE_NEW) } },
                }) }
            </div>
            if !begun.is_empty() {
                { part!(Cells { title: t(text::BEGUN), children: html! { <>{ for begun }</> } }) }
            }
        </>
    }
}

/// A note that was begun.
fn begun(draft: &Draft) -> Html {
    let id = Uuid::try_parse(&draft.id.to_string()).unwrap_or_default();
    let href = Route::Note { id }.href();
    let title: String = draft.text.chars().take(24).collect();
    let key = href.clone();
    part!(Cell [key] {
        title: if title.is_empty() { t(text::NOTE).to_owned() } else { title },
        shape: Shape::Write,
        onclick: {
            let href = href.clone();
            Callback::from(move |()| way::to(&href))
        },
        href,
        data_test: "note-begun",
    })
}

/// The page of a week: to look back on, and to print; for admins also that of the station.
#[component]
pub(crate) fn WeekPage() -> Html {
    let monday = use_state(|| {
        let today = today();
        today - Days::new(today.weekday().num_days_from_monday().into())
    });
    let places = use_places();
    let reads = places.of_roles(&READERS).first().map(|community| community.id);
    let station = use_state(|| false);
    let (first, last) = (*monday, *monday + Days::new(6));
    let whose = reads.filter(|_| *station).map(|id| id.to_string()).unwrap_or_default();
    let path = format!(
        "/diary{}",
        query(&[
            ("from", &first.to_string()),
            ("to", &last.to_string()),
            ("community_id", &whose)
        ])
    );
    let (notes, reload) = use_call::<_, Page<DiaryNote>>(path, |path| Some(Call::get(path)));
    let step = |days: i64| {
        let monday = monday.clone();
        Callback::from(move |_: MouseEvent| monday.set(*monday + TimeDelta::days(days)))
    };
    let onwhose = {
        let station = station.clone();
        Callback::from(move |value: AttrValue| station.set(value == "station"))
    };
    let chosen = AttrValue::from(if *station { "station" } else { "mine" });
    let options = vec![
        Choice::new("mine", t(text::DIARY_MINE)),
        Choice::new("station", t(text::DIARY_STATION)),
    ];
    part!(Screen {
        title: t(text::WEEK),
        back: Route::Diary,
        side: button(
            ButtonKind::Text,
            t(text::PRINT),
            Callback::from(|_: MouseEvent| print()),
            "print"
        ),
        data_test: "week-page",
        children: html! { <>
            <div class="lx-row lx-row-spread lx-pad">
                { part!(IconButton { shape: Shape::Back, label: t(text::WEEK_BEFORE), onclick: step(-7), data_test: "week-before" }) }
                <h2 class="lx-grow" data-test="week">{ format!("{} – {}", named(first), named(last)) }</h2>
                { part!(IconButton { shape: Shape::Forward, label: t(text::WEEK_AFTER), onclick: step(7), data_test: "week-after" }) }
            </div>
            if reads.is_some() {
                <div class="lx-pad lx-no-print">
                    { part!(Choices { label: t(text::DIARY_WHOSE), label_hidden: true, options, chosen: vec![chosen], onchange: onwhose, data_test: "whose" }) }
                </div>
            }
            { notes.show(3, &reload, |page| week(&page.items, &reload)) }
        </> }
    })
}

fn print() {
    if let Some(window) = browser::window() {
        // A browser that cannot print says so itself.
        window.print().unwrap_or_default();
    }
}

fn week(notes: &[DiaryNote], reload: &Callback<()>) -> Html {
    if notes.is_empty() {
        return part!(Empty {
            shape: Shape::Note,
            words: t(text::DIARY_NONE)
        });
    }
    let met: u32 = notes
        .iter()
        .filter_map(|note| Some(u32::from(note.words.as_ref()?.met)))
        .sum();
    let cases = notes.iter().filter(|note| note.case_id.is_some()).count();
    let sum = fill(
        text::WEEK_SUM,
        &[&notes.len().to_string(), &met.to_string(), &cases.to_string()],
    );
    let mut before = "";
    let rows = notes.iter().map(|note| {
        let is_new_day = note.day != before;
        before = &note.day;
        let heading = contract::time::day(&note.day).filter(|_| is_new_day).map(named);
        html! {
            <div key={note.id.to_string()}>
                if let Some(heading) = heading { <h3 class="lx-cells-title">{ heading }</h3> }
                { part!(Note { note: note.clone(), onchanged: reload.clone() }) }
            </div>
        }
    });
    html! {
        <div class="lx-pad lx-stack">
            <p class="lx-muted" data-test="week-sum">{ sum }</p>
            { for rows.collect::<Vec<_>>() }
        </div>
    }
}
