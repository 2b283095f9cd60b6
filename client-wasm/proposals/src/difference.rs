//! What changed from one version of a text to the next, sentence by sentence.

/// A sentence, and whether it was added, taken out, or is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the new one.
    New(&'a str),
    /// Only in the old one.
    Old(&'a str),
}

/// Where a sentence ends.
const ENDS: [char; 7] = ['。', '！', '？', '；', '，', '\n', '.'];

/// Sentences beyond these are not compared: the table would be too large for a phone.
const MOST: usize = 400;

/// What changed, in the order of reading; the longest common sequence of sentences stays.
pub(crate) fn difference<'a>(old: &'a str, new: &'a str) -> Vec<Change<'a>> {
    let (old, new) = (sentences(old), sentences(new));
    let mut common = vec![vec![0_u16; new.len() + 1]; old.len() + 1];
    for (row, one) in old.iter().enumerate().rev() {
        for (column, other) in new.iter().enumerate().rev() {
            common[row][column] = if one == other {
                common[row + 1][column + 1] + 1
            } else {
                common[row + 1][column].max(common[row][column + 1])
            };
        }
    }
    let (mut row, mut column, mut changes) = (0, 0, Vec::new());
    while row < old.len() || column < new.len() {
        match (old.get(row), new.get(column)) {
            (Some(one), Some(other)) if one == other => {
                changes.push(Change::Same(one));
                row += 1;
                column += 1;
            }
            (Some(one), other) if other.is_none() || common[row + 1][column] >= common[row][column + 1] => {
                changes.push(Change::Old(one));
                row += 1;
            }
            (_, Some(other)) => {
                changes.push(Change::New(other));
                column += 1;
            }
            (_, None) => break,
        }
    }
    changes
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(ENDS).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::{Change, difference};

    #[test]
    fn what_stayed_came_and_went_is_told_apart() {
        let changes = difference("装一盏灯。不用拉线。先试三个月。", "装两盏灯。不用拉线。先试三个月。再推广。");
        assert_eq!(
            changes,
            [
                Change::Old("装一盏灯。"),
                Change::New("装两盏灯。"),
                Change::Same("不用拉线。"),
                Change::Same("先试三个月。"),
                Change::New("再推广。"),
            ]
        );
    }

    #[test]
    fn both_texts_can_be_read_out_of_it() {
        let texts = ["", "甲。乙。丙。", "乙。丁。丙，甲。", "丙。", "甲。甲。甲。"];
        for old in texts {
            for new in texts {
                let changes = difference(old, new);
                let keep = |is: fn(&Change<'_>) -> Option<String>| changes.iter().filter_map(is).collect::<String>();
                let before = keep(|one| match one {
                    Change::Same(words) | Change::Old(words) => Some((*words).to_owned()),
                    Change::New(_) => None,
                });
                let after = keep(|one| match one {
                    Change::Same(words) | Change::New(words) => Some((*words).to_owned()),
                    Change::Old(_) => None,
                });
                assert_eq!((before.as_str(), after.as_str()), (old, new));
            }
        }
    }
}
