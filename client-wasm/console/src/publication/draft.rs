//! What is being written for everybody to read: kept on the device until it is saved.

use contract::publication::{ChosenPhoto, PublicFinding, PublicPart, PublicWording, Publication};
use kit::{
    drafts,
    i18n::{publication as text, t},
    json,
};

/// The words and pictures of a publication, as they were saved or as the case itself has them.
pub(super) fn saved(publication: &Publication) -> PublicWording {
    let mut kept: Vec<String> = Vec::new();
    for finding in publication.findings.iter().filter(|finding| finding.kept) {
        if !kept.contains(&finding.words) {
            kept.push(finding.words.clone());
        }
    }
    let chosen = publication.photos.iter().filter(|photo| photo.shown.is_some());
    PublicWording {
        title: publication.title.clone(),
        body: publication.body.clone(),
        answer: publication.answer.clone(),
        kept,
        photos: chosen
            .map(|photo| ChosenPhoto {
                id: photo.id,
                areas: photo.areas.clone(),
            })
            .collect(),
    }
}

fn name(publication: &Publication) -> String {
    format!("publication.{}.{}", publication.case_id, publication.edition)
}

/// What was being written, or what is saved.
pub(super) fn recall(publication: &Publication) -> PublicWording {
    let kept = drafts::recall(&name(publication)).and_then(|text| json::read(&text));
    kept.unwrap_or_else(|| saved(publication))
}

/// Keeps what is being written.
pub(super) fn keep(publication: &Publication, wording: &PublicWording) {
    let same = *wording == saved(publication);
    let text = if same { String::new() } else { json::write(wording) };
    drafts::write(&name(publication), &text);
}

/// Forgets it: it is saved.
pub(super) fn forget(publication: &Publication) {
    drafts::write(&name(publication), "");
}

/// What was found and still stands in the words, with whether it may stay.
pub(super) fn standing(publication: &Publication, wording: &PublicWording) -> Vec<PublicFinding> {
    let still = |finding: &&PublicFinding| part(wording, finding.part).contains(&finding.words);
    let now = |finding: &PublicFinding| PublicFinding {
        kept: wording.kept.contains(&finding.words),
        ..finding.clone()
    };
    publication.findings.iter().filter(still).map(now).collect()
}

fn part(wording: &PublicWording, part: PublicPart) -> &str {
    match part {
        PublicPart::Title => &wording.title,
        PublicPart::Body => &wording.body,
        PublicPart::Answer => &wording.answer,
    }
}

/// The words with these made unreadable wherever they stand.
pub(super) fn masked(mut wording: PublicWording, words: &str) -> PublicWording {
    for part in [&mut wording.title, &mut wording.body, &mut wording.answer] {
        *part = part.replace(words, t(text::MASKED));
    }
    wording.kept.retain(|kept| kept != words);
    wording
}

/// The same, with these words kept, or not kept any longer.
pub(super) fn keeping(mut wording: PublicWording, words: &str, keep: bool) -> PublicWording {
    wording.kept.retain(|kept| kept != words);
    if keep {
        wording.kept.push(words.to_owned());
    }
    wording
}
