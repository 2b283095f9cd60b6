//! The way into 长辈版 and out of it, on the first page of an app, where nobody has to look for it.

use yew::prelude::*;

use crate::{
    i18n::{shared, t},
    prefs::{Prefs, Size, use_prefs},
};

/// Switches 长辈版 on and off.
#[component]
pub fn ElderToggle() -> Html {
    let prefs = use_prefs();
    let on = prefs.now.size == Size::Elder;
    let onclick = Callback::from(move |_: MouseEvent| {
        let size = if on { Size::Standard } else { Size::Elder };
        prefs.set.emit(Prefs { size, ..prefs.now });
    });
    html! {
        <button
            type="button"
            class={classes!("lx-elder", on.then_some("lx-elder-on"))}
            {onclick}
            data-test="elder"
        >
            { t(if on { shared::LEAVE_ELDER } else { shared::SIZE_ELDER }) }
        </button>
    }
}
