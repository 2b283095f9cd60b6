//! Words that speak of danger to life, and whom to call then: one list for the desk's banner and the server's rule.

/// A danger, and the number that helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Danger {
    /// Fire and gas: 119.
    Fire,
    /// Somebody is hurt or ill: 120.
    Injury,
    /// A crime, or somebody who wants to die: 110.
    Violence,
}

impl Danger {
    /// The number that helps.
    pub const fn number(self) -> &'static str {
        match self {
            Self::Fire => "119",
            Self::Injury => "120",
            Self::Violence => "110",
        }
    }
}

/// What contains a word of danger and is none.
const HARMLESS: &[&str] = &[
    "火车",
    "火锅",
    "火腿",
    "火龙果",
    "火热",
    "火气",
    "火烧云",
    "恼火",
    "发火",
    "上火",
    "灯火",
    "火化",
    "红火",
    "火爆",
    "火山",
    "火炬",
    "火葬",
    "火星",
    "防火门",
    "防火墙",
    "灭火器",
    "怎么着火",
    "燃气费",
    "燃气表",
    "燃气卡",
    "燃气账单",
    "燃气公司",
    "煤气费",
    "煤气表",
    "煤气卡",
    "煤气公司",
    "fire door",
    "fire extinguisher",
    "fire drill",
    "gas bill",
    "gas meter",
];

const WORDS: &[(&str, Danger)] = &[
    ("火", Danger::Fire),
    ("冒烟", Danger::Fire),
    ("浓烟", Danger::Fire),
    ("爆炸", Danger::Fire),
    ("燃气", Danger::Fire),
    ("煤气", Danger::Fire),
    ("天然气", Danger::Fire),
    ("瓦斯", Danger::Fire),
    ("被困", Danger::Fire),
    ("fire", Danger::Fire),
    ("smoke", Danger::Fire),
    ("gas leak", Danger::Fire),
    ("smell of gas", Danger::Fire),
    ("受伤", Danger::Injury),
    ("流血", Danger::Injury),
    ("出血", Danger::Injury),
    ("骨折", Danger::Injury),
    ("晕倒", Danger::Injury),
    ("昏倒", Danger::Injury),
    ("昏迷", Danger::Injury),
    ("摔倒", Danger::Injury),
    ("摔伤", Danger::Injury),
    ("心脏病", Danger::Injury),
    ("喘不上气", Danger::Injury),
    ("没有呼吸", Danger::Injury),
    ("中毒", Danger::Injury),
    ("触电", Danger::Injury),
    ("溺水", Danger::Injury),
    ("坠楼", Danger::Injury),
    ("injured", Danger::Injury),
    ("unconscious", Danger::Injury),
    ("bleeding", Danger::Injury),
    ("跳楼", Danger::Violence),
    ("轻生", Danger::Violence),
    ("自杀", Danger::Violence),
    ("打人", Danger::Violence),
    ("持刀", Danger::Violence),
    ("砍人", Danger::Violence),
    ("抢劫", Danger::Violence),
    ("家暴", Danger::Violence),
    ("knife", Danger::Violence),
    ("suicide", Danger::Violence),
];

/// The first danger that a text speaks of.
pub fn danger(text: &str) -> Option<Danger> {
    let mut text = text.to_lowercase();
    for harmless in HARMLESS {
        if text.contains(harmless) {
            text = text.replace(harmless, "\u{1f}");
        }
    }
    WORDS.iter().find(|(word, _)| text.contains(word)).map(|(_, danger)| *danger)
}

#[cfg(test)]
mod tests {
    use super::{Danger, danger};

    #[test]
    fn danger_is_heard_and_daily_life_is_not_mistaken_for_it() {
        for (text, heard) in [
            ("五楼着火了", Some(Danger::Fire)),
            ("厨房一股煤气味", Some(Danger::Fire)),
            ("燃气漏了", Some(Danger::Fire)),
            ("老人晕倒在楼道里", Some(Danger::Injury)),
            ("有人要跳楼", Some(Danger::Violence)),
            ("There is SMOKE on the stairs", Some(Danger::Fire)),
            ("火车站旁边太吵", None),
            ("燃气费怎么交", None),
            ("楼下火锅店油烟大", None),
            ("灭火器过期了", None),
            ("电梯坏了", None),
        ] {
            assert_eq!(danger(text), heard, "{text}");
        }
        assert_eq!(danger("火锅店着火了"), Some(Danger::Fire), "what is harmless hides nothing");
    }
}
