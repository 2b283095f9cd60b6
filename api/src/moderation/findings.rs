//! What in a text may not be meant for everybody: telephone numbers, numbers of identity cards, homes down to the door.

use contract::proposals::{Finding, FindingKind, TextPart};

/// Letters between a building and a door at most.
const NEAR: usize = 10;
/// How a building is called.
const BUILDINGS: [&str; 4] = ["号楼", "栋", "幢", "单元"];

/// Everything that is found in the parts of a text.
pub(super) fn of(parts: &[(TextPart, &str)]) -> Vec<Finding> {
    parts.iter().flat_map(|(part, text)| within(*part, text)).collect()
}

/// The text with whatever is found in it made unreadable.
pub(super) fn masked(text: &str) -> String {
    let found = within(TextPart::Problem, text);
    found
        .iter()
        .fold(readable(text), |text, finding| text.replace(&finding.words, MASK))
}

/// The text with digits of full width as digits, so that what is found stands in it as it was found.
pub(super) fn readable(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// What in a readable text may name somebody, each once: what is found in any text, names as people are addressed by, and
/// these words that are somebody's own.
pub(super) fn naming(text: &str, own: &[(FindingKind, String)]) -> Vec<(FindingKind, String)> {
    let letters: Vec<char> = text.chars().collect();
    let mut all: Vec<(FindingKind, String)> = Vec::new();
    let found = within(TextPart::Problem, text);
    let found = found.into_iter().map(|finding| (finding.kind, finding.words));
    let addressed = names(&letters).into_iter().map(|words| (FindingKind::Name, words));
    let own = own.iter().filter(|(_, words)| text.contains(words.as_str())).cloned();
    for (kind, words) in found.chain(addressed).chain(own) {
        if !all.iter().any(|(_, known)| *known == words) {
            all.push((kind, words));
        }
    }
    all
}

/// What stands for what was found.
const MASK: &str = "＊＊＊";

/// What is found in one text.
pub(super) fn within(part: TextPart, text: &str) -> Vec<Finding> {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let found = |kind, words: String| Finding {
        kind,
        part,
        words,
        list: None,
        severity: None,
    };
    let mut findings = Vec::new();
    for (digits, words) in numbers(&letters) {
        if is_identity_number(&digits) {
            findings.push(found(FindingKind::IdentityNumber, words));
        } else if is_phone(&digits) {
            findings.push(found(FindingKind::Phone, words));
        }
    }
    findings.extend(homes(&letters).into_iter().map(|words| found(FindingKind::Home, words)));
    findings
}

/// Digits of full width are digits.
fn plain(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter),
        other => other,
    }
}

/// Runs of digits, also broken by single blanks, hyphens or dots: the digits, and the words as they stand there.
fn numbers(letters: &[char]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (start, mut digits) = (at, String::new());
        let mut end = at;
        while let Some(letter) = letters.get(at) {
            if letter.is_ascii_digit() || digits.len() == 17 && matches!(letter, 'x' | 'X') {
                digits.push(*letter);
                end = at + 1;
            } else if !(matches!(letter, ' ' | '-' | '.' | '·') && letters.get(at + 1).is_some_and(char::is_ascii_digit)) {
                break;
            }
            at += 1;
        }
        all.push((digits, letters[start..end].iter().collect()));
    }
    all
}

fn is_phone(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 => true,
        // A landline with its area code.
        [b'0', rest @ ..] => (9..=11).contains(&rest.len()),
        _ => false,
    }
}

/// Eighteen places whose last is the check digit of the others, by ISO 7064 MOD 11-2 (GB 11643).
fn is_identity_number(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    if digits.len() != 18 {
        return false;
    }
    let sum: u32 = digits
        .chars()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit.to_digit(10).unwrap_or_default() * weight)
        .sum();
    let check = b"10X98765432"[usize::try_from(sum % 11).unwrap_or_default()];
    digits.bytes().last().is_some_and(|last| last.eq_ignore_ascii_case(&check))
}

