//! Places and people as a workbook: out, and in again after a look at what it would change.

use contract::{
    problem::Kind,
    workbook::{WorkbookFault, WorkbookLine, WorkbookPreview, XLSX},
};
use js_sys::Uint8Array;
use kit::{
    desk::use_desk,
    file_link::FileLink,
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{fill, people as text, shared, t, words},
    part,
    sending::use_sending,
    ui::{Banner, Button, ButtonKind, Shape, Tone, use_toasts},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// A workbook that was chosen, and what it would change.
#[derive(Clone)]
struct Chosen {
    name: String,
    bytes: Uint8Array,
    preview: WorkbookPreview,
}

async fn looked_at(file: File) -> Result<Chosen, Failure> {
    let unreadable = |_| Failure::of(Kind::UnsupportedMedia);
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    let bytes = Uint8Array::new(&buffer);
    let preview = Call::post("/workbook/preview").picture(XLSX, &bytes).send().await?;
    let name = file.name();
    Ok(Chosen { name, bytes, preview })
}

/// The workbook, for those who manage a street.
#[component]
pub(crate) fn ImportPage() -> Html {
    let chosen = use_state(|| None::<Chosen>);
    if !use_desk().of_street() {
        return html! { <p class="lx-muted" data-test="import-none">{ t(text::IMPORT_STREET) }</p> };
    }
    let link = |address: &'static str, words, data_test: &'static str| {
        part!(FileLink {
            href: address,
            data_test,
            children: html! { { t(words) } }
        })
    };
    html! {
        <section class="lx-stack" data-test="import">
            <p class="lx-muted lx-small">{ t(text::IMPORT_LEAD) }</p>
            <div class="lx-row">
                { link("/api/v1/workbook?template=true", text::IMPORT_TEMPLATE, "import-template") }
                { link("/api/v1/workbook", text::EXPORT, "import-export") }
            </div>
            { part!(Picker { chosen: chosen.clone() }) }
            if let Some(one) = &*chosen { { part!(Preview [one.preview.digest.clone()] { chosen: chosen.clone() }) } }
        </section>
    }
}

#[derive(Properties)]
struct PartProps {
    chosen: UseStateHandle<Option<Chosen>>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        let digest = |props: &Self| props.chosen.as_ref().map(|one| one.preview.digest.clone());
        digest(self) == digest(other)
    }
}

/// Chooses a file, which is looked at at once.
#[component]
fn Picker(props: &PartProps) -> Html {
    let sending = use_sending();
    let onchange = {
        let (chosen, sending) = (props.chosen.clone(), sending.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            // Emptied, so that choosing the same file again, mended, is heard.
            input.set_value("");
            let Some(file) = file else { return };
            let chosen = chosen.clone();
            chosen.set(None);
            sending.start(looked_at(file), move |one| chosen.set(Some(one)));
        })
    };
    html! {
        <div class="lx-field">
            <label class="lx-label" for="workbook">{ t(text::IMPORT_CHOOSE) }</label>
            <input id="workbook" class="lx-input" type="file" accept=".xlsx" disabled={sending.is_busy()} {onchange} data-test="import-file" />
            <p class="lx-hint">{ t(text::IMPORT_HINT) }</p>
            if sending.is_busy() { <p role="status">{ t(text::IMPORT_LOOKING) }</p> }
            { sending.trouble_of_all("import-failed") }
        </div>
    }
}

/// What the workbook would change, what is wrong with it, and the button that has it done.
#[component]
fn Preview(props: &PartProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let Some(one) = &*props.chosen else { return Html::default() };
    let found = &one.preview;
    let onclick = {
        let (one, chosen, sending) = (one.clone(), props.chosen.clone(), sending.clone());
        Callback::from(move |_: MouseEvent| {
            let path = format!("/workbook?digest={}", one.preview.digest);
            let (chosen, toasts) = (chosen.clone(), toasts.clone());
            sending.send::<WorkbookPreview>(Call::post(&path).picture(XLSX, &one.bytes), move |done| {
                let counts = [done.added.to_string(), done.changed.to_string()];
                toasts.good(fill(text::IMPORT_DONE, &[&counts[0], &counts[1]]));
                chosen.set(None);
            });
        })
    };
    let counts = [found.added, found.changed, found.unchanged].map(|count| count.to_string());
    let faults = found.faults.len();
    html! {
        <div class="lx-card lx-stack" data-test="import-preview" data-faults={faults.to_string()}>
            <h3>{ &one.name }</h3>
            <p data-test="import-counts">{ fill(text::IMPORT_COUNTS, &[&counts[0], &counts[1], &counts[2]]) }</p>
            if faults > 0 {
                { part!(Banner {
                    tone: Tone::Red,
                    shape: Shape::Alert,
                    words: fill(text::IMPORT_FAULTS, &[&faults.to_string()]),
                    data_test: "import-faults",
                }) }
                <ul class="lx-manage-list">{ for found.faults.iter().map(fault) }</ul>
            } else if found.added + found.changed > 0 {
                <ul class="lx-small">{ for found.lines.iter().take(20).map(line) }</ul>
                if found.added + found.changed > 20 { <p class="lx-muted lx-small">{ t(text::IMPORT_AND_MORE) }</p> }
                { sending.trouble_of_all("import-failed") }
                <div>
                    { part!(Button {
                        kind: ButtonKind::Primary,
                        onclick,
                        loading: sending.is_busy(),
                        data_test: "import-apply",
                        children: html! { <>{ t(text::IMPORT_APPLY) }</> },
                    }) }
                </div>
            } else {
                <p>{ t(text::IMPORT_NOTHING) }</p>
            }
        </div>
    }
}

fn fault(fault: &WorkbookFault) -> Html {
    let place = fill(
        text::IMPORT_PLACE,
        &[t(words::sheet(fault.sheet)), &fault.row.to_string(), &fault.column],
    );
    html! { <li class="lx-error" data-test="import-fault">{ fill(text::LABELLED, &[&place, &fault.detail]) }</li> }
}

fn line(line: &WorkbookLine) -> Html {
    let what = if line.adds { text::ADD } else { shared::EDIT };
    html! { <li>{ format!("{} · {} · {}", t(what), t(words::sheet(line.sheet)), line.name) }</li> }
}
