//! Finding a category while somebody talks: by the first letters of its Pinyin, or by a word for it.

use super::Category;

/// Words of each category with their initials; its own name comes first.
const WORDS: &[(Category, &[(&str, &str)])] = &[
    (
        Category::Housing,
        &[
            ("物业与住宅", "wyyzz"),
            ("漏水", "ls"),
            ("维修基金", "wxjj"),
            ("电梯", "dt"),
            ("装修", "zx"),
            ("housing", "housing"),
        ],
    ),
    (
        Category::Cleanliness,
        &[
            ("环境卫生", "hjws"),
            ("垃圾", "lj"),
            ("下水道", "xsd"),
            ("异味", "yw"),
            ("cleanliness", "cleanliness"),
        ],
    ),
    (
        Category::Noise,
        &[("噪音", "zy"), ("扰民", "rm"), ("施工", "sg"), ("noise", "noise")],
    ),
    (
        Category::Traffic,
        &[
            ("停车与交通", "tcyjt"),
            ("交通", "jt"),
            ("充电桩", "cdz"),
            ("电动车", "ddc"),
            ("traffic", "traffic"),
        ],
    ),
    (
        Category::Facilities,
        &[
            ("公共设施", "ggss"),
            ("路灯", "ld"),
            ("水管", "sg"),
            ("健身器材", "jsqc"),
            ("停水停电", "tstd"),
            ("facilities", "facilities"),
        ],
    ),
    (
        Category::Safety,
        &[
            ("治安与消防", "zayxf"),
            ("消防", "xf"),
            ("门禁", "mj"),
            ("高空抛物", "gkpw"),
            ("safety", "safety"),
        ],
    ),
    (
        Category::Eldercare,
        &[
            ("养老与照护", "ylyzh"),
            ("助餐", "zc"),
            ("老人", "lr"),
            ("陪诊", "pz"),
            ("eldercare", "eldercare"),
        ],
    ),
    (
        Category::Education,
        &[
            ("儿童与教育", "etyjy"),
            ("教育", "jy"),
            ("入学", "rx"),
            ("托管", "tg"),
            ("education", "education"),
        ],
    ),
    (
        Category::Health,
        &[
            ("医疗与健康", "ylyjk"),
            ("健康", "jk"),
            ("医保", "yb"),
            ("疫苗", "ym"),
            ("health", "health"),
        ],
    ),
    (
        Category::Work,
        &[
            ("就业与社保", "jyysb"),
            ("社保", "sb"),
            ("低保", "db"),
            ("找工作", "zgz"),
            ("work", "work"),
        ],
    ),
    (
        Category::Neighbours,
        &[
            ("邻里纠纷", "lljf"),
            ("调解", "tj"),
            ("宠物", "cw"),
            ("neighbours", "neighbours"),
        ],
    ),
    (Category::Other, &[("其他", "qt"), ("other", "other")]),
];

impl Category {
    /// Whether a word is one by which a category is known.
    pub fn is_known_by(word: &str) -> bool {
        let mut known = WORDS.iter().flat_map(|(_, words)| words.iter());
        known.any(|(known, _)| *known == word)
    }

    /// The categories that fit what was typed, those whose own name fits first; every one for nothing typed.
    pub fn found_by(typed: &str) -> Vec<Self> {
        let typed = typed.trim().to_lowercase();
        let fits = |(word, initials): &(&str, &str)| word.contains(&typed) || initials.starts_with(&typed);
        let own = WORDS.iter().filter(|(_, words)| words.first().is_some_and(fits));
        let others = WORDS
            .iter()
            .filter(|(_, words)| !words.first().is_some_and(fits) && words.iter().any(fits));
        own.chain(others).map(|(category, _)| *category).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, WORDS};

    #[test]
    fn every_category_has_words_and_initials() {
        let known: Vec<_> = WORDS.iter().map(|(category, _)| *category).collect();
        assert_eq!(known, Category::ALL);
        for (category, words) in WORDS {
            assert!(words.len() > 1, "{category:?}");
            for (word, initials) in *words {
                let length = word.chars().count();
                assert!(initials.is_ascii() && initials.len() == length, "{word} {initials}");
            }
        }
    }

    #[test]
    fn a_category_is_found_by_initials_and_by_words() {
        for (typed, first) in [
            ("wy", Category::Housing),
            ("wyyzz", Category::Housing),
            ("物业", Category::Housing),
            ("zy", Category::Noise),
            ("垃圾", Category::Cleanliness),
            ("XF", Category::Safety),
            ("ggss", Category::Facilities),
            ("noise", Category::Noise),
        ] {
            assert_eq!(Category::found_by(typed).first(), Some(&first), "{typed}");
        }
        assert_eq!(Category::found_by("").len(), Category::ALL.len());
        assert!(Category::found_by("xyz").is_empty());
    }
}
