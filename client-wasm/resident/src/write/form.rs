//! The fields of a letter.

use contract::{
    cases::{Category, NameShown},
    mailbox::BODY,
};
use kit::{
    http::Failure,
    i18n::{resident, shared, t, words},
    part,
    pictures::Pictures,
    ui::{Choice, Choices, Field, Select, TextArea},
};
use yew::prelude::*;

use super::{locate::Locate, nearby::Nearby, pen::Pen};
use crate::{places::use_places, privacy};

/// Characters of a letter at most.
#[expect(clippy::cast_possible_truncation, reason = "a letter is shorter than a library")]
const LIMIT: u32 = *BODY.end() as u32;
/// The value of the choice to send without a name at all.
const ANONYMOUS: &str = "anonymous";

/// Properties of a [`Form`].
#[derive(Properties, PartialEq, Clone)]
pub(super) struct FormProps {
    /// The letter.
    pub(super) pen: Pen,
    /// What was wrong with it.
    pub(super) failure: Option<Failure>,
    /// Sends it.
    pub(super) send: Callback<bool>,
}

impl FormProps {
    fn error(&self, pointer: &str) -> Option<AttrValue> {
        let words = self.failure.as_ref()?.field(pointer)?;
        Some(AttrValue::from(words.to_owned()))
    }
}

/// The fields.
#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let pen = &props.pen;
    let (letter, mine) = (pen.letter(), use_places().mine);
    let mut categories = vec![Choice::new("", t(shared::CHOOSE))];
    categories.extend(
        Category::ALL
            .iter()
            .map(|one| Choice::new(one.word(), t(words::category(*one)))),
    );
    html! {
        <div class="lx-form">
            { part!(Community, props.clone()) }
            { part!(Select {
                label: t(resident::WRITE_CATEGORY),
                options: categories,
                value: letter.category.map_or("", Category::word),
                onchange: pen.set(|letter, word: String| letter.category = Category::from_word(&word)),
                error: props.error("/category"),
                data_test: "category",
            }) }
            { part!(Field {
                label: t(resident::WRITE_SUBJECT),
                value: letter.title.clone(),
                oninput: pen.set(|letter, text| letter.title = text),
                placeholder: t(resident::WRITE_SUBJECT_EXAMPLE),
                error: props.error("/title"),
                data_test: "title",
            }) }
            { part!(TextArea {
                label: t(resident::WRITE_BODY),
                value: letter.body.clone(),
                oninput: pen.set(|letter, text| letter.body = text),
                limit: LIMIT,
                rows: 6,
                placeholder: t(resident::WRITE_BODY_EXAMPLE),
                error: props.error("/body"),
                data_test: "body",
            }) }
            { part!(Nearby {
                pen: pen.clone(),
                community: letter.community_id.or(mine),
                error: props.error("/joins"),
                send: props.send.clone(),
            }) }
            { pictures(pen, props.error("/photos")) }
            { part!(Field {
                label: t(resident::WRITE_ADDRESS),
                value: letter.address.clone(),
                oninput: pen.set(|letter, text| letter.address = text),
                placeholder: t(resident::WRITE_ADDRESS_EXAMPLE),
                error: props.error("/address"),
                data_test: "address",
            }) }
            { part!(Locate { pen: pen.clone() }) }
            { names(props) }
        </div>
    }
}

/// The community and the cell.
#[component]
fn Community(props: &FormProps) -> Html {
    let places = use_places();
    let pen = &props.pen;
    let letter = pen.letter();
    let chosen = letter.community_id.or(places.mine);
    let text = |id: Option<String>| AttrValue::from(id.unwrap_or_default());
    places.show(|| {
        html! {
            <>
                { part!(Select {
                    label: t(resident::WRITE_COMMUNITY),
                    options: places.choices(),
                    value: text(chosen.map(|id| id.to_string())),
                    onchange: pen.set(|letter, id: String| {
                        letter.community_id = id.parse().ok();
                        letter.cell_id = None;
                        letter.joins = None;
                    }),
                    error: props.error("/community_id"),
                    data_test: "community",
                }) }
                { part!(Select {
                    label: t(resident::WRITE_CELL),
                    options: places.cell_choices(chosen),
                    value: text(letter.cell_id.map(|id| id.to_string())),
                    onchange: pen.set(|letter, id: String| letter.cell_id = id.parse().ok()),
                    error: props.error("/cell_id"),
                    data_test: "cell",
                }) }
            </>
        }
    })
}

/// Who may see the name, or no name at all.
fn names(props: &FormProps) -> Html {
    let letter = props.pen.letter();
    let options = [NameShown::Staff, NameShown::Nobody, NameShown::Everybody]
        .into_iter()
        .map(|one| Choice::new(one.word(), t(words::name_shown(one))))
        .chain([Choice::new(ANONYMOUS, t(resident::WRITE_ANONYMOUS)).noted(t(resident::WRITE_ANONYMOUS_NOTE))])
        .collect::<Vec<_>>();
    let chosen = if letter.anonymous {
        ANONYMOUS
    } else {
        letter.name_shown.word()
    };
    let onchange = props.pen.set(|letter, word: AttrValue| {
        letter.anonymous = &*word == ANONYMOUS;
        if let Some(name_shown) = NameShown::from_word(&word) {
            letter.name_shown = name_shown;
        }
    });
    html! {
        <>
            { part!(Choices {
                label: t(resident::WRITE_NAME),
                options,
                chosen: vec![AttrValue::from(chosen)],
                column: true,
                onchange,
                error: props.error("/name_shown"),
                data_test: "name-shown",
            }) }
            if letter.anonymous {
                <p class="lx-small lx-muted">
                    { t(resident::WRITE_ANONYMOUS_PRIVACY) }
                    { privacy::link(resident::PRIVACY_TITLE) }
                </p>
            }
        </>
    }
}

fn pictures(pen: &Pen, error: Option<AttrValue>) -> Html {
    let names = pen.letter().pictures.clone();
    let pen = pen.clone();
    let onchange = Callback::from(move |change| pen.picture(change));
    part!(Pictures { names, onchange, error })
}
