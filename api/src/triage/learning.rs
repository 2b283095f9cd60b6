//! What the server has learnt, and when it learns again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Duration, Utc};
use contract::{
    cases::Category,
    triage::{CategoryQuestion, CategorySuggestion, MOST},
};
use triage::{Example, Model, Words};

use super::store;
use crate::{
    db::Db,
    error::{Error, Result},
    search,
};

/// Texts that are read at most, the latest: more make no better model, but a slower one.
const READ: i64 = 10_000;
/// Fewer texts teach nothing worth showing.
const FEWEST: usize = 50;
/// What was learnt is that good for so long.
const FRESH: Duration = Duration::hours(12);

/// What the server has learnt from the cases that desks took on. It learns when somebody asks, in the background: until
/// then, and where there is too little to learn from, there are no suggestions.
#[derive(Default)]
pub struct Sorter(Mutex<Learnt>);

#[derive(Default)]
struct Learnt {
    model: Option<Arc<Model>>,
    begun: Option<DateTime<Utc>>,
}

impl Sorter {
    fn learnt(&self) -> MutexGuard<'_, Learnt> {
        // Nothing in it can be half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is time to learn, for exactly one of those who ask.
    fn begins(&self, now: DateTime<Utc>) -> bool {
        let mut learnt = self.learnt();
        let due = learnt.begun.is_none_or(|begun| begun + FRESH < now);
        if due {
            learnt.begun = Some(now);
        }
        due
    }

    /// Learns, if it is time to. What fails is tried again when it is time the next time.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) async fn learn(&self, db: &Db, now: DateTime<Utc>) -> Result<()> {
        if !self.begins(now) {
            return Ok(());
        }
        let texts = db.read(|conn| store::sorted(conn, READ)).await?;
        if texts.len() < FEWEST {
            return Ok(());
        }
        let model = actix_web::rt::task::spawn_blocking(move || model(&texts)).await;
        self.learnt().model = model.map_err(Error::internal)?.map(Arc::new);
        Ok(())
    }

    /// What a text may be about, the likeliest first.
    pub(super) fn suggest(&self, question: &CategoryQuestion) -> Vec<CategorySuggestion> {
        let Some(model) = self.learnt().model.clone() else {
            return Vec::new();
        };
        let words = words(&question.title, question.body.as_deref().unwrap_or_default());
        let suggested = model.suggest(&words).into_iter().take(MOST);
        suggested
            .filter_map(|each| {
                Some(CategorySuggestion {
                    category: *Category::ALL.get(each.label)?,
                    percent: percent(each.confidence),
                })
            })
            .collect()
    }
}

fn model(texts: &[(Category, String, String)]) -> Option<Model> {
    let label = |category| Category::ALL.iter().position(|each| *each == category);
    let examples: Vec<Example> = texts
        .iter()
        .filter_map(|(category, title, body)| {
            Some(Example {
                words: words(title, body),
                label: label(*category)?,
            })
        })
        .collect();
    Model::train(&examples, Category::ALL.len())
}

/// The words of a text; those of its title count twice, as it says the same in short.
fn words(title: &str, body: &str) -> Words {
    let (title, body) = (search::tokens(title), search::tokens(body));
    Words::of(title.iter().chain(&title).chain(&body).map(String::as_str))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(confidence: f32) -> u8 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() as u8
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};

    use super::{FRESH, Sorter};

    #[test]
    fn one_of_those_who_ask_lets_it_learn_again_in_time() {
        let (sorter, now) = (Sorter::default(), DateTime::UNIX_EPOCH);
        assert!(sorter.begins(now));
        assert!(!sorter.begins(now) && !sorter.begins(now + FRESH));
        assert!(sorter.begins(now + FRESH + Duration::seconds(1)));
    }
}