/// A building and a door close behind it.
fn homes(letters: &[char]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut from = 0;
    for at in 1..letters.len() {
        if at < from || !letters[at - 1].is_ascii_digit() {
            continue;
        }
        let Some(building) = BUILDINGS.iter().find(|word| starts_with(&letters[at..], word)) else {
            continue;
        };
        let behind = at + building.chars().count();
        let Some(end) = door(letters, behind) else { continue };
        let start = letters[..at]
            .iter()
            .rposition(|letter| !letter.is_ascii_digit())
            .map_or(0, |before| before + 1);
        all.push(letters[start..end].iter().collect());
        from = end;
    }
    all
}

/// The commonest surnames: nine of ten people have one of them.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭\
廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
/// How people are addressed behind their names.
const ADDRESSES: [&str; 14] = [
    "先生", "女士", "小姐", "阿姨", "叔叔", "大爷", "大妈", "大姐", "大哥", "爷爷", "奶奶", "师傅", "老师", "医生",
];
/// Letters of a name at most.
const NAME: usize = 3;

/// Names with how people are addressed behind them: the nearest surname before it, with what stands between.
fn names(letters: &[char]) -> Vec<String> {
    let mut all = Vec::new();
    for at in 1..letters.len() {
        let Some(address) = ADDRESSES.iter().find(|word| starts_with(&letters[at..], word)) else {
            continue;
        };
        let from = at.saturating_sub(NAME);
        if let Some(start) = (from..at).rev().find(|place| SURNAMES.contains(letters[*place])) {
            all.push(letters[start..at + address.chars().count()].iter().collect());
        }
    }
    all
}

fn starts_with(letters: &[char], word: &str) -> bool {
    let mut letters = letters.iter();
    word.chars().all(|letter| letters.next() == Some(&letter))
}

/// Where a door's three or four digits end, if there are any close behind.
fn door(letters: &[char], from: usize) -> Option<usize> {
    let until = letters.len().min(from + NEAR);
    let mut digits = 0;
    for at in from..=until {
        if letters.get(at).is_some_and(char::is_ascii_digit) {
            digits += 1;
        } else if (3..=4).contains(&digits) {
            return Some(at);
        } else {
            digits = 0;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{FindingKind as Kind, TextPart, masked, naming, within};

    fn found(text: &str) -> Vec<(Kind, String)> {
        let findings = within(TextPart::Problem, text);
        findings.into_iter().map(|one| (one.kind, one.words)).collect()
    }

    #[test]
    fn numbers_of_people_are_found_however_they_are_written() {
        for (text, kind, words) in [
            ("请打13800000001找我", Kind::Phone, "13800000001"),
            ("电话：138-0000-0001。", Kind::Phone, "138-0000-0001"),
            ("座机 0512-60000100", Kind::Phone, "0512-60000100"),
            ("全角１３８００００００01", Kind::Phone, "13800000001"),
            ("身份证11010519491231002X", Kind::IdentityNumber, "11010519491231002X"),
            ("住在3号楼2单元501的老人", Kind::Home, "3号楼2单元501"),
            ("12栋1203室", Kind::Home, "12栋1203"),
        ] {
            assert_eq!(found(text), [(kind, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_found_can_be_made_unreadable() {
        let text = "灯坏了，请打１３８0000 0001，3号楼2单元501。";
        assert_eq!(masked(text), "灯坏了，请打＊＊＊，＊＊＊。");
        assert_eq!(masked("2026年3号楼前"), "2026年3号楼前");
    }

    #[test]
    fn people_are_found_as_they_are_addressed_and_by_what_is_their_own() {
        let own = [(Kind::Name, "赵小五".to_owned()), (Kind::Home, "梧桐路18号".to_owned())];
        let text = "王秀兰阿姨和李师傅说，赵小五住梧桐路18号，电话13800000001。李师傅常来，请先生们留步。";
        let expected = [
            (Kind::Phone, "13800000001"),
            (Kind::Name, "王秀兰阿姨"),
            (Kind::Name, "李师傅"),
            (Kind::Name, "赵小五"),
            (Kind::Home, "梧桐路18号"),
        ];
        let found = naming(text, &own);
        assert_eq!(found, expected.map(|(kind, words)| (kind, words.to_owned())));
        assert_eq!(naming("路灯坏了三天。", &own), []);
    }

    #[test]
    fn other_numbers_are_nobodys() {
        for text in [
            "2026年11月25日",
            "每月 3000 元，共 12 个月",
            "110105194912310021",
            "3号楼前装一盏路灯",
            "12345678901234567890",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
