//! Suggests what a text is about, having read others that somebody sorted.
//!
//! A linear model over words, one against the rest for each label: it learns in seconds, answers in microseconds, and
//! says by which words. It never decides. Pure: no clock, no files, no chance but a seed; the same examples in the same
//! order give the same model.
//!
//! Words are weighed by TF-IDF; the separating planes are found by dual coordinate descent (Hsieh, Chang, Lin, Keerthi,
//! Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008). What the planes say becomes a
//! confidence by a softmax whose sharpness is chosen on examples that were held back.

mod plane;
mod vocabulary;

use plane::Plane;
pub use vocabulary::Words;
use vocabulary::{Sparse, Vocabulary};

/// A text that somebody sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its words.
    pub words: Words,
    /// What it is about: a number below that of all labels.
    pub label: usize,
}

/// What a text may be about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suggestion {
    /// The label.
    pub label: usize,
    /// How sure the model is, between 0 and 1; those of all labels sum to 1.
    pub confidence: f32,
}

/// A model that has read its examples.
#[derive(Debug, Clone)]
pub struct Model {
    vocabulary: Vocabulary,
    planes: Vec<Plane>,
    sharpness: f32,
}

/// Each of so many examples is held back while the sharpness is chosen.
const HELD_BACK: usize = 10;
/// The sharpnesses that are tried.
const SHARPNESSES: [f32; 10] = [0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0];

impl Model {
    /// Reads the examples; `None` if they speak of fewer than two labels.
    #[must_use]
    pub fn train(examples: &[Example], labels: usize) -> Option<Self> {
        let first = examples.first()?.label;
        if examples.iter().all(|example| example.label == first) {
            return None;
        }
        let mut model = Self::read(examples.iter(), labels);
        model.sharpness = sharpness(examples, labels);
        Some(model)
    }

    fn read<'a>(examples: impl Iterator<Item = &'a Example> + Clone, labels: usize) -> Self {
        let vocabulary = Vocabulary::of(examples.clone().map(|example| &example.words));
        let texts: Vec<(Sparse, usize)> = examples
            .map(|example| (vocabulary.weighed(&example.words), example.label))
            .collect();
        let planes = (0..labels)
            .map(|label| Plane::between(&texts, vocabulary.len(), |other| other == label))
            .collect();
        Self {
            vocabulary,
            planes,
            sharpness: 1.0,
        }
    }

    /// What a text of these words may be about, the likeliest first.
    #[must_use]
    pub fn suggest(&self, words: &Words) -> Vec<Suggestion> {
        let mut all = softmax(&self.distances(words), self.sharpness);
        all.sort_by(|one, other| other.confidence.total_cmp(&one.confidence).then(one.label.cmp(&other.label)));
        all
    }

    /// How far on its side of each label's plane a text lies.
    fn distances(&self, words: &Words) -> Vec<f32> {
        let text = self.vocabulary.weighed(words);
        self.planes.iter().map(|plane| plane.distance(&text)).collect()
    }
}

fn softmax(distances: &[f32], sharpness: f32) -> Vec<Suggestion> {
    let most = distances.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = distances
        .iter()
        .map(|distance| ((distance - most) * sharpness).exp())
        .collect();
    let whole: f32 = powers.iter().sum();
    let each = powers.into_iter().enumerate();
    each.map(|(label, power)| Suggestion {
        label,
        confidence: power / whole,
    })
    .collect()
}

/// The sharpness under which examples that were held back surprise a model of the others least.
fn sharpness(examples: &[Example], labels: usize) -> f32 {
    let numbered = || examples.iter().enumerate();
    let model = Model::read(
        numbered().filter(|(number, _)| number % HELD_BACK != 0).map(|each| each.1),
        labels,
    );
    let held: Vec<(Vec<f32>, usize)> = numbered()
        .filter(|(number, _)| number % HELD_BACK == 0)
        .map(|(_, example)| (model.distances(&example.words), example.label))
        .collect();
    let surprise = |sharpness: f32| -> f32 {
        let one = |(distances, label): &(Vec<f32>, usize)| -softmax(distances, sharpness)[*label].confidence.max(1e-6).ln();
        held.iter().map(one).sum()
    };
    let least = SHARPNESSES
        .into_iter()
        .min_by(|one, other| surprise(*one).total_cmp(&surprise(*other)));
    least.unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::{Example, Model, Words};

    fn example(text: &str, label: usize) -> Example {
        Example {
            words: Words::of(text.split(' ')),
            label,
        }
    }

    fn examples() -> Vec<Example> {
        let texts = [
            ("电梯 坏了 物业", 0),
            ("电梯 异响", 0),
            ("物业 收费", 0),
            ("广场舞 噪音 晚上", 1),
            ("装修 噪音", 1),
            ("晚上 装修", 1),
        ];
        texts.map(|(text, label)| example(text, label)).to_vec()
    }

    #[test]
    fn it_has_read_what_words_mean() {
        let model = Model::train(&examples(), 2).expect("two labels");
        let guess = |text: &str| model.suggest(&Words::of(text.split(' ')))[0];
        assert_eq!((guess("电梯 又 坏了").label, guess("噪音 太大").label), (0, 1));
        assert!(
            guess("电梯 物业").confidence > guess("电梯 晚上").confidence,
            "what points both ways is less sure"
        );
    }

    #[test]
    fn confidences_sum_to_one_also_of_words_it_never_read() {
        let model = Model::train(&examples(), 3).expect("two labels");
        for text in ["电梯", "从未 见过", ""] {
            let all = model.suggest(&Words::of(text.split(' ')));
            assert_eq!(all.len(), 3);
            assert!(
                (all.iter().map(|each| each.confidence).sum::<f32>() - 1.0).abs() < 1e-5,
                "{all:?}"
            );
        }
    }

    #[test]
    fn one_label_or_none_is_no_model() {
        assert!(Model::train(&[], 2).is_none());
        assert!(Model::train(&[example("电梯", 0), example("物业", 0)], 2).is_none());
    }

    #[test]
    fn the_same_examples_give_the_same_model() {
        let [one, other] = [(); 2].map(|()| Model::train(&examples(), 2).expect("two labels"));
        let words = Words::of(["电梯", "噪音"]);
        assert_eq!(one.suggest(&words), other.suggest(&words));
    }
}
