//! What was saved, as everybody will see it; and the button that makes it public.

use std::rc::Rc;

use contract::{
    V1,
    publication::{Publication, Publicity, Publish, SENTENCES},
};
use kit::{
    hooks::use_effect_with,
    http::Call,
    i18n::{fill, publication as text, t},
    part,
    sending::use_sending,
    time,
    ui::{Button, ButtonKind, use_toasts},
};
use yew::prelude::*;

/// Properties of a [`Preview`].
#[derive(Properties, PartialEq, Clone)]
pub(super) struct PreviewProps {
    /// As it is saved.
    pub(super) publication: Rc<Publication>,
    /// Whether something is not saved.
    pub(super) changed: bool,
    /// Called with how it stands once it is public.
    pub(super) onsaved: Callback<Publication>,
}

/// The preview.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let publication = &props.publication;
    let shown = publication.photos.iter().filter_map(|photo| photo.shown);
    html! {
        <section class="lx-card lx-stack" data-test="preview">
            <h2>{ t(text::PREVIEW) }</h2>
            <h3>{ &publication.title }</h3>
            <p class="lx-text">{ &publication.body }</p>
            { for shown.enumerate().map(|(place, id)| html! {
                <img
                    key={id.to_string()}
                    class="lx-redacted"
                    src={format!("{V1}/photos/{id}")}
                    alt={fill(text::PHOTO, &[&(place + 1).to_string()])}
                    data-test={format!("redacted-{}", place + 1)}
                />
            }) }
            <h3>{ t(text::ANSWER) }</h3>
            <p class="lx-text">{ &publication.answer }</p>
            { match publication.publicity {
                Publicity::Public => link(publication),
                _ => part!(Publishing, props.clone()),
            } }
        </section>
    }
}

fn link(publication: &Publication) -> Html {
    let since = publication
        .published_at
        .map(|at| fill(text::PUBLISHED_SINCE, &[&time::moment(at)]));
    html! {
        <p class="lx-row">
            <span class="lx-muted">{ since.unwrap_or_default() }</span>
            <a class="lx-button lx-button-plain" href={format!("/plain/published/{}", publication.case_id)} target="_blank" rel="noopener" data-test="public-page">
                { t(text::PUBLISHED_PAGE) }
            </a>
        </p>
    }
}

/// Why it cannot be published yet, or the button.
#[component]
fn Publishing(props: &PreviewProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let publication = &props.publication;
    {
        // What was wrong with an edition is no news of the next one.
        let sending = sending.clone();
        use_effect_with(publication.edition, move |_| sending.forgive());
    }
    let open = publication.findings.iter().filter(|finding| !finding.kept).count();
    let waits = if props.changed {
        Some(t(text::UNSAVED).to_owned())
    } else if open > 0 {
        Some(fill(text::OPEN_FINDINGS, &[&open.to_string()]))
    } else if !publication.may_publish {
        Some(t(text::ONLY_ADMIN).to_owned())
    } else {
        None
    };
    if let Some(waits) = waits {
        return html! { <p class="lx-muted" data-test="not-yet">{ waits }</p> };
    }
    let onclick = {
        let (sending, publication, onsaved) = (sending.clone(), publication.clone(), props.onsaved.clone());
        Callback::from(move |_: MouseEvent| {
            let publish = Publish {
                edition: publication.edition,
            };
            if !sending.accepts_in(&publish, SENTENCES) {
                return;
            }
            let path = format!("/cases/{}/publish", publication.case_id);
            let call = Call::post(&path).json(&publish).key(&sending.key(&path, &publish));
            let read = Call::get(&format!("/cases/{}/publication", publication.case_id));
            let (onsaved, toasts) = (onsaved.clone(), toasts.clone());
            let sent = async move {
                call.text().await?;
                read.send::<Publication>().await
            };
            sending.start(sent, move |public| {
                toasts.good(t(text::PUBLISHED_DONE));
                onsaved.emit(public);
            });
        })
    };
    html! {
        <>
            if let Some(fault) = sending.whole() { <p class="lx-error" role="alert">{ fault }</p> }
            { sending.trouble("publish-failed") }
            { part!(Button {
                kind: ButtonKind::Primary,
                onclick,
                loading: sending.is_busy(),
                data_test: "publish",
                children: html! { <>{ t(text::PUBLISH) }</> },
            }) }
        </>
    }
}
