//! The window: a letter or a visit, entered by whoever receives it.

use contract::{contacts::Recorded, ids::CommunityId};
use kit::{
    desk::use_desk,
    drafts,
    faults::missing,
    hooks::{UseStateHandle, use_state},
    http::Failure,
    i18n::{console, desk as text, fill, t, words},
    json, part, picture,
    pictures::{Change, Pictures},
    sending::{Sending, typing, use_sending},
    store,
    ui::{Choice, Choices, Field, FieldKind, TextArea, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    category::CategoryPicker,
    letter::{NAME, Typed},
    matter::{Where, urgency},
};
use crate::{calls, nav::use_nav, place::Page, subcategory::SubcategoryPicker};

/// The form.
#[component]
pub(crate) fn EntryPage() -> Html {
    let (desk, nav, sending) = (use_desk(), use_nav(), use_sending());
    let typed = use_state(Typed::recall);
    let first = desk.communities.first().map(|each| each.id);
    let enter = use_enter(&typed, &sending);
    let Some(community) = nav.place.filter.community.or(first) else {
        return Html::default();
    };
    let onsubmit = enter.reform(move |event: SubmitEvent| {
        event.prevent_default();
        community
    });
    let entry = Entering {
        typed: &typed,
        sending: &sending,
        community: typed.community.unwrap_or(community),
    };
    html! {
        <form class="lx-stack lx-pad" {onsubmit} novalidate=true data-test="entry-form">
            { sending.trouble("entry-failed") }
            { came(&typed) }
            { entry.person() }
            { entry.said() }
            { entry.kind() }
            { entry.place() }
            { entry.answer() }
            { sending.submit(t(text::SAVE), "entry-save") }
        </form>
    }
}

/// Enters what is typed, for a community, and leads to its case.
#[hook]
fn use_enter(typed: &UseStateHandle<Typed>, sending: &Sending) -> Callback<CommunityId> {
    let (nav, toasts, touch) = (use_nav(), use_toasts(), use_desk().touch.clone());
    let (typed, sending) = (typed.clone(), sending.clone());
    Callback::from(move |community| {
        let Some(entry) = typed.entry(community) else {
            return sending.refuse(no_category());
        };
        if !sending.accepts(&entry) {
            return;
        }
        let (typed, toasts, touch, nav) = (typed.clone(), toasts.clone(), touch.clone(), nav.clone());
        let brought = bring(typed.clone(), sending.clone(), community);
        sending.start(brought, move |recorded| {
            drafts::write(NAME, "");
            let sent = typed.pictures.clone();
            // What stays behind is emptied when they sign out.
            spawn_local(async move { store::remove(&sent).await.unwrap_or_default() });
            typed.set(Typed::new());
            toasts.good(fill(text::ENTRY_SAVED, &[&recorded.case.number]));
            touch.emit(());
            nav.open(Page::Case(recorded.case.id));
        });
    })
}

/// What the parts of the form are drawn from.
struct Entering<'a> {
    typed: &'a UseStateHandle<Typed>,
    sending: &'a Sending,
    /// Whose matter it is, as far as it was said.
    community: CommunityId,
}

