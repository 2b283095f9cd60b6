//! Prepared texts, to begin an answer with.

use contract::{
    cases::{Action, Category},
    ids::CaseId,
};
use kit::{
    i18n::{console as text, t},
    part,
    remote::use_remote,
    ui::{Choice, Select},
};
use yew::prelude::*;

use crate::calls;

/// Properties of [`Templates`].
#[derive(Properties, PartialEq)]
pub(super) struct TemplatesProps {
    pub(super) case: CaseId,
    pub(super) action: Action,
    pub(super) category: Category,
    pub(super) onpick: Callback<AttrValue>,
}

/// Prepared texts to begin with. Where they cannot be had there is nothing: nobody needs them to write.
#[component]
pub(super) fn Templates(props: &TemplatesProps) -> Html {
    let (templates, _) = use_remote((props.case, props.action, props.category), |(case, action, category)| {
        calls::templates(*case, *action, *category)
    });
    let Some(templates) = templates.ready().filter(|templates| !templates.is_empty()).cloned() else {
        return Html::default();
    };
    let mut options = vec![Choice::new("", t(text::TEMPLATE_PICK))];
    options.extend(
        templates
            .iter()
            .map(|each| Choice::new(each.id.to_string(), each.title.clone())),
    );
    let onchange = {
        let onpick = props.onpick.clone();
        Callback::from(move |id: String| {
            if let Some(template) = templates.iter().find(|each| each.id.to_string() == id) {
                onpick.emit(template.text.clone().into());
            }
        })
    };
    part!(Select {
        label: t(text::TEMPLATE),
        options,
        value: "",
        onchange,
        data_test: "template"
    })
}
