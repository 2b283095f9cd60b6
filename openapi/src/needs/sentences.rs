//! What is said of faults that only needs know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "sources_count",
        "最多 50 份提案、50 件诉求。",
        "Up to 50 proposals and 50 cases can stand behind a need.",
    ),
    ("case_not_here", "本社区没有这件诉求。", "This community has no such case."),
    (
        "need_source_listed",
        "已经列入另一项需求。",
        "This stands behind another need already.",
    ),
    (
        "discard_reason",
        "不列入需要写明理由。",
        "Please say why it is put aside; everybody reads it.",
    ),
    ("needs_count", "请选 2 到 20 项需求。", "Choose 2 to 20 needs."),
    (
        "need_not_screened",
        "这项需求不能表决：只有议事会通过的需求才能表决，每项一次。",
        "This need cannot be put to the vote: only needs that the council took on can, each once.",
    ),
    (
        "group_scores",
        "共治协商小组要给需求打分，不能只选择。",
        "A co-governance group scores needs; it does not choose among them.",
    ),
    (
        "session_questions",
        "最多记录 20 个问题。",
        "Up to 20 questions can be written down.",
    ),
    (
        "session_present",
        "到场人数不能多于这个机构的成员。",
        "No more can have been there than sit in this body.",
    ),
    (
        "need_state",
        "需求的状态已经变了，不能再这样做。",
        "The need has gone on; this cannot be done any more.",
    ),
];
