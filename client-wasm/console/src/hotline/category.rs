//! Choosing a category without taking the hand off the keyboard.

use contract::cases::Category;
use kit::{
    hooks::{UseStateHandle, use_state},
    i18n::{desk as text, t, words},
    part,
    ui::Field,
};
use yew::prelude::*;

use super::{keys::with_key, suggest::use_suggestions};

/// Properties of a [`CategoryPicker`].
#[derive(Properties, PartialEq)]
pub(super) struct CategoryProps {
    pub(super) chosen: Option<Category>,
    /// What the matter is called.
    pub(super) title: String,
    /// What was said of it.
    pub(super) body: String,
    /// What is being looked for.
    pub(super) typed: String,
    pub(super) error: Option<AttrValue>,
    /// Called with what is chosen and what is looked for.
    pub(super) onchange: Callback<(Option<Category>, String)>,
}

/// A field to look in, and what was found.
#[component]
pub(super) fn CategoryPicker(props: &CategoryProps) -> Html {
    let at = use_state(|| 0_usize);
    let shown = props.chosen.map(|category| t(words::category(category)));
    let suggested = use_suggestions(&props.title, &props.body);
    let suggests = props.chosen.is_none() && props.typed.is_empty() && !suggested.is_empty();
    let found = if suggests {
        suggested.iter().map(|each| each.category).collect()
    } else if shown == Some(props.typed.as_str()) {
        Vec::new()
    } else {
        Category::found_by(&props.typed)
    };
    let pick = {
        let (onchange, at) = (props.onchange.clone(), at.clone());
        Callback::from(move |category: Category| {
            at.set(0);
            onchange.emit((Some(category), t(words::category(category)).to_owned()));
        })
    };
    let oninput = props.onchange.reform(|typed: String| (None, typed));
    let onkeydown = by_keys(&found, &pick, &at);
    html! {
        <div class="lx-category" {onkeydown}>
            { part!(Field {
                label: with_key(text::CATEGORY, "F4"),
                value: props.typed.clone(),
                oninput,
                autocomplete: "off",
                hint: t(text::CATEGORY_HINT),
                error: props.error.clone(),
                data_test: "call-category",
            }) }
            if suggests {
                <p class="lx-small lx-muted" data-test="call-category-suggested">{ t(text::CATEGORY_SUGGESTED) }</p>
            }
            if suggests || !props.typed.is_empty() || props.error.is_some() {
                <ul class="lx-category-found" aria-live="polite">
                    { for found.iter().take(6).enumerate().map(|(index, category)| {
                        let (pick, category) = (pick.clone(), *category);
                        let percent = suggested.get(index).filter(|_| suggests).map(|each| format!(" {}%", each.percent));
                        html! {
                            <li key={category.word()}>
                                <button type="button" class={classes!("lx-button", "lx-button-plain", (index == *at).then_some("lx-button-on"))}
                                    onclick={Callback::from(move |_: MouseEvent| pick.emit(category))}
                                    data-test={format!("call-category-{}", category.word())}>{ t(words::category(category)) }{ percent }</button>
                            </li>
                        }
                    }) }
                </ul>
            }
        </div>
    }
}

/// Arrows go through what was found, Enter takes it.
fn by_keys(found: &[Category], pick: &Callback<Category>, at: &UseStateHandle<usize>) -> Callback<KeyboardEvent> {
    let (found, pick, at) = (found.to_vec(), pick.clone(), at.clone());
    Callback::from(move |event: KeyboardEvent| {
        let last = found.len().saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.set((*at + 1).min(last)),
            "ArrowUp" => at.set(at.saturating_sub(1)),
            "Enter" if !event.ctrl_key() => {
                if let Some(category) = found.get(*at).or_else(|| found.first()) {
                    pick.emit(*category);
                }
            }
            _ => return,
        }
        event.prevent_default();
    })
}
