//! Lists of cells: a title, perhaps a note under it, a value at the right, and a way on.

use yew::prelude::*;

use super::{
    icon::{Shape, icon},
    tabs::plain_click,
};

/// Properties of [`Cells`].
#[derive(Properties, PartialEq)]
pub struct CellsProps {
    /// What the group is called.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// A remark under the group.
    #[prop_or_default]
    pub foot: Option<AttrValue>,
    /// The cells.
    pub children: Html,
}

/// A group of cells.
#[component]
pub fn Cells(props: &CellsProps) -> Html {
    html! {
        <section>
            if let Some(title) = &props.title {
                <h2 class="lx-cells-title">{ title }</h2>
            }
            <div class="lx-cells">{ props.children.clone() }</div>
            if let Some(foot) = &props.foot {
                <p class="lx-cells-foot">{ foot }</p>
            }
        </section>
    }
}

/// Properties of a [`Cell`].
#[derive(Properties, PartialEq)]
pub struct CellProps {
    /// The words at the left.
    pub title: AttrValue,
    /// Smaller words under the title.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// The words at the right.
    #[prop_or_default]
    pub value: Option<AttrValue>,
    /// A shape before the title.
    #[prop_or_default]
    pub shape: Option<Shape>,
    /// Whether it is about something that cannot be taken back.
    #[prop_or_default]
    pub warn: bool,
    /// Where it leads; it is a link then.
    #[prop_or_default]
    pub href: Option<AttrValue>,
    /// Called when pressed; with an `href`, instead of following it. Without either it is only shown.
    #[prop_or_default]
    pub onclick: Option<Callback<()>>,
    /// Anything else at the right, such as a chip.
    #[prop_or_default]
    pub children: Html,
    /// What browser tests find it by.
    #[prop_or_default]
    pub data_test: Option<AttrValue>,
}

/// One cell: a link, a button, or just words.
#[component]
pub fn Cell(props: &CellProps) -> Html {
    let leads = props.href.is_some() || props.onclick.is_some();
    let class = classes!(
        "lx-cell",
        leads.then_some("lx-cell-link"),
        props.warn.then_some("lx-cell-warn")
    );
    let inside = html! {
        <>
            if let Some(shape) = props.shape { { icon(shape) } }
            <span class="lx-cell-body">
                <span>{ &props.title }</span>
                if let Some(note) = &props.note {
                    <><br /><span class="lx-cell-note">{ note }</span></>
                }
            </span>
            if let Some(value) = &props.value { <span class="lx-cell-value">{ value }</span> }
            { props.children.clone() }
            if leads { { icon(Shape::Forward) } }
        </>
    };
    let data_test = props.data_test.clone();
    match (&props.href, &props.onclick) {
        (Some(href), onclick) => {
            let onclick = onclick.clone().map(plain_click);
            html! { <a {class} href={href.clone()} {onclick} data-test={data_test}>{ inside }</a> }
        }
        (None, Some(onclick)) => {
            let onclick = onclick.reform(|_: MouseEvent| ());
            html! { <button type="button" {class} {onclick} data-test={data_test}>{ inside }</button> }
        }
        (None, None) => html! { <div {class} data-test={data_test}>{ inside }</div> },
    }
}
