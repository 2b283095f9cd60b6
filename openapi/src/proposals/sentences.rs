//! What is said of faults that only proposals know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "helps_length",
        "受益对象最多 100 个字。",
        "Whom it helps may have up to 100 characters.",
    ),
    (
        "cost_range",
        "费用请填整数（元），最多一亿；不清楚可以不填。",
        "Give the cost in whole yuan, up to 100 million, or leave it out.",
    ),
    ("steps_count", "最多 12 个步骤。", "Up to 12 steps."),
    ("step_unknown", "没有这个步骤。", "There is no such step."),
    ("step_done", "这个步骤已经完成。", "This step was reported as done before."),
    (
        "reason_needed",
        "请选择原因，并写给提案人看。",
        "Choose a reason, and put it in words for the author.",
    ),
    (
        "invitations_open",
        "还有人没有回复邀请；请等他们回复，或撤回邀请。",
        "Somebody has not answered yet; wait for them, or take the invitation back.",
    ),
    ("invitations_count", "最多邀请 20 人。", "Up to 20 people can be asked."),
    (
        "organisation_unknown",
        "本社区没有登记这个社会组织，或者它还没有联系人。",
        "The community knows no such organisation, or nobody speaks for it yet.",
    ),
    (
        "not_speaker",
        "只有这个社会组织的联系人才能以它的名义提案。",
        "Only who speaks for this organisation proposes in its name.",
    ),
    ("own_invitation", "不能邀请自己。", "You cannot ask yourself."),
    (
        "not_verified",
        "需要先核验您是本社区居民：请到驿站办理，或输入入户信上的核验码。",
        "You must be verified as a resident first: come to the station, or enter the code of the letter to your home.",
    ),
    (
        "proof_low",
        "您的核验方式在本社区还不够：请带证件到驿站办理，或输入入户信上的核验码。",
        "The way you were verified is not enough for this here: come to the station with a document, or enter the code of a letter.",
    ),
    (
        "residence_revoked",
        "您的居民核验已被撤销，请到驿站重新办理。",
        "Your verification was taken back; please come to the station.",
    ),
    (
        "letter_code",
        "核验码不对或已用完，请再看一下来信。",
        "The code is not right, or was used up; please look at the letter again.",
    ),
    (
        "resident_unknown",
        "这个号码还没有登录过，请先让居民登录一次。",
        "Nobody has signed in with this number yet; let them sign in once first.",
    ),
    (
        "too_many_open",
        "您正在进行的提案太多，请先完成或撤回一些。",
        "You have too many proposals under way; finish or withdraw some first.",
    ),
    (
        "threshold_order",
        "最少人数不能大于最多人数。",
        "The least must not be greater than the most.",
    ),
    (
        "own_decision",
        "不能审核自己写的、联名的或附议过的提案，也不能复核自己的决定。",
        "Nobody decides what they wrote, proposed or signed, nor looks again at their own decision.",
    ),
    (
        "own_publication",
        "照片是您公开或举报的，请其他审核人员决定。",
        "You made this picture public or reported it; somebody else decides.",
    ),
    (
        "comment_length",
        "评论 1 到 1000 个字。",
        "A comment has 1 to 1,000 characters.",
    ),
    (
        "comment_unknown",
        "没有这条评论，或者不能再回复。",
        "There is no such comment, or it cannot be answered.",
    ),
    (
        "comment_settled",
        "发表 10 分钟后不能再修改，可以删除。",
        "After ten minutes it can no longer be changed; you may take it back.",
    ),
    (
        "comments_today",
        "您今天发表的评论已到上限，请明天再来。",
        "You have written as many comments today as one person may; please come back tomorrow.",
    ),
    (
        "reports_today",
        "您今天举报的次数已到上限，请明天再来。",
        "You have reported as much today as one person may; please come back tomorrow.",
    ),
    ("own_report", "不能举报自己写的内容。", "You cannot report your own words."),
    (
        "decision_unfit",
        "这种内容不能这样决定。",
        "This cannot be decided in this way.",
    ),
    ("marks_count", "最多标出 20 处。", "Up to 20 passages can be marked."),
    (
        "mark_range",
        "标出的地方不在正文里。",
        "What was marked does not stand in the text.",
    ),
    (
        "marks_unfit",
        "只有退回修改时才能标出段落。",
        "Passages are marked only where it is given back.",
    ),
    (
        "merge_unfit",
        "只能合并到同一社区、更早公开、仍在征集或待答复的提案。",
        "It goes only into an older proposal of the same community that still gathers signatures or waits for its answer.",
    ),
    (
        "listed_words",
        "1 到 2000 个词，每个 1 到 40 个字，不能只有符号。",
        "1 to 2,000 words of 1 to 40 characters, each with a letter or a digit.",
    ),
    ("word_lists_count", "一个街道最多 20 个词表。", "A street has up to 20 lists."),
    ("items_count", "一次处理 1 到 100 条。", "1 to 100 things at once."),
    ("labels_count", "一次 1 到 200 户。", "1 to 200 homes at once."),
];
