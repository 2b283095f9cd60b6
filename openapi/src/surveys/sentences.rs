//! The faults of surveys in sentences. Apart from the others, so that only those who ask and answer carry them.

use crate::{Language, validation::FieldError};

/// As (code, Chinese, English).
pub(crate) const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "questions_count",
        "问卷需要 1 到 60 道题。",
        "A survey must have 1 to 60 questions.",
    ),
    (
        "question_length",
        "题目需要 1 到 200 个字。",
        "A question must have 1 to 200 characters.",
    ),
    (
        "options_count",
        "选择题需要 2 到 30 个选项。",
        "There must be 2 to 30 options.",
    ),
    (
        "option_length",
        "选项需要 1 到 60 个字，且不能重复。",
        "Options must have 1 to 60 characters and differ from each other.",
    ),
    ("options_none", "这种题目没有选项。", "This kind of question has no options."),
    (
        "question_range",
        "最小值、最大值或级数不合适。",
        "The least, the greatest or the number of steps does not fit.",
    ),
    (
        "label_length",
        "只有量表题有两端说明，最多 30 个字。",
        "Only scales have labels at their ends, up to 30 characters each.",
    ),
    (
        "shown_if_earlier",
        "显示条件只能取自前面的选择题或量表题。",
        "A question can depend only on options or steps of an earlier one.",
    ),
    ("answer_missing", "这道题必须回答。", "This question must be answered."),
    (
        "answer_hidden",
        "这道题没有显示，不能有答案。",
        "This question is not shown and cannot have an answer.",
    ),
    ("answer_unasked", "答案比题目多。", "There are more answers than questions."),
    ("answer_kind", "答案与题型不符。", "The answer is not of the question's kind."),
    (
        "survey_text_length",
        "文字需要 1 到 1000 个字。",
        "The text must have 1 to 1,000 characters.",
    ),
    (
        "date_form",
        "请填写日期，如 2026-11-25。",
        "Please give a day, such as 2026-11-25.",
    ),
    ("number_range", "数字超出范围。", "The number is out of range."),
    ("choice_one", "请选择一项。", "Please choose one."),
    ("choice_unknown", "没有这个选项。", "There is no such option."),
    ("choice_count", "选择的项数不合适。", "Too few or too many are chosen."),
    (
        "consent_first",
        "请先征得本人同意。",
        "Please ask for the person's consent first.",
    ),
    (
        "without_consent",
        "没有受访，不能记录其他内容。",
        "Nobody answered, so nothing else may be written down.",
    ),
    (
        "raised_words",
        "只有填写了的回答才能转为诉求，且只能一次。",
        "Only what was answered can become a case, and only once.",
    ),
    (
        "building_length",
        "门牌最多 60 个字。",
        "The door may have up to 60 characters.",
    ),
    (
        "survey_closed",
        "这份问卷在填写之前已经结束。",
        "The survey was over before this was filled in.",
    ),
    (
        "version_unknown",
        "没有这个版本的问卷。",
        "There is no such version of the survey.",
    ),
    (
        "answer_is_case",
        "这条回答已转为诉求，可以改写，不能删去。",
        "This answer became a case: it can be reworded, but not taken away.",
    ),
    ("correction_late", "已超过更正期限。", "It can no longer be corrected."),
    ("draft_none", "没有可以发布的内容。", "There is nothing to publish."),
];

/// The fault with the sentence for it, if it is one of surveys.
#[must_use]
pub fn explained(fault: FieldError, language: Language) -> FieldError {
    match SENTENCES.iter().find(|(code, ..)| *code == fault.code) {
        Some((_, chinese, english)) => FieldError {
            detail: language.pick(chinese, english).to_owned(),
            ..fault
        },
        None => fault,
    }
}
