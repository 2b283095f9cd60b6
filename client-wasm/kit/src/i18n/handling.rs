//! The words of what happens to a case between acceptance and answer, and of cases on the same matter.

texts! {
    // How it stands
    HANDLING = "办理安排", "How it is handled";
    HANDLER = "经办", "Seen to by";
    HELPERS = "协办", "With help of";
    NOT_GIVEN = "尚未派单", "Given to nobody yet";
    AWAY = "今天没有人在岗", "Nobody is there today";
    DUTY_AT = "{} · {}", "{} · {}";
    DUTY_AND_NAME = "{}：今天 {}", "{}: today {}";
    FLOW = "流程", "Work flow";
    HANDED_TO = "已转给", "Handed to";
    ACKNOWLEDGED = "{} 已接收", "Taken {}";
    NOT_ACKNOWLEDGED = "等对方接收（{} 转出）", "They have not taken it yet (handed over {})";
    TAKE_BY = "应在此前接收", "To be taken by";
    UNTAKEN = "未接收", "Not taken";
    SHARED = "反映人同意提供姓名和电话", "The reporter agreed that name and number are shared";
    NOT_SHARED = "未提供反映人的姓名和电话", "Name and number of the reporter are not shared";
    PAUSED = "计时暂停", "Clock paused";
    PAUSED_SINCE = "{}；{} 起，到 {} 自动恢复", "{}; since {}, goes on by itself {}";
    MERGED_INTO = "已并入", "Part of";
    MERGED = "并入的诉求", "Parts of it";
    VOICES = "共 {} 人反映", "Reported by {}";
    SPLIT_FROM = "拆分自", "Split from";
    SPLIT_INTO = "拆分出", "Split off";
    DECIDE = "裁定", "Decide";
    ASKED_BY = "{}：{}", "{}: {}";
    ASKED_DAYS = "申请延长 {} 个工作日", "{} more working day{s}";
    ASKED_SINCE = "{} 提出", "asked by {}";
    ASKED_OWN = "您提出的，由其他人裁定。", "You asked; somebody else decides.";
    ASKED_OTHERS = "由其他有权的人裁定。", "Others decide this.";

    // The buttons
    MORE_ACTIONS = "更多操作", "More";
    DISPATCH = "派单", "Give to";
    START = "开始办理", "Begin";
    OBJECT = "派单异议", "Object";
    TRANSFER = "转办", "Hand over";
    ACKNOWLEDGE = "接收", "Take it";
    HAND_BACK = "办理回复", "Hand back";
    RECALL = "收回", "Take back";
    PAUSE = "暂停计时", "Pause the clock";
    RESUME = "恢复计时", "Resume the clock";
    ASK_EXTENSION = "申请延期", "Ask for more time";
    RULE_OBJECTION = "裁定派单异议", "Decide the objection";
    RULE_EXTENSION = "裁定延期", "Decide on more time";
    DRAFT = "拟写答复", "Draft the answer";
    RULE_DRAFT = "审核答复", "Check the answer";
    CALLED_NEXT = "{} 分钟内没有人响应，已通知{}。", "Nobody answered within {} minute{s}; called: {}.";
    CALLED_GIVEN = "承办人", "whoever it was given to";
    CALLED_DEPUTY = "A/B 岗另一人", "whoever stands in";
    CALLED_STATION = "驿站管理员", "the station's administrators";
    CALLED_STREET = "街道", "the street";
    MERGE = "合并", "Merge";
    SPLIT = "拆分", "Split";

    // Why a button cannot be pressed now
    WAITS_FOR_DECISION = "有事项待裁定，裁定后才能操作。", "Something waits for a decision first.";
    IS_HANDED_OVER = "已转出，对方交回或收回后才能操作。", "It is handed over; it has to come back first.";
    NOT_BEGUN = "受理后才能操作。", "It has to be accepted first.";
    EXTENSION_ONCE = "延期只能在到期前申请，每次办理限一次。", "More time can be asked for once, before it runs out.";

    // The forms
    TO_WHOM = "交给谁", "To whom";
    CHOOSE = "请选择…", "Choose…";
    DUTIES = "岗位：{}", "Duty: {}";
    PERSON = "人员：{}", "Person: {}";
    HELPERS_HINT = "协办（最多 5 个）", "Who helps (up to 5)";
    DISPATCH_TEXT = "给经办人的话（可不填，仅工作人员可见）", "A word to them (optional, staff only)";
    DISPATCHED = "已派单", "Given to them";
    START_TEXT = "说明（可不填）", "A word (optional)";
    STARTED = "已开始办理", "Begun";
    OBJECT_TEXT = "理由", "Why";
    OBJECT_HINT = "说明为什么不归您办、应当归谁。每件诉求只能提一次，由其他人裁定。", "Say why it is not yours, and whose it is. Once for each case; somebody else decides.";
    OBJECTED = "异议已提出", "The objection was made";
    GRANT = "同意", "Grant";
    REFUSE = "不同意", "Do not grant";
    RULING = "裁定", "Decision";
    RULING_TEXT = "说明（不同意时必填）", "Why (needed where it is not granted)";
    RULED = "已裁定", "Decided";
    DECISION_NEEDED = "请选择同意或不同意。", "Choose whether it is granted.";
    DESTINATION = "转给", "To";
    OF_STREET = "社区：{}", "Community: {}";
    OF_ORGANISATION = "社会组织：{}", "Organisation: {}";
    TRANSFER_TEXT = "请对方办什么（反映人可见）", "What is asked of them (the reporter reads it)";
    TRANSFER_HINT = "驿站仍对这件诉求负责，对方需确认接收。", "The station stays responsible; they have to take it.";
    CONSENT = "反映人同意把姓名和电话提供给对方", "The reporter agreed that their name and number are shared";
    NAMING = "转告姓名电话", "Name and number";
    ASK_NAMING = "问能否转告姓名电话", "Ask to share the name";
    NAMING_TEXT = "为什么要转告（反映人可见）", "Why (the reporter reads it)";
    NAMING_HINT = "反映人会收到提醒，可在诉求页面同意或不同意；转告对方之前可以收回。", "The reporter is told, answers on the case's page, and can take it back until it is shared.";
    NAMING_SENT = "已经问了反映人", "The reporter was asked";
    TRANSFERRED = "已转出", "Handed over";
    ACKNOWLEDGE_TEXT = "说明（可不填，反映人可见）", "A word (optional; the reporter reads it)";
    TAKEN = "已接收", "Taken";
    HAND_BACK_DONE = "办理结果", "What came of it";
    DONE = "已办好", "It is done";
    NOT_OURS = "不属于我们办理", "It is not ours";
    HAND_BACK_TEXT = "办理情况（反映人可见）", "What was done (the reporter reads it)";
    HANDED_BACK = "已交回驿站", "Handed back to the station";
    RECALL_TEXT = "说明（可不填）", "Why (optional)";
    RECALLED = "已收回", "Taken back";
    PAUSE_REASON = "原因", "Why";
    PAUSE_UNTIL = "到哪天自动恢复", "Goes on by itself on";
    PAUSE_UNTIL_HINT = "明天起 60 天内。", "From tomorrow, within 60 days.";
    PAUSE_TEXT = "等什么（反映人可见）", "What is waited for (the reporter reads it)";
    IS_PAUSED_NOW = "计时已暂停", "The clock is paused";
    RESUME_TEXT = "说明（可不填）", "Why (optional)";
    RESUMED = "计时已恢复", "The clock goes on";
    DAYS = "延长几个工作日（1–15）", "How many working days more (1–15)";
    EXTENSION_TEXT = "理由", "Why";
    EXTENSION_HINT = "须在到期前申请，由其他人裁定。", "Before it runs out; somebody else decides.";
    EXTENSION_ASKED = "已申请延期", "More time was asked for";
    DRAFT_HINT = "这件诉求走审批流程：答复经他人审核后才发给居民。", "Somebody else approves the answer before it goes to the resident.";
    DRAFTED = "答复已送审", "The answer waits for approval";
    MERGE_NUMBER = "并入哪件诉求（编号或关键词）", "Into which case (number or words)";
    MERGE_HINT = "选择本社区一件更早的、未办结的诉求。合并后反映人跟随那件诉求，并可各自评价。", "An older open case of this community. The reporter follows that one, and rates its answer.";
    MERGE_INTO = "并入", "Merge into";
    MERGE_NONE = "没有找到更早的、未办结的诉求。", "No older open case was found.";
    MERGE_NEEDED = "请选择并入哪件诉求。", "Choose into which case.";
    IS_MERGED = "已合并", "Merged";
    SPLIT_TITLE = "拆出部分的标题", "What the part is about";
    SPLIT_TEXT = "拆出部分的内容", "The part itself";
    SPLIT_HINT = "成为一件单独的诉求，反映人不变。", "It becomes a case of its own, with the same reporter.";
    IS_SPLIT = "已拆分", "Split";
    NEEDED = "请填写。", "Please fill this in.";

    // Cases on the same matter
    SIMILAR = "可能是同一件事", "Perhaps the same matter";
    SIMILAR_WORDS = "相同的词：{}", "Same words: {}";
    SIMILAR_VOICES = "{} 人反映", "{} reported it";
    MERGE_HERE = "合并到这件", "Merge into it";
    MERGE_ON_SAVE = "保存后并入", "Merge when saved";
    WILL_MERGE = "保存后将并入 {}；来电人可各自跟进和评价。", "Saved, it will be merged into {}; the caller follows and rates it.";
    WILL_NOT_MERGE = "不合并", "Do not merge";
    NOT_MERGED = "已保存，但未能合并：{}", "Saved, but not merged: {}";

    // On the telephones of those it is handed to
    RECEIVED = "转给我们的", "Handed to us";
    RECEIVED_NONE = "目前没有转给您的诉求。", "Nothing is handed to you now.";
    RECEIVED_WHO = "这里供社会组织的联系人使用：驿站转来的诉求会显示在这里。", "For those who speak for an organisation: what a station hands over is shown here.";
    RECEIVED_WAITS = "等待接收", "To be taken";
    RECEIVED_AT = "{} 转来", "handed over {}";
    REFERRED_SERVICES = "转介的服务", "Referred requests";
    REFERRED_OVER = "这里只显示结果。", "Only what came of it is shown here.";
    REFER_TITLE = "转介给驿站", "Refer somebody to the station";
    REFER_LEAD = "您服务的居民需要驿站派人帮忙时填写。办理进展会告诉您。", "For somebody you help who needs the station's people. You are told how it goes on.";
    REFER_FROM = "哪个机构转介", "From which organisation";
    REFER_DONE = "办理情况", "What was done";
    REFER_SENT = "已转介，驿站会安排。", "Referred: the station sees to it.";
    STATION_PHONE = "驿站电话", "The station";
    REPORTER = "反映人", "Reporter";
    REPORTER_HIDDEN = "反映人未同意提供姓名和电话，如需联系请打驿站电话。", "The reporter did not agree to be named; please call the station.";
    NOTE = "补充说明（反映人可见）", "A note (the reporter reads it)";
    NOTE_SEND = "发送说明", "Send note";
    NOTED = "说明已发送", "The note was sent";
    GONE = "这件诉求已不在您这里。", "This case is not with you any more.";

    // The queue
    WORK = "工作", "Work";
    WORK_ALL = "全部工作", "All work";
}
