//! What is true of pictures without asking the database.

use contract::{
    ids::{CaseId, DiaryNoteId, EntryId, PhotoId, ProposalId, ReportId, ServiceId},
    photos::{Document, HiddenPhoto, Photo},
    publication::Area,
};

/// A picture of what was done, or why it was taken from view.
pub(crate) type Seen = Result<Photo, HiddenPhoto>;

/// What a picture belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Owner {
    /// A case.
    Case(CaseId),
    /// A note in the diary.
    Note(DiaryNoteId),
    /// A proposal; hidden until somebody looked at it, where the proposal is published already.
    Proposal(ProposalId, bool),
    /// A request for service.
    Service(ServiceId),
    /// An answer to a case, or the draft of one, by the line it stands on.
    Answer(CaseId, EntryId),
    /// The answer to a proposal, or what was reported of one of its steps.
    Proposed(ProposalId, AnswerPart),
    /// A written report of a project.
    Report(ReportId),
}

impl Owner {
    /// Whether documents belong to it as well as pictures.
    pub(super) const fn takes_documents(self) -> bool {
        matches!(self, Self::Answer(..) | Self::Proposed(..))
    }
}

/// A part of the answer to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnswerPart {
    /// The answer itself.
    Whole,
    /// What was reported of one of its steps, from 0.
    Step(u8),
}

impl AnswerPart {
    /// As it is written down: 0, or the number of the step.
    pub(super) fn number(self) -> i32 {
        match self {
            Self::Whole => 0,
            Self::Step(step) => i32::from(step) + 1,
        }
    }

    /// As it was written down.
    pub(super) fn of(number: i32) -> Self {
        u8::try_from(number - 1).map_or(Self::Whole, Self::Step)
    }
}

/// Something that is attached to an answer.
#[derive(Debug, Clone)]
pub(crate) enum Attached {
    /// A picture.
    Photo(Photo),
    /// A document.
    Document(Document),
}

/// What a document is called whose sender gave it no name that can stand.
const NAMELESS: &str = "附件";
/// Characters of a document's name at most, without its ending.
const NAME: usize = 80;

/// Whether these bytes are a PDF, from its first line to its last.
///
/// They begin with `%PDF-`, and `%%EOF` stands in the last kilobyte, as readers of PDF ask for.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let end = &bytes[bytes.len().saturating_sub(1024)..];
    bytes.starts_with(b"%PDF-") && end.windows(5).any(|part| part == b"%%EOF")
}

/// The name of a document as it can stand in a header, on a page and on a disk, whatever its sender called it: no
/// folders, nothing that is not seen or that turns the direction of reading around, and always the ending of what it is.
pub(super) fn document_name(said: &str) -> String {
    let unseen = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || "\"<>|:*?;%".contains(letter)
    };
    let file = said.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = file.chars().filter(|letter| !unseen(*letter)).collect();
    let name = name.trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
    let stem = match name.char_indices().rev().nth(3) {
        Some((at, _)) if name[at..].eq_ignore_ascii_case(".pdf") => &name[..at],
        _ => name,
    };
    let stem: String = stem.trim_end().chars().take(NAME).collect();
    format!("{}.pdf", if stem.is_empty() { NAMELESS } else { &stem })
}

/// A copy of a picture for everybody, and what is unreadable on it.
#[derive(Debug, Clone)]
pub(crate) struct Redacted {
    /// The copy.
    pub(crate) photo: Photo,
    /// The picture it was made of.
    pub(crate) of: PhotoId,
    /// What is unreadable.
    pub(crate) areas: Vec<Area>,
    /// Whether a moderator took it from view.
    pub(crate) hidden: bool,
}

#[cfg(test)]
mod tests {
    use super::{document_name, is_pdf};

    #[test]
    fn a_name_keeps_what_can_stand() {
        for (said, name) in [
            ("维修记录.pdf", "维修记录.pdf"),
            ("Report 3.PDF", "Report 3.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\temp\\回复 函.pdf", "回复 函.pdf"),
            ("a\r\nset-cookie: b.pdf", "aset-cookie b.pdf"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe.pdf"),
            ("\"><script>.pdf", "script.pdf"),
            (".pdf", "pdf.pdf"),
            ("  ", "附件.pdf"),
            ("", "附件.pdf"),
        ] {
            assert_eq!(document_name(said), name, "{said}");
        }
        assert_eq!(document_name(&"长".repeat(300)).chars().count(), 84);
    }

    #[test]
    fn a_pdf_has_both_its_ends() {
        assert!(is_pdf(b"%PDF-1.7\n1 0 obj\n%%EOF\n"));
        for bytes in [
            &b"%PDF-1.7\n"[..],
            b"\x00%PDF-1.7 %%EOF",
            b"%%EOF",
            b"",
            b"<html>%PDF-1.7 %%EOF",
        ] {
            assert!(!is_pdf(bytes));
        }
    }
}
