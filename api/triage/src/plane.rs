//! The plane that divides the texts of a label from all others.

use crate::vocabulary::Sparse;

/// A plane: where it lies, and how far off its origin.
#[derive(Debug, Clone)]
pub(crate) struct Plane {
    weights: Vec<f32>,
    offset: f32,
}

/// What a text on the wrong side costs.
const COST: f32 = 1.0;
/// Passes over all texts at most.
const PASSES: u32 = 60;
/// Good enough: what a pass would still change.
const TOLERANCE: f32 = 0.01;
/// The offset is learnt as one more word that stands in every text, with this weight.
const EVERYWHERE: f32 = 1.0;

impl Plane {
    /// The plane with the widest margin between the texts that are `inside` and the others, where those on the wrong side
    /// cost the square of how far (L2 loss). The texts' own order is shuffled by a fixed seed.
    pub(crate) fn between(texts: &[(Sparse, usize)], words: usize, inside: impl Fn(usize) -> bool) -> Self {
        let mut plane = Self {
            weights: vec![0.0; words],
            offset: 0.0,
        };
        let signs: Vec<f32> = texts.iter().map(|text| if inside(text.1) { 1.0 } else { -1.0 }).collect();
        let lengths: Vec<f32> = texts.iter().map(|text| squared(&text.0) + 0.5 / COST).collect();
        let mut alphas = vec![0.0_f32; texts.len()];
        let mut order: Vec<usize> = (0..texts.len()).collect();
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        for _ in 0..PASSES {
            dice.shuffle(&mut order);
            let mut most = 0.0_f32;
            for &at in &order {
                let (text, sign) = (&texts[at].0, signs[at]);
                let slope = sign * plane.distance(text) - 1.0 + alphas[at] * 0.5 / COST;
                // At its bound an alpha can only grow.
                let change = if alphas[at] > 0.0 { slope } else { slope.min(0.0) };
                most = most.max(change.abs());
                if change.abs() > 1e-6 {
                    let before = alphas[at];
                    alphas[at] = (before - slope / lengths[at]).max(0.0);
                    plane.lean(text, (alphas[at] - before) * sign);
                }
            }
            if most < TOLERANCE {
                break;
            }
        }
        plane
    }

    /// How far on the label's side of the plane a text lies; negative on the other side.
    pub(crate) fn distance(&self, text: &Sparse) -> f32 {
        let words = text.iter().map(|(place, weight)| self.weights[*place as usize] * weight);
        words.sum::<f32>() + self.offset * EVERYWHERE
    }

    fn lean(&mut self, text: &Sparse, by: f32) {
        for (place, weight) in text {
            self.weights[*place as usize] += by * weight;
        }
        self.offset += by * EVERYWHERE;
    }
}

fn squared(text: &Sparse) -> f32 {
    text.iter().map(|(_, weight)| weight * weight).sum::<f32>() + EVERYWHERE * EVERYWHERE
}

/// Chance that is the same every time: xorshift64* (Vigna 2016).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let bound = last as u64 + 1;
            order.swap(last, usize::try_from(self.next() % bound).unwrap_or(0));
        }
    }
}
