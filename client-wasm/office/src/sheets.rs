//! The forms of places: one dialog for whatever kind it is.

use contract::{
    cases::Category,
    grid::{
        CellSheet, ManagedCell, ManagedCommunity, ManagedStation, ManagedStreet, NameSheet, PlaceSaved, StationSheet,
        Subcategory, SubcategorySheet,
    },
    ids::{CommunityId, StreetId},
};
use kit::{
    editing::{Both, use_editing},
    hooks::UseStateHandle,
    http::Call,
    i18n::{Text, console, people as text, shared, t, words},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Check, Choice, Dialog, Field, FieldKind, Select, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::{calls, newcomer::submit};

/// What is being added or changed.
#[derive(Clone, PartialEq)]
pub(crate) enum Sheet {
    Street(ManagedStreet),
    NewCommunity(StreetId),
    Community(ManagedCommunity),
    NewStation(CommunityId),
    Station(ManagedStation),
    NewCell(ManagedCommunity),
    Cell(ManagedCell, ManagedCommunity),
    NewSubcategory(StreetId),
    Subcategory(Subcategory),
}

/// Everything that any of the forms asks.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    name: String,
    phone: String,
    address: String,
    hours: String,
    promises: String,
    station: String,
    buildings: String,
    category: Option<Category>,
    retired: bool,
}

impl Typed {
    fn of(sheet: &Sheet) -> Self {
        match sheet {
            Sheet::NewCommunity(_) | Sheet::NewStation(_) | Sheet::NewSubcategory(_) => Self::default(),
            Sheet::Subcategory(one) => Self {
                name: one.sheet.name.clone(),
                category: Some(one.sheet.category),
                retired: one.sheet.retired,
                ..Self::default()
            },
            Sheet::NewCell(community) => Self {
                station: first_station(community),
                ..Self::default()
            },
            Sheet::Street(street) => Self {
                name: street.name.clone(),
                ..Self::default()
            },
            Sheet::Community(community) => Self {
                name: community.name.clone(),
                retired: community.retired,
                ..Self::default()
            },
            Sheet::Station(station) => {
                let sheet = station.sheet.clone();
                Self {
                    name: sheet.name,
                    phone: sheet.phone,
                    address: sheet.address,
                    hours: sheet.opening_hours,
                    promises: sheet.promises,
                    retired: sheet.retired,
                    ..Self::default()
                }
            }
            Sheet::Cell(cell, _) => Self {
                name: cell.sheet.name.clone(),
                station: cell.sheet.station_id.to_string(),
                buildings: cell.sheet.buildings.join("\n"),
                retired: cell.sheet.retired,
                ..Self::default()
            },
        }
    }

    fn name(&self) -> NameSheet {
        NameSheet {
            name: self.name.trim().to_owned(),
            retired: self.retired,
        }
    }

    fn station(&self) -> StationSheet {
        StationSheet {
            name: self.name.trim().to_owned(),
            phone: self.phone.trim().to_owned(),
            address: self.address.trim().to_owned(),
            opening_hours: self.hours.trim().to_owned(),
            promises: self.promises.trim().to_owned(),
            retired: self.retired,
        }
    }

    fn subcategory(&self) -> SubcategorySheet {
        SubcategorySheet {
            category: self.category.unwrap_or(Category::ALL[0]),
            name: self.name.trim().to_owned(),
            retired: self.retired,
        }
    }

    fn cell(&self) -> CellSheet {
        let lines = self.buildings.lines().map(str::trim).filter(|line| !line.is_empty());
        CellSheet {
            name: self.name.trim().to_owned(),
            station_id: self.station.parse().unwrap_or(uuid::Uuid::nil().into()),
            buildings: lines.map(str::to_owned).collect(),
            retired: self.retired,
        }
    }
}

fn first_station(community: &ManagedCommunity) -> String {
    community
        .stations
        .first()
        .map(|station| station.id.to_string())
        .unwrap_or_default()
}

