//! What is said of faults that only bodies know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "purpose_length",
        "职责需要 5 到 200 个字。",
        "What it is for must have 5 to 200 characters.",
    ),
    (
        "field_needed",
        "请选择小组负责的领域。",
        "Please choose what the group deliberates on.",
    ),
    (
        "field_of_groups",
        "只有共治协商小组有负责的领域。",
        "Only co-governance groups have a field.",
    ),
    (
        "field_confirmed",
        "小组成立后不能改负责的领域：居民是按这个领域表决的。",
        "A group that stands keeps its field: residents voted on it.",
    ),
    (
        "body_may_not",
        "这个机构不负责这项决定。",
        "This body does not decide about that.",
    ),
    (
        "body_decides",
        "本社区有负责这项决定的议事机构，请选它。",
        "This community has a body that decides about that; please name it.",
    ),
    (
        "reason_alone",
        "还没有负责这项决定的议事机构，由驿站决定需要写明理由。",
        "No body decides about that yet; a station that decides alone says why, for everybody to read.",
    ),
    (
        "quorum_least",
        "参与比例不能低于社区规则的要求。",
        "The quorum must not be less than the community's rules ask for.",
    ),
    (
        "group_order",
        "小组的最少人数不能多于最多人数。",
        "A group's least number must not exceed its greatest.",
    ),
    (
        "seat_phone_unknown",
        "还没有人用这个手机号登录过。请先请对方用手机登录一次。",
        "Nobody has signed in with this number yet; please ask them to do so once.",
    ),
    (
        "seat_not_verified",
        "居民代表必须是已核验的本社区居民，请先核验。",
        "Who represents residents must be verified as one of this community's; please verify them first.",
    ),
    (
        "seat_held",
        "这位已经在名单里了。",
        "They sit in this body, or were invited, already.",
    ),
    (
        "seat_name_needed",
        "请填写公布在名单上的姓名。",
        "Please give the name by which you will be listed.",
    ),
    (
        "seat_minor",
        "居民代表须已满 18 周岁。",
        "A residents' representative is 18 or older.",
    ),
    (
        "seat_lapsed",
        "邀请已过期，请联系社区重新邀请。",
        "The invitation lapsed; ask the station for another.",
    ),
    (
        "seat_answered",
        "现在不能这样答复，请看最新情况。",
        "This can no longer be said to the seat; please look at how it stands.",
    ),
    ("body_full", "名额已满。", "Every seat is taken."),
    (
        "kind_full",
        "这一类成员的名额已满。",
        "As many of this kind sit in it as may.",
    ),
    (
        "residents_first",
        "居民代表还不够，请先增加居民代表。",
        "Too few represent residents; more of them must come first.",
    ),
    (
        "body_forming",
        "还在组建，尚未成立。",
        "It is being formed and does not stand yet.",
    ),
    (
        "body_proposed",
        "居民正在表决，名单暂时不能变动。",
        "Residents vote on it; who sits in it cannot change now.",
    ),
    ("body_stands", "已经成立。", "It stands already."),
    ("body_dissolved", "已经解散。", "It was dissolved."),
    (
        "body_incomplete",
        "成员人数或构成还不符合规定，请看缺什么。",
        "Its members are not as many, or not of such kinds, as the rules ask for; please look at what is missing.",
    ),
    ("body_unknown", "本社区没有这个议事机构。", "This community has no such body."),
    (
        "body_not_standing",
        "这个议事机构还没有成立，或者已经解散。",
        "This body does not stand.",
    ),
];
