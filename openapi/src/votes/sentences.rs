//! What is said of faults that only votes know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "minor",
        "表决由已满 18 周岁的居民参加。",
        "Residents of 18 years or older vote.",
    ),
    (
        "vote_question_length",
        "表决事项需要 5 到 500 个字。",
        "What is asked must have 5 to 500 characters.",
    ),
    (
        "vote_option_length",
        "每个选项需要 1 到 100 个字。",
        "Each option must have 1 to 100 characters.",
    ),
    (
        "vote_options_count",
        "需要 2 到 20 个选项。",
        "There must be 2 to 20 options.",
    ),
    (
        "options_alike",
        "这个选项和前面的一样。",
        "This option says the same as one before it.",
    ),
    (
        "choose_range",
        "可选的项数需要在 1 和选项总数之间。",
        "How many may be chosen must be between 1 and the number of options.",
    ),
    (
        "quorum_range",
        "参与比例需要在 0 和 100 之间。",
        "The quorum must be between 0 and 100 percent.",
    ),
    ("vote_opens", "开始时间已经过去了。", "The beginning lies in the past."),
    (
        "vote_lasts",
        "表决需要持续 1 小时到 60 天。",
        "A vote must last from one hour to 60 days.",
    ),
    (
        "proposal_not_public",
        "本社区没有这份公开的提案。",
        "This community has no such public proposal.",
    ),
    (
        "criteria_count",
        "需要 1 到 4 个不同的评分标准。",
        "There must be 1 to 4 criteria, each once.",
    ),
    (
        "scores_form",
        "请给每个选项的每个标准打 1 到 5 分。",
        "Every option needs a score from 1 to 5 by each criterion.",
    ),
    ("scores_not_asked", "这次表决不打分。", "Options are not scored in this vote."),
    ("serial_form", "选票编号不对。", "This is not the serial of a ballot."),
    ("signed_form", "选票凭证不对。", "This is not a ballot's signature."),
    (
        "blinded_range",
        "选票凭证不对，请重新打开页面再试。",
        "This cannot be signed; please open the page again.",
    ),
    (
        "ballot_signature",
        "选票上的签章不对，这张票不能投入。",
        "The signature does not fit this ballot; it cannot be cast.",
    ),
    (
        "not_on_roll",
        "选民名册在表决开始时已经定好，您是之后才核验的，这次不能投票。",
        "The roll was drawn up when the vote opened, before you were verified; you cannot take part this time.",
    ),
    (
        "not_member",
        "这次只由议事机构的成员投票。",
        "Only the members of the body that decides can vote this time.",
    ),
    (
        "paper_taken",
        "您已经领过选票（可能在另一部手机上），每人只能领一张。",
        "A ballot was signed for you before, perhaps on another device; everybody has one.",
    ),
    ("vote_not_open", "表决还没有开始。", "The vote has not opened yet."),
    (
        "vote_over",
        "表决已经结束，不能再投票。",
        "The vote is over; no ballot can be cast any more.",
    ),
    (
        "vote_cancelled",
        "表决已经取消，请看原因。",
        "The vote was called off; please read why.",
    ),
    (
        "vote_secret",
        "表决结束计票后才能看到全部选票。",
        "The ballots can be read once the vote is over and counted.",
    ),
    (
        "serial_used",
        "这个编号的选票已经投过，内容不同。",
        "Another ballot with this serial is in the box, with other choices.",
    ),
    ("choices_count", "选择的项数不对。", "Too many options are chosen, or none."),
    (
        "choice_unknown",
        "没有这个选项，或者选了两次。",
        "There is no such option, or it is chosen twice.",
    ),
];
