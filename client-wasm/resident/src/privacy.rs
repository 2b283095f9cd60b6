//! The way to the text on how personal data is handled: a page of the server's, which needs no script.

use kit::i18n::{Text, language, t};
use yew::prelude::*;

/// Where the text is, in the reader's language.
pub(crate) fn address() -> String {
    format!("/plain/privacy?lang={}", language().tag())
}

/// A link to it, beside the page that is open.
pub(crate) fn link(words: Text) -> Html {
    html! { <a href={address()} target="_blank">{ t(words) }</a> }
}
