//! What was typed and chosen of a request, as it stands in the form and as it is sent.

use contract::{
    accounts::Me,
    cases::Urgency,
    ids::{CellId, CommunityId},
    liaison::{Daypart, Neighbour},
    teams::{Gender, NewService, ServiceKind, Skill, Speech},
    validation::FieldError,
};
use kit::{
    http::Failure,
    i18n::{Text, language, service as text},
    visit::day_in,
};
use serde::{Deserialize, Serialize};

/// The days that need no calendar, by their distance from today.
pub(crate) const DAYS: [(i64, Text); 3] = [(0, text::DAY_TODAY), (1, text::DAY_TOMORROW), (2, text::DAY_AFTER)];
/// The choice of another day.
pub(crate) const OTHER: &str = "other";

/// Characters below which nobody can tell what is needed.
const LEAST: usize = 5;

/// What was typed and chosen, as it stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Typed {
    pub(crate) kind: Option<ServiceKind>,
    pub(crate) need: String,
    pub(crate) day: String,
    pub(crate) other_day: bool,
    pub(crate) part: Daypart,
    pub(crate) urgency: Urgency,
    pub(crate) community: Option<CommunityId>,
    pub(crate) cell: Option<CellId>,
    pub(crate) name: String,
    pub(crate) home: String,
    pub(crate) safeguard: bool,
    #[serde(default)]
    pub(crate) by_person: bool,
    pub(crate) volunteers: u8,
    pub(crate) skills: Vec<Skill>,
    pub(crate) speech: Vec<Speech>,
    pub(crate) gender: String,
}

impl Typed {
    pub(crate) fn of(me: &Me) -> Self {
        Self {
            kind: None,
            need: String::new(),
            day: day_in(1),
            other_day: false,
            part: Daypart::Morning,
            urgency: Urgency::Normal,
            community: me.community_id,
            cell: me.cell_id,
            name: me.name.clone(),
            home: String::new(),
            safeguard: false,
            by_person: false,
            volunteers: 1,
            skills: Vec::new(),
            speech: vec![Speech::Mandarin],
            gender: String::new(),
        }
    }

    /// Fills in what this kind usually takes.
    pub(crate) fn choose(&mut self, kind: Option<ServiceKind>) {
        let Some(kind) = kind else { return };
        let usual = kind.usual();
        self.kind = Some(kind);
        self.volunteers = usual.volunteers;
        self.skills = usual.skills.to_vec();
        self.safeguard |= usual.safeguard;
    }

    /// A day that is chosen by name; the other one is chosen from a calendar.
    pub(crate) fn choose_day(&mut self, pressed: &str) {
        self.other_day = pressed == OTHER;
        if let Ok(days) = pressed.parse() {
            self.day = day_in(days);
        }
    }

    /// Which of the choices of a day stands.
    pub(crate) fn chosen_day(&self) -> String {
        let near = DAYS.iter().find(|(days, _)| !self.other_day && day_in(*days) == self.day);
        near.map_or_else(|| OTHER.to_owned(), |(days, _)| days.to_string())
    }

    /// It as it is sent; nothing where something was not chosen.
    pub(crate) fn request(&self) -> Option<NewService> {
        Some(NewService {
            community_id: self.community?,
            cell_id: self.cell,
            case_id: None,
            kind: self.kind?,
            need: self.need.trim().to_owned(),
            urgency: self.urgency,
            day: self.day.clone(),
            part: self.part,
            weeks: 1,
            volunteers: self.volunteers,
            skills: self.skills.clone(),
            trainings: Vec::new(),
            speech: self.speech.clone(),
            gender: Gender::from_word(&self.gender),
            safeguard: self.safeguard,
            least_level: 1,
            by_person: self.by_person,
            organisation_id: None,
            consent: None,
            person: Neighbour {
                name: self.name.trim().to_owned(),
                phone: None,
                home: Some(self.home.trim().to_owned()).filter(|home| !home.is_empty()),
            },
        })
    }

    /// What was left out, if anything was.
    pub(crate) fn left_out(&self) -> Option<Failure> {
        let empty = |text: &str| text.trim().is_empty();
        let faults: Vec<_> = [
            ("/kind", self.kind.is_none()),
            ("/need", self.need.trim().chars().count() < LEAST),
            ("/community_id", self.community.is_none()),
            ("/person/home", empty(&self.home)),
            ("/person/name", empty(&self.name)),
        ]
        .into_iter()
        .filter(|(_, is_left_out)| *is_left_out)
        .map(|(pointer, _)| FieldError::new(pointer, "missing_field", language()))
        .collect();
        (!faults.is_empty()).then(|| Failure::invalid(faults))
    }
}

#[cfg(test)]
mod tests {
    use super::{Daypart, ServiceKind, Skill, Typed, Urgency};

    fn blank() -> Typed {
        Typed {
            kind: None,
            need: String::new(),
            day: "2026-11-26".to_owned(),
            other_day: true,
            part: Daypart::Morning,
            urgency: Urgency::Normal,
            community: None,
            cell: None,
            name: String::new(),
            home: " ".to_owned(),
            safeguard: false,
            by_person: false,
            volunteers: 1,
            skills: Vec::new(),
            speech: Vec::new(),
            gender: String::new(),
        }
    }

    #[test]
    fn a_kind_brings_what_it_usually_takes() {
        let mut typed = blank();
        typed.choose(Some(ServiceKind::Escort));
        assert_eq!((typed.volunteers, &typed.skills[..]), (1, &[Skill::Escort][..]));
        typed.choose(Some(ServiceKind::Company));
        assert_eq!((typed.volunteers, typed.skills.len(), typed.safeguard), (2, 0, true));
    }

    #[test]
    fn everything_that_was_left_out_is_named_at_once() {
        let left_out = blank().left_out().expect("a refusal");
        let named: Vec<_> = left_out.fields().iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(named, ["/kind", "/need", "/community_id", "/person/home", "/person/name"]);
        let said = |need: &str| Typed {
            need: need.to_owned(),
            ..blank()
        };
        let names_need = |typed: &Typed| {
            typed
                .left_out()
                .is_some_and(|fault| fault.fields().iter().any(|one| one.pointer == "/need"))
        };
        assert!(names_need(&said(" 换灯泡 ")) && !names_need(&said("换厨房灯泡")));
    }
}