impl Entering<'_> {
    /// Who wrote or came.
    fn person(&self) -> Html {
        let (typed, sending) = (self.typed, self.sending);
        html! {
            <>
                { part!(Field {
                    label: t(text::NAME),
                    value: typed.said.name.clone(),
                    oninput: change(typed, |typed, name| typed.said.name = name),
                    autocomplete: "off",
                    error: sending.error("/person/name"),
                    data_test: "entry-name",
                }) }
                { part!(Field {
                    label: t(text::PERSON_NUMBER),
                    kind: FieldKind::Phone,
                    value: typed.said.phone.clone(),
                    autocomplete: "off",
                    oninput: change(typed, |typed, phone| typed.said.phone = phone),
                    error: sending.error("/person/phone"),
                    data_test: "entry-phone",
                }) }
            </>
        }
    }

    /// What they said, and showed.
    fn said(&self) -> Html {
        let (typed, sending) = (self.typed, self.sending);
        html! {
            <>
                { part!(Field {
                    label: t(text::TITLE),
                    value: typed.said.title.clone(),
                    oninput: change(typed, |typed, title| typed.said.title = title),
                    autocomplete: "off",
                    error: sending.error("/matter/title"),
                    data_test: "entry-title",
                }) }
                { part!(TextArea {
                    label: t(text::BODY),
                    value: typed.said.body.clone(),
                    oninput: change(typed, |typed, body| typed.said.body = body),
                    limit: 10_000,
                    hint: t(text::BODY_HINT),
                    error: sending.error("/matter/body"),
                    data_test: "entry-body",
                }) }
                { part!(Pictures {
                    names: typed.pictures.clone(),
                    onchange: change(typed, |typed, change: Change| typed.change_pictures(change)),
                    error: sending.error("/photos"),
                }) }
            </>
        }
    }

    /// What kind of matter it is, and how pressing.
    fn kind(&self) -> Html {
        let (typed, sending) = (self.typed, self.sending);
        html! {
            <>
                { part!(CategoryPicker {
                    chosen: typed.said.category,
                    title: typed.said.title.clone(),
                    body: typed.said.body.clone(),
                    typed: typed.said.looked_for.clone(),
                    error: sending.error("/matter/category"),
                    onchange: change(typed, |typed, (category, looked_for)| {
                        typed.said.category = category;
                        typed.said.looked_for = looked_for;
                        typed.said.subcategory.clear();
                    }),
                }) }
                { part!(SubcategoryPicker {
                    community: self.community,
                    category: typed.said.category,
                    value: typed.said.subcategory.clone(),
                    none: t(console::SUBCATEGORY_NONE),
                    onchange: change(typed, |typed, id| typed.said.subcategory = id),
                    error: sending.error("/matter/subcategory_id"),
                    data_test: "entry-subcategory",
                }) }
                { urgency(typed.said.urgency, &change(typed, |typed, urgency| typed.said.urgency = urgency)) }
            </>
        }
    }

    /// Where it is.
    fn place(&self) -> Html {
        let typed = self.typed;
        html! {
            <>
                { part!(Where {
                    community: self.community.to_string(),
                    cell: typed.said.cell.map(|id| id.to_string()).unwrap_or_default(),
                    cell_label: t(text::CELL),
                    oncommunity: change(typed, |typed, id: String| {
                        typed.community = id.parse().ok();
                        typed.said.cell = None;
                    }),
                    oncell: change(typed, |typed, id: String| typed.said.cell = id.parse().ok()),
                }) }
                { part!(Field {
                    label: t(text::ADDRESS),
                    value: typed.said.address.clone(),
                    oninput: change(typed, |typed, address| typed.said.address = address),
                    autocomplete: "off",
                    error: self.sending.error("/matter/address"),
                    data_test: "entry-address",
                }) }
            </>
        }
    }

    /// What they were answered at once.
    fn answer(&self) -> Html {
        part!(TextArea {
            label: t(text::ENTRY_ANSWER),
            value: self.typed.said.answer.clone(),
            oninput: change(self.typed, |typed, answer| typed.said.answer = answer),
            limit: 5_000,
            rows: 2,
            hint: t(text::ANSWER_HINT),
            error: self.sending.error("/matter/answer"),
            data_test: "entry-answer",
        })
    }
}

/// Sends it with its pictures. Those that the server kept for a day and threw away are brought once more.
async fn bring(typed: UseStateHandle<Typed>, sending: Sending, community: CommunityId) -> Result<Recorded, Failure> {
    match attempt(&typed, &sending, community).await {
        Err(failure) if failure.fields().iter().any(|fault| fault.code == "photo_unknown") => {
            let (claims, sent) = (Vec::new(), None);
            typed.set(Typed {
                claims,
                sent,
                ..(*typed).clone()
            });
            attempt(&typed, &sending, community).await
        }
        other => other,
    }
}

async fn attempt(typed: &UseStateHandle<Typed>, sending: &Sending, community: CommunityId) -> Result<Recorded, Failure> {
    let mut whole = uploaded((**typed).clone()).await?;
    let entry = match whole.sent.take() {
        Some(entry) => entry,
        None => whole.entry(community).ok_or_else(no_category)?,
    };
    whole.sent = Some(entry.clone());
    drafts::write(NAME, &json::write(&whole));
    typed.set(whole);
    calls::enter(&entry, &sending.key("entry", &entry)).send().await
}

fn no_category() -> Failure {
    Failure::invalid(vec![missing("/matter/category", text::CATEGORY_NEEDED)])
}

/// Brings the pictures to the server that it does not have yet.
async fn uploaded(mut typed: Typed) -> Result<Typed, Failure> {
    for name in &typed.pictures {
        if typed.claims.iter().any(|(known, _)| known == name) {
            continue;
        }
        if let Some(claim) = picture::upload(name, false).await? {
            typed.claims.push((name.clone(), claim));
            drafts::write(NAME, &json::write(&typed));
        }
    }
    Ok(typed)
}

/// Changes one part and keeps the whole on the device.
fn change<V: 'static>(typed: &UseStateHandle<Typed>, change: impl Fn(&mut Typed, V) + 'static) -> Callback<V> {
    typing(typed, move |typed: &mut Typed, value| {
        change(typed, value);
        typed.sent = None;
        drafts::write(NAME, &json::write(typed));
    })
}

fn came(typed: &UseStateHandle<Typed>) -> Html {
    let ways = vec![
        Choice::new("letter", t(words::channel(contract::cases::Channel::Letter))),
        Choice::new("visit", t(words::channel(contract::cases::Channel::Visit))),
    ];
    let chosen = if typed.visit { "visit" } else { "letter" };
    let onday = change(typed, |typed, event: Event| {
        typed.day = event.target_unchecked_into::<HtmlInputElement>().value();
    });
    html! {
        <>
            { part!(Choices {
                label: t(text::WAY),
                options: ways,
                chosen: vec![AttrValue::from(chosen)],
                onchange: change(typed, |typed, way: AttrValue| typed.visit = way == "visit"),
                data_test: "entry-way",
            }) }
            <label class="lx-field">
                <span class="lx-label">{ t(text::RECEIVED) }</span>
                <input class="lx-input" type="date" value={typed.day.clone()} onchange={onday} data-test="entry-day" />
            </label>
        </>
    }
}