/// The request that saves it over a version; `path` names the act of adding.
fn call((sheet, version): (&Sheet, i32), typed: &Typed, sending: &Sending) -> Call {
    match sheet {
        Sheet::Street(street) => calls::change(&format!("/streets/{}", street.id), version, &typed.name()),
        Sheet::Community(community) => calls::change(&format!("/communities/{}", community.id), version, &typed.name()),
        Sheet::Station(station) => calls::change(&format!("/stations/{}", station.id), version, &typed.station()),
        Sheet::Cell(cell, _) => calls::change(&format!("/cells/{}", cell.id), version, &typed.cell()),
        Sheet::Subcategory(one) => calls::change(&format!("/subcategories/{}", one.id), version, &typed.subcategory()),
        Sheet::NewSubcategory(street) => {
            let (path, body) = (format!("/streets/{street}/subcategories"), typed.subcategory());
            Call::post(&path).json(&body).key(&sending.key(&path, &body))
        }
        Sheet::NewCommunity(street) => {
            let (path, body) = (format!("/streets/{street}/communities"), typed.name());
            Call::post(&path).json(&body).key(&sending.key(&path, &body))
        }
        Sheet::NewStation(community) => {
            let (path, body) = (format!("/communities/{community}/stations"), typed.station());
            Call::post(&path).json(&body).key(&sending.key(&path, &body))
        }
        Sheet::NewCell(community) => {
            let (path, body) = (format!("/communities/{}/cells", community.id), typed.cell());
            Call::post(&path).json(&body).key(&sending.key(&path, &body))
        }
    }
}

const fn title(sheet: &Sheet) -> Text {
    match sheet {
        Sheet::NewCommunity(_) => text::COMMUNITY_ADD,
        Sheet::NewStation(_) => text::STATION_ADD,
        Sheet::NewCell(_) => text::CELL_ADD,
        Sheet::NewSubcategory(_) => text::SUBCATEGORY_ADD,
        _ => shared::EDIT,
    }
}

/// Properties of the [`Form`].
#[derive(Properties, PartialEq)]
pub(crate) struct FormProps {
    pub(crate) sheet: Sheet,
    /// Called with whether anything changed.
    pub(crate) onclose: Callback<bool>,
    /// Reads the street again: somebody else changed this place.
    pub(crate) onstale: Callback<()>,
}

/// The form of one place.
#[component]
pub(crate) fn Form(props: &FormProps) -> Html {
    let (toasts, sending) = (use_toasts(), use_sending());
    let form = use_editing((props.sheet.version(), Typed::of(&props.sheet)));
    let (typed, version, behind) = (&form.typed, form.version(), form.is_behind());
    let failed = sending.behind(&props.onstale);
    let onsubmit = {
        let (sheet, typed, sending, onclose) = (props.sheet.clone(), typed.clone(), sending.clone(), props.onclose.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (onclose, toasts) = (onclose.clone(), toasts.clone());
            let saved = move |_: PlaceSaved| {
                toasts.good(t(shared::SAVED));
                onclose.emit(true);
            };
            sending.send_or(call((&sheet, version), &typed, &sending), saved, failed.clone());
        })
    };
    let is_new = matches!(
        props.sheet,
        Sheet::NewCommunity(_) | Sheet::NewStation(_) | Sheet::NewCell(_) | Sheet::NewSubcategory(_)
    );
    let retires = !is_new && !matches!(props.sheet, Sheet::Street(_));
    part!(Dialog {
        title: t(title(&props.sheet)),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.reform(|()| false),
        children: html! { <><form class="lx-stack" {onsubmit} novalidate=true data-test="place-form">
            { sending.trouble("place-failed") }
            { part!(Field { label: t(text::NAME), value: typed.name.clone(), oninput: typing(typed, |typed, value| typed.name = value), error: sending.error("/name"), data_test: "place-name" }) }
            { match &props.sheet {
                Sheet::NewStation(_) | Sheet::Station(_) => station_fields(typed, &sending),
                Sheet::NewCell(community) | Sheet::Cell(_, community) => cell_fields(community, typed, &sending),
                Sheet::NewSubcategory(_) => category_field(typed, &sending),
                _ => Html::default(),
            } }
            if retires {
                { part!(Check { checked: typed.retired, onchange: typing(typed, |typed, value| typed.retired = value), data_test: "place-retired", children: html! { <>{ t(text::RETIRED) }</> } }) }
                { for sending.error("/retired").into_iter().map(|words| html! { <p class="lx-error" role="alert">{ words }</p> }) }
            }
            { form.overtaken(|mine, theirs| both(mine, theirs, &props.sheet)) }
            if !behind { { submit(&sending) } }
        </form></> },
    })
}

