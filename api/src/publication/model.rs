//! What in public words may name somebody: pure.

use contract::{
    proposals::FindingKind,
    publication::{PublicFinding, PublicPart},
};

use crate::moderation::service::naming;

/// What is found in each part, with whether somebody said that it may stay; `own` are words that are somebody's own.
pub(super) fn findings(parts: [(PublicPart, &str); 3], own: &[(FindingKind, String)], kept: &[String]) -> Vec<PublicFinding> {
    let within = |(part, text): (PublicPart, &str)| {
        naming(text, own).into_iter().map(move |(kind, words)| PublicFinding {
            kind,
            part,
            kept: kept.contains(&words),
            words,
        })
    };
    parts.into_iter().flat_map(within).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_but_no_longer_open() {
        let parts = [
            (PublicPart::Title, "路灯坏了"),
            (PublicPart::Body, "请打13800000001，王阿姨住3号楼2单元501。"),
            (PublicPart::Answer, "已联系王阿姨。"),
        ];
        let found = findings(parts, &[], &["王阿姨".to_owned()]);
        let found: Vec<_> = found.iter().map(|one| (one.part, one.words.as_str(), one.kept)).collect();
        assert_eq!(
            found,
            [
                (PublicPart::Body, "13800000001", false),
                (PublicPart::Body, "3号楼2单元501", false),
                (PublicPart::Body, "王阿姨", true),
                (PublicPart::Answer, "王阿姨", true),
            ]
        );
    }
}
