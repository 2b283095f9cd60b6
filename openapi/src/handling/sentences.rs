//! What is said of faults that only the handling of cases knows.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "handler_one",
        "请选择一个岗位或一名工作人员。",
        "Choose either a duty or a person.",
    ),
    (
        "handler_unknown",
        "本社区没有这个岗位或工作人员。",
        "This community has no such duty or member of staff.",
    ),
    ("helpers_count", "协办最多 5 个。", "Up to five can help."),
    (
        "helpers_flow",
        "只有协调流程才有协办。",
        "Only a coordinated flow has helpers.",
    ),
    ("said_length", "请写 5 到 2000 个字。", "Please write 5 to 2,000 characters."),
    ("ruling_reason", "不同意时请说明理由。", "Please say why it is not granted."),
    (
        "destination_one",
        "请选择一个社区或一个社会组织。",
        "Choose either a community or an organisation.",
    ),
    (
        "destination_unknown",
        "没有可以转办的这个单位。",
        "There is no such place to hand it to.",
    ),
    (
        "destination_empty",
        "这个社会组织还没有联系人，暂时不能转办。",
        "Nobody speaks for this organisation yet.",
    ),
    (
        "naming_asked",
        "这件事已经问过反映人了。",
        "The reporter was asked about this before.",
    ),
    (
        "naming_not_given",
        "反映人还没有同意转告姓名和电话。",
        "The reporter has not agreed to be named.",
    ),
    (
        "until_range",
        "请选择明天起 60 天内的日期。",
        "Choose a day from tomorrow, within 60 days.",
    ),
    (
        "extension_days",
        "延期为 1 到 15 个工作日。",
        "An extension is 1 to 15 working days.",
    ),
    (
        "merge_older",
        "请选择本社区一件更早的、未办结的诉求。",
        "Choose an older case of this community that is not settled.",
    ),
    ("rules_count", "最多 50 条规则。", "Up to 50 rules."),
    (
        "conditions_count",
        "这项条件选择过多。",
        "Too many are chosen for this condition.",
    ),
    ("rule_words", "每个词为 1 到 20 个字。", "Each word has 1 to 20 characters."),
    (
        "target_one",
        "请选择一个岗位、一名工作人员、一个驿站或一个社会组织。",
        "Choose a duty, a person, a station or an organisation.",
    ),
    (
        "target_unknown",
        "本社区没有这个岗位、工作人员、驿站或社会组织。",
        "This community has no such duty, person, station or organisation.",
    ),
    (
        "join_unknown",
        "这件诉求已办结或不存在，请单独提交。",
        "That case is settled or gone; please send yours on its own.",
    ),
];
