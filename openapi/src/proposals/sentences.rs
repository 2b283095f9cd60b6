//! What is said of faults that only proposals know.

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "helps_length",
        "受益对象最多 100 个字。",
        "Whom it helps may have up to 100 characters.",
    ),
    ("cost_range", "费用最多一亿元。", "The cost may be up to 100 million yuan."),
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
    ("own_invitation", "不能邀请自己。", "You cannot ask yourself."),
    (
        "not_verified",
        "需要先核验您是本社区居民：请到驿站办理，或输入入户信上的核验码。",
        "You must be verified as a resident first: come to the station, or enter the code of the letter to your home.",
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
    ("labels_count", "一次 1 到 200 户。", "1 to 200 homes at once."),
];
