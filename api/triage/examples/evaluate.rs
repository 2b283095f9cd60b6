//! `evaluate FILE`: how well a model of four fifths of a file's texts sorts the last fifth, as one JSON object.
//!
//! Each line of the file is an object with `title`, `body` and `label`.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    io::{Write, stdout},
    time::Instant,
};

use jieba_rs::Jieba;
use serde_json::{Value, json};
use triage::{Example, Model, Words};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("evaluate FILE")?;
    let jieba = Jieba::new();
    let start = Instant::now();
    let (examples, names) = read(&jieba, &fs::read_to_string(file)?)?;
    let segmented = start.elapsed();
    let (known, unknown) = divided(examples);
    let start = Instant::now();
    let model = Model::train(&known, names.len()).ok_or("fewer than two labels")?;
    let trained = start.elapsed();
    let start = Instant::now();
    let guesses: Vec<Vec<usize>> = unknown
        .iter()
        .map(|text| model.suggest(&text.words).into_iter().map(|guess| guess.label).collect())
        .collect();
    let asked = start.elapsed();
    let right = |most: usize| {
        unknown
            .iter()
            .zip(&guesses)
            .filter(|(text, guess)| guess[..most].contains(&text.label))
            .count()
    };
    let all = count(unknown.len());
    let result = json!({
        "texts": known.len() + unknown.len(), "held_back": unknown.len(), "labels": names.len(),
        "macro_f1": macro_f1(&unknown, &guesses, names.len()),
        "top1": count(right(1)) / all, "top3": count(right(3)) / all,
        "segment_micros": segmented.as_secs_f64() * 1e6 / count(known.len() + unknown.len()),
        "train_seconds": trained.as_secs_f64(), "suggest_micros": asked.as_secs_f64() * 1e6 / all,
    });
    writeln!(stdout(), "{result}")?;
    Ok(())
}

fn read(jieba: &Jieba, text: &str) -> Result<(Vec<Example>, BTreeMap<String, usize>), Box<dyn Error>> {
    let (mut examples, mut names) = (Vec::new(), BTreeMap::new());
    for line in text.lines() {
        let value: Value = serde_json::from_str(line)?;
        let part = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let count = names.len();
        let label = *names.entry(part("label")).or_insert(count);
        // The title says it again, shorter.
        let text = [part("title"), part("title"), part("body")].join("\n");
        let words = jieba.cut_for_search(&text, true);
        let words = Words::of(words.into_iter().map(|token| token.word));
        examples.push(Example { words, label });
    }
    Ok((examples, names))
}

/// Four fifths and one fifth, by a shuffle that is the same every time.
fn divided(mut examples: Vec<Example>) -> (Vec<Example>, Vec<Example>) {
    let mut state = 42_u64;
    for last in (1..examples.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let at = usize::try_from((state >> 33) % (last as u64 + 1)).unwrap_or(0);
        examples.swap(last, at);
    }
    let unknown = examples.split_off(examples.len() * 4 / 5);
    (examples, unknown)
}

/// The mean over all labels of the harmonic mean of precision and recall.
fn macro_f1(texts: &[Example], guesses: &[Vec<usize>], labels: usize) -> f64 {
    let of = |label: usize| {
        let pairs = || {
            texts
                .iter()
                .zip(guesses)
                .map(|(text, guess)| (text.label == label, guess[0] == label))
        };
        let both = count(pairs().filter(|pair| pair.0 && pair.1).count());
        let either = count(pairs().map(|pair| usize::from(pair.0) + usize::from(pair.1)).sum());
        if either > 0.0 { 2.0 * both / either } else { 0.0 }
    };
    (0..labels).map(of).sum::<f64>() / count(labels)
}

#[expect(clippy::cast_precision_loss, reason = "no file has 2^52 lines")]
const fn count(count: usize) -> f64 {
    count as f64
}
