//! A dialog about something that others change as well: where they were quicker, what they saved stands beside what is typed, and
//! whoever types says which of both is to stand.

use yew::prelude::*;

use crate::{
    hooks::{UseStateHandle, use_state},
    i18n::{Text, fill, shared, t},
    ui::overtaken,
};

/// What is typed, the version at which that was begun, and how it stands now with its version.
#[derive(Clone, PartialEq)]
pub struct Editing<T: PartialEq + 'static> {
    /// As it is typed.
    pub typed: UseStateHandle<T>,
    begun: UseStateHandle<i32>,
    now: (i32, T),
}

/// One of the things that are typed: what it is called, as it is typed, and as others saved it.
pub type Both = (Text, String, String);

/// Something to be changed, begun with how it stands `now`: whoever shows the dialog reads it again when a save comes too late
/// ([`crate::sending::Sending::behind`]), and hands it on anew.
#[hook]
pub fn use_editing<T: Clone + PartialEq + 'static>(now: (i32, T)) -> Editing<T> {
    let (version, first) = now.clone();
    Editing {
        typed: use_state(|| first),
        begun: use_state(|| version),
        now,
    }
}

impl<T: Clone + PartialEq + 'static> Editing<T> {
    /// Whether others saved something else than what is typed, and nobody said yet which is to stand.
    pub fn is_behind(&self) -> bool {
        is_behind((*self.begun, &*self.typed), (self.now.0, &self.now.1))
    }

    /// The version that a save replaces.
    pub fn version(&self) -> i32 {
        if self.is_behind() { *self.begun } else { self.now.0 }
    }

    /// What others saved of it meanwhile, as far as it is another than what is typed, and which is to stand; nothing where nobody did.
    pub fn overtaken(&self, both: impl FnOnce(&T, &T) -> Vec<Both>) -> Html {
        if !self.is_behind() {
            return Html::default();
        }
        let theirs = both(&self.typed, &self.now.1);
        let line = |(name, mine, theirs): &Both| {
            html! { <li key={t(*name)}>{ fill(shared::THEIRS, &[t(*name), theirs]) }<br /><span class="lx-muted">{ fill(shared::MINE, &[mine]) }</span></li> }
        };
        let others = theirs.iter().filter(|(_, mine, theirs)| mine != theirs);
        let (typed, begun, (version, now)) = (self.typed.clone(), self.begun.clone(), self.now.clone());
        let ontake = Callback::from(move |_: MouseEvent| {
            typed.set(now.clone());
            begun.set(version);
        });
        let begun = self.begun.clone();
        let onkeep = Callback::from(move |_: MouseEvent| begun.set(version));
        overtaken(html! { <ul>{ for others.map(line) }</ul> }, ontake, onkeep)
    }
}

/// Whether what was begun at a version would replace something else that it never saw.
fn is_behind<T: PartialEq>((begun, typed): (i32, &T), (version, now): (i32, &T)) -> bool {
    begun != version && typed != now
}

#[cfg(test)]
mod tests {
    use super::is_behind;

    #[test]
    fn only_what_others_saved_otherwise_is_in_the_way() {
        assert!(!is_behind((1, &"mine"), (1, &"first")), "nobody else saved");
        assert!(is_behind((1, &"mine"), (2, &"theirs")));
        assert!(!is_behind((1, &"same"), (2, &"same")), "they saved the very same");
        assert!(!is_behind((2, &"mine"), (2, &"theirs")), "it was seen, and is to be replaced");
    }
}
