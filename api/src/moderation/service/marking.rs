//! Passages that are marked when a proposal is given back.

use contract::{
    ids::ProposalId,
    proposals::{Decision, Mark, NewDecision, NewMark, ProposalText, TextPart},
};

use super::{
    super::store::{self, Row},
    proposals,
};
use crate::{
    db::{Conn, Json},
    error::{Error, Result},
};

/// The marks of a decision with the words that they mark, as they are kept; nothing where nothing was marked.
///
/// # Errors
/// A fault at `/marks` where it is not given back, and at `/marks/…` for what does not stand in the text.
pub(super) fn kept(conn: &mut Conn, row: &Row, new: &NewDecision) -> Result<Option<String>> {
    if new.marks.is_empty() {
        return Ok(None);
    }
    if new.decision != Decision::Return {
        return Err(Error::field("/marks", "marks_unfit"));
    }
    let text = proposals::text(conn, row.proposal(), row.edition)?;
    let one = |(at, new): (usize, &NewMark)| mark(&text, new).ok_or_else(|| Error::field(&format!("/marks/{at}"), "mark_range"));
    let marks = new.marks.iter().enumerate().map(one).collect::<Result<Vec<_>>>()?;
    Json(marks).text().map(Some).map_err(Error::internal)
}

/// The mark with its words, if they stand in the text.
fn mark(text: &ProposalText, new: &NewMark) -> Option<Mark> {
    let part = match new.part {
        TextPart::Title => &text.title,
        TextPart::Problem => &text.problem,
        TextPart::Suggestion => &text.suggestion,
        TextPart::Comment => return None,
    };
    let (from, until) = (usize::try_from(new.from).ok()?, usize::try_from(new.until).ok()?);
    let letters: Vec<char> = part.chars().collect();
    let words: String = letters.get(from..until)?.iter().collect();
    let remark = new.remark.as_deref().map(str::trim).filter(|remark| !remark.is_empty());
    (!words.trim().is_empty()).then(|| Mark {
        part: new.part,
        from: new.from,
        words,
        remark: remark.map(str::to_owned),
    })
}

/// What was marked when a proposal was given back the last time.
///
/// # Errors
/// When the database refuses.
pub(crate) fn marks(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<Mark>> {
    let kept = store::last_return(conn, proposal)?.and_then(|row| row.marks);
    match kept {
        Some(text) => serde_json::from_str(&text).map_err(Error::internal),
        None => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use contract::proposals::Field;

    use super::{NewMark, ProposalText, TextPart, mark};

    fn at(part: TextPart, from: u32, until: u32) -> Option<String> {
        let text = ProposalText {
            title: "装一盏路灯".to_owned(),
            problem: "晚上很黑。".to_owned(),
            suggestion: "在花坛边装灯。".to_owned(),
            helps: None,
            field: Field::Facilities,
            place: None,
            cost: None,
        };
        let new = NewMark {
            part,
            from,
            until,
            remark: None,
        };
        mark(&text, &new).map(|mark| mark.words)
    }

    #[test]
    fn a_mark_holds_the_words_that_stand_there() {
        assert_eq!(at(TextPart::Title, 3, 5).as_deref(), Some("路灯"));
        assert_eq!(at(TextPart::Suggestion, 0, 7).as_deref(), Some("在花坛边装灯。"));
    }

    #[test]
    fn what_does_not_stand_there_is_no_mark() {
        for (part, from, until) in [
            (TextPart::Title, 3, 6),
            (TextPart::Title, 3, 3),
            (TextPart::Title, 4, 2),
            (TextPart::Comment, 0, 1),
            (TextPart::Problem, 10_000, 10_000),
        ] {
            assert_eq!(at(part, from, until), None, "{part:?} {from} {until}");
        }
    }
}
