//! What is said of faults that only liaison knows.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "person_length",
        "姓名或称呼需要 1 到 30 个字。",
        "The name must have 1 to 30 characters.",
    ),
    (
        "telephone_form",
        "请填写手机号或带区号的座机。",
        "Please give a mobile number, or a landline with its area code.",
    ),
    ("day_form", "日期不对。", "The date is not right."),
    (
        "label_length",
        "楼栋或门牌需要 1 到 40 个字。",
        "A building or household must have 1 to 40 characters.",
    ),
    ("labels_count", "一次最多 200 张卡。", "Up to 200 cards at once."),
    (
        "hours_length",
        "走访时间最多 60 个字。",
        "The visiting hours may have up to 60 characters.",
    ),
    (
        "met_length",
        "见到的人最多 60 个字。",
        "Whom you met may have up to 60 characters.",
    ),
    (
        "card_unknown",
        "这张卡已停用或不是真卡，请改用民情信箱或拨打驿站电话。",
        "This card no longer counts or is not genuine; please use the mailbox or call the station.",
    ),
    (
        "officer_unknown",
        "这个社区没有这位联络员。",
        "This community has no such officer.",
    ),
    (
        "officer_unwanted",
        "只有换发时才能换联络员。",
        "Another officer can be named only when a card is replaced.",
    ),
    (
        "label_double",
        "有重复的楼栋或门牌。",
        "A building or household is named twice.",
    ),
    (
        "consent_needed",
        "留下姓名或电话需要同意个人信息说明。",
        "Leaving a name or number needs consent to the handling of personal data.",
    ),
    ("day_past", "请选择今天或以后的日期。", "Please choose today or a later day."),
    (
        "day_future",
        "请选择今天或以前的日期。",
        "Please choose today or an earlier day.",
    ),
    ("rating_not_now", "这件事现在不能评价。", "This matter cannot be rated now."),
];
