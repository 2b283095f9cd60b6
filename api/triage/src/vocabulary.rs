//! The words a model knows, and what each weighs.

/// A text as the places of its words and their weights, in the order of the places, of length 1.
pub(crate) type Sparse = Vec<(u32, f32)>;

/// The words of a text, each by a hash and with how often it stands there: all that is ever kept of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<(u64, u32)>);

impl Words {
    /// Those of a text, in any order; a word that stands twice counts twice.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hashes: Vec<u64> = words.into_iter().map(hash).collect();
        hashes.sort_unstable();
        let counted = hashes.chunk_by(|one, other| one == other);
        Self(
            counted
                .map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX)))
                .collect(),
        )
    }
}

/// The words a model knows, by a hash of each.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    /// Sorted.
    hashes: Vec<u64>,
    /// The rarer a word, the more it weighs.
    weights: Vec<f32>,
}

impl Vocabulary {
    /// The words that stand in at least two of the texts: one that stands in a single text tells nothing of others.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a Words>) -> Self {
        let (mut all, mut count) = (Vec::new(), 0_u32);
        for words in texts {
            all.extend(words.0.iter().map(|(hash, _)| *hash));
            count += 1;
        }
        all.sort_unstable();
        let (hashes, weights) = all
            .chunk_by(|one, other| one == other)
            .filter(|same| same.len() > 1)
            .map(|same| (same[0], weight(u32::try_from(same.len()).unwrap_or(count), count)))
            .unzip();
        Self { hashes, weights }
    }

    /// How many words it knows.
    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// A text as the model sees it.
    pub(crate) fn weighed(&self, words: &Words) -> Sparse {
        let mut text: Sparse = words
            .0
            .iter()
            .filter_map(|(hash, times)| {
                let place = self.hashes.binary_search(hash).ok()?;
                Some((u32::try_from(place).ok()?, (1.0 + real(*times).ln()) * self.weights[place]))
            })
            .collect();
        let length = text.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            for (_, weight) in &mut text {
                *weight /= length;
            }
        }
        text
    }
}

fn weight(texts: u32, of: u32) -> f32 {
    (real(of + 1) / real(texts + 1)).ln() + 1.0
}

#[expect(clippy::cast_precision_loss, reason = "no station has sixteen million texts")]
const fn real(count: u32) -> f32 {
    count as f32
}

/// FNV-1a: the same on every machine and in every version, as the standard library's is not.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, Words};

    #[test]
    fn a_word_of_one_text_is_not_known_and_a_rare_one_weighs_more() {
        let texts = [["a", "b", "c"], ["a", "b", "d"], ["a", "e", "f"]].map(Words::of);
        let vocabulary = Vocabulary::of(texts.iter());
        assert_eq!(vocabulary.len(), 2, "only a and b stand in two texts");
        let mut seen: Vec<f32> = vocabulary
            .weighed(&Words::of(["a", "b", "z"]))
            .into_iter()
            .map(|word| word.1)
            .collect();
        seen.sort_by(f32::total_cmp);
        assert!(seen[0] < seen[1], "{seen:?}");
        assert!((seen.iter().map(|weight| weight * weight).sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(vocabulary.weighed(&Words::default()).is_empty());
    }
}
