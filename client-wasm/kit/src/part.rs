//! Parts: function components behind one type, for the sake of the download.
//!
//! For every component type that `html!` mounts, Yew's machinery is compiled anew: some 3 KB each, which for the
//! resident app's eighty came to a quarter of all that phones download. Here the machinery is compiled once, and
//! what is mounted is a value. `part!(Button { submit: true, children })` stands for `<Button submit=true>…`.

use std::rc::Rc;

use yew::{
    functional::{FunctionProvider, Hook, HookContext},
    html::HtmlResult,
    prelude::*,
    virtual_dom::{Key, VList},
};

/// Mounts a function component as a part: `part!(Name { property: value })`, `part!(Name [key] { … })`,
/// or `part!(Name, properties)`.
#[macro_export]
macro_rules! part {
    ($name:ident) => {
        $crate::part!($name {})
    };
    ($name:ident, $properties:expr) => {
        $crate::part::part::<$name>($properties, ::std::option::Option::None)
    };
    ($name:ident { $($properties:tt)* }) => {
        $crate::part!($name, ::yew::props!(<$name as ::yew::functional::FunctionProvider>::Properties { $($properties)* }))
    };
    ($name:ident [$key:expr] { $($properties:tt)* }) => {
        $crate::part::part::<$name>(
            ::yew::props!(<$name as ::yew::functional::FunctionProvider>::Properties { $($properties)* }),
            ::std::option::Option::Some(::yew::virtual_dom::Key::from($key)),
        )
    };
}

/// A function component with its properties.
trait Mounted {
    fn show(&self, context: &mut HookContext) -> HtmlResult;
    /// What makes this component different from others, so that none inherits another's state.
    fn kind(&self) -> usize;
}

struct Of<C: FunctionProvider>(C::Properties);

impl<C: FunctionProvider + 'static> Mounted for Of<C> {
    fn show(&self, context: &mut HookContext) -> HtmlResult {
        C::run(context, &self.0)
    }

    fn kind(&self) -> usize {
        // Two functions at one address are one function, so they may as well share their state.
        let show: fn(&mut HookContext, &C::Properties) -> HtmlResult = C::run;
        show as usize
    }
}

/// Mounts a function component; see [`part!`](crate::part!).
pub fn part<C: FunctionProvider + 'static>(properties: C::Properties, key: Option<Key>) -> Html {
    mounted(Rc::new(Of::<C>(properties)), key)
}

/// A list of one: what stands around the part sees the given key; another component in its place is mounted anew, and
/// so is the same one under another key. Of a list without neighbours nobody asks the key, so it is inside as well.
fn mounted(part: Rc<dyn Mounted>, key: Option<Key>) -> Html {
    let mut place = part.kind().to_string();
    if let Some(key) = &key {
        place.push_str(key);
    }
    let part = Whole(part);
    VList::with_children(vec![html! { <Standing key={place} {part} /> }], key).into()
}

#[derive(Clone)]
struct Whole(Rc<dyn Mounted>);

impl PartialEq for Whole {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct StandingProps {
    part: Whole,
}

#[component]
fn Standing(props: &StandingProps) -> HtmlResult {
    use_part(&props.part)
}

/// Lends the place's hooks to the part.
struct UsePart<'a>(&'a Whole);

impl Hook for UsePart<'_> {
    type Output = HtmlResult;

    fn run(self, context: &mut HookContext) -> HtmlResult {
        self.0.0.show(context)
    }
}

const fn use_part(part: &Whole) -> UsePart<'_> {
    UsePart(part)
}
