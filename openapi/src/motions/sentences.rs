//! What is said of faults that only motions know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "motion_under_way",
        "您在本社区还有一项提议没有结束，请等它有结果，或者先撤回。",
        "A motion of yours is still under way in this community; wait for it to end, or take it back first.",
    ),
    (
        "motion_opens",
        "投票需要在 30 天之内开始。",
        "The vote must open within 30 days.",
    ),
    (
        "motion_stands",
        "这项提议现在不能这样处理，请看最新情况。",
        "That is not possible as the motion stands now; please see how it stands.",
    ),
    (
        "motion_author",
        "提议人的附议不能单独撤回，可以撤回整项提议。",
        "Its author seconds it as long as it stands; they can take the motion back.",
    ),
];