/// Everything that is typed, as it is and as somebody else saved it.
fn both(mine: &Typed, theirs: &Typed, sheet: &Sheet) -> Vec<Both> {
    let station = |id: &str| match sheet {
        Sheet::Cell(_, community) => {
            let found = community.stations.iter().find(|one| one.id.to_string() == id);
            found.map(|one| one.sheet.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    let retired = |is: bool| t(if is { shared::YES } else { shared::NO }).to_owned();
    vec![
        (text::NAME, mine.name.clone(), theirs.name.clone()),
        (text::PHONE, mine.phone.clone(), theirs.phone.clone()),
        (text::ADDRESS, mine.address.clone(), theirs.address.clone()),
        (text::OPENING_HOURS, mine.hours.clone(), theirs.hours.clone()),
        (text::PROMISES, mine.promises.clone(), theirs.promises.clone()),
        (text::STATION, station(&mine.station), station(&theirs.station)),
        (text::BUILDINGS, mine.buildings.clone(), theirs.buildings.clone()),
        (text::RETIRED, retired(mine.retired), retired(theirs.retired)),
    ]
}

fn category_field(typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    let choice = |each: &Category| Choice::new(each.word(), t(words::category(*each)));
    part!(Select {
        label: t(console::CATEGORY),
        options: Category::ALL.iter().map(choice).collect::<Vec<_>>(),
        value: typed.category.unwrap_or(Category::ALL[0]).word(),
        onchange: typing(typed, |typed, word: String| typed.category = Category::from_word(&word)),
        error: sending.error("/category"),
        data_test: "place-category",
    })
}

fn station_fields(typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { part!(Field {
                label: t(text::PHONE),
                value: typed.phone.clone(),
                kind: FieldKind::Phone,
                oninput: typing(typed, |typed, value| typed.phone = value),
                error: sending.error("/phone"),
                data_test: "place-phone",
            }) }
            { part!(Field {
                label: t(text::ADDRESS),
                value: typed.address.clone(),
                oninput: typing(typed, |typed, value| typed.address = value),
                error: sending.error("/address"),
                data_test: "place-address",
            }) }
            { part!(Field {
                label: t(text::OPENING_HOURS),
                value: typed.hours.clone(),
                oninput: typing(typed, |typed, value| typed.hours = value),
                error: sending.error("/opening_hours"),
                data_test: "place-hours",
            }) }
            { part!(TextArea {
                label: t(text::PROMISES),
                value: typed.promises.clone(),
                limit: 1_000,
                rows: 4,
                oninput: typing(typed, |typed, value| typed.promises = value),
                error: sending.error("/promises"),
                data_test: "place-promises",
            }) }
        </>
    }
}

fn cell_fields(community: &ManagedCommunity, typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    let stations: Vec<Choice> = community
        .stations
        .iter()
        .map(|station| Choice::new(station.id.to_string(), station.sheet.name.clone()))
        .collect();
    html! {
        <>
            { part!(Select {
                label: t(text::STATION),
                options: stations,
                value: typed.station.clone(),
                onchange: typing(typed, |typed, value| typed.station = value),
                error: sending.error("/station_id"),
                data_test: "place-station",
            }) }
            { part!(TextArea {
                label: t(text::BUILDINGS),
                value: typed.buildings.clone(),
                limit: 3_000,
                rows: 4,
                oninput: typing(typed, |typed, value| typed.buildings = value),
                error: sending.error("/buildings"),
                data_test: "place-buildings",
            }) }
        </>
    }
}
