//! To whom cases can be given, as choices for people and as references for the server.

use contract::handling::{Handler, HandlerRef, Handlers};

use crate::{
    i18n::{fill, handling as text, t, words},
    ui::Choice,
};

/// Who somebody is: by their duty and who does it today, or by name.
pub fn called(handler: &Handler) -> String {
    let name = handler.name.as_deref().unwrap_or(t(text::AWAY));
    match &handler.duty {
        Some(duty) => {
            let named = fill(text::DUTY_AT, &[&duty.place, t(words::duty(duty.kind))]);
            fill(text::DUTY_AND_NAME, &[&named, name])
        }
        None => name.to_owned(),
    }
}

/// The duties, then the people.
pub fn choices(handlers: &Handlers) -> Vec<Choice> {
    let duties = handlers.duties.iter().filter_map(|each| {
        let id = each.duty.as_ref()?.id;
        Some(Choice::new(format!("d{id}"), fill(text::DUTIES, &[&called(each)])))
    });
    let people = handlers.people.iter().filter_map(|each| {
        let id = each.account_id?;
        Some(Choice::new(format!("p{id}"), fill(text::PERSON, &[&called(each)])))
    });
    duties.chain(people).collect()
}

/// Whom a choice stands for; nobody where nothing is chosen.
pub fn chosen(word: &str) -> HandlerRef {
    HandlerRef {
        duty_id: of(word, 'd'),
        account_id: of(word, 'p'),
    }
}

/// The identifier of a choice, if it is of this kind.
pub fn of<T: std::str::FromStr>(word: &str, kind: char) -> Option<T> {
    word.strip_prefix(kind)?.parse().ok()
}
