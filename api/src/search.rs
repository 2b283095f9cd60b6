//! Chinese words: the one segmentation that both indexes and every query share.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// Loading the dictionary takes a tenth of a second, which nobody should wait for who does not search.
static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Terms of one query at most; what a person types has fewer.
const MAX_TERMS: usize = 24;

/// Letters of a word at most: PostgreSQL's index refuses a text with a word of two thousand bytes.
const LONGEST: usize = 64;

/// The words of a text, separated by spaces, as the index keeps them: every word and the shorter words inside it.
pub(crate) fn words(text: &str) -> String {
    let mut words = tokens(text);
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The terms of a query, each of which must occur; empty when nothing in it can be found.
pub(crate) fn terms(query: &str) -> Vec<String> {
    let mut terms = tokens(query);
    terms.sort_unstable();
    terms.dedup();
    terms.truncate(MAX_TERMS);
    terms
}

/// Letters and digits only: neither index knows another kind of term, and none can be taken for syntax.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let folded = text.to_lowercase();
    JIEBA
        .cut_for_search(&folded, true)
        .into_iter()
        .map(|token| token.word)
        .filter(|word| word.chars().all(char::is_alphanumeric) && !word.is_empty())
        .map(|word| word.chars().take(LONGEST).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{terms, words};

    #[test]
    fn a_query_finds_the_words_of_a_text() {
        let index = words("3号楼电梯夜里噪音很大，WiFi 也断了！");
        let index: Vec<&str> = index.split(' ').collect();
        for query in ["电梯 噪音", "噪音", "wifi", "「电梯」"] {
            let terms = terms(query);
            assert!(
                !terms.is_empty() && terms.iter().all(|term| index.contains(&term.as_str())),
                "{query}: {terms:?} in {index:?}"
            );
        }
    }

    #[test]
    fn syntax_of_an_index_is_no_term() {
        assert!(terms("\" * ( ) & | ! ' - : ,").is_empty());
    }
}
