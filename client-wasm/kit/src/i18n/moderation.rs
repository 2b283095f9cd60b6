//! Words of those who moderate and answer what residents propose.

texts! {
    DESK = "提案办理", "Proposals desk";
    LEAD = "审核、答复居民提案，核验居民身份。", "Look at what residents propose, answer it, and verify who lives here.";
    QUEUE = "待审核", "To be looked at";
    OWED = "待答复", "Answer owed";
    RESIDENTS = "居民核验", "Residents";
    RULES = "提案规则", "Rules";
    HIDDEN = "已隐藏", "Hidden";
    HIDDEN_NONE = "没有被隐藏的内容。", "Nothing is hidden.";
    HIDDEN_LEAD = "居民看不到这些内容。恢复后，提案失去的时间会补上。", "Residents do not see these. A proposal that is put back gets the time that it lost.";
    HIDDEN_BY = "{} 于 {} 隐藏", "Hidden by {}, {}";
    HIDDEN_OF = "对提案“{}”的评论", "Said of “{}”";
    PUT_BACK = "恢复显示", "Put it back";
    PUT_BACK_SURE = "确认恢复？所有人会再次看到它。", "Put it back? Everybody will see it again.";
    IS_BACK = "已恢复显示", "It is back";
    RECORD = "审核记录", "Record";
    COMMUNITY = "社区", "Community";
    PAGES = "提案办理的页面", "Pages of the proposals desk";

    QUEUE_NONE = "没有等待审核的内容。", "Nothing waits to be looked at.";
    KIND_PROPOSAL = "提案", "Proposal";
    KIND_AMENDMENT = "修订稿", "New version";
    KIND_APPEAL = "复核申请", "Appeal";
    DUE = "应在 {} 前审核", "Due by {}";
    OVERDUE = "审核已超期", "Overdue";
    LOOKED_AT = "{} 正在看", "{} is looking at it";
    NOT_YOURS = "与您有关，请同事审核", "It concerns you; a colleague decides";
    LOOK = "审核", "Look at it";
    LET_GO = "先不审了", "Let it go";
    KEPT_UNTIL = "为您保留到 {}，期间同事不会重复审核。", "Kept for you until {}; no colleague looks at it meanwhile.";

    FOUND = "可能不宜公开的内容", "What may not be meant for everybody";
    FOUND_NONE = "没有发现电话、证件号或住址。", "No telephone number, identity number or home was found.";
    PHONE = "电话号码", "Telephone number";
    IDENTITY = "身份证号", "Identity number";
    HOME = "住址", "Home";
    SIMILAR = "相近的提案", "Alike";
    HISTORY = "这位居民的提案：公开过 {} 条，未通过 {} 条。", "Of this resident {} were published and {} not.";
    BEFORE = "现在公开的版本", "What is published now";
    GROUNDS = "申请复核的理由：{}", "Why they appeal: {}";
    FIRST_SAID = "上次的意见：{}", "What was said before: {}";

    DECISION = "决定", "Decision";
    PUBLISH = "公开", "Publish";
    RETURN = "退回修改", "Give back";
    REJECT = "不通过", "Do not publish";
    REASON = "原因", "Reason";
    SAID = "写给提案人的话", "In words, for its author";
    SAID_HINT = "退回或不通过时必须说明，语气友善、具体。", "Needed unless it is published; be kind and say exactly what.";
    DECIDE = "确认决定", "Decide";
    DECIDED = "已决定", "Decided";
    TAKEN = "同事先处理了，请看下一条。", "A colleague was quicker; please take the next.";

    OWED_NONE = "没有等待答复的提案。", "No answer is owed.";
    ANSWER = "答复", "Answer";
    OUTCOME = "结果", "What was decided";
    ANSWER_TEXT = "理由", "The reasons";
    ANSWER_HINT = "5 到 5000 个字，居民都能看到。", "5 to 5,000 characters; everybody reads it.";
    STEP = "第 {} 步：做什么", "Step {}: what";
    STEP_ON = "第 {} 步：哪天前", "Step {}: by which day";
    STEP_COST = "第 {} 步：费用，元（可以不写）", "Step {}: cost in yuan (optional)";
    ADD_STEP = "加一步", "Add a step";
    SEND_ANSWER = "公布答复", "Publish the answer";
    ANSWERED = "答复已公布", "The answer was published";
    PROGRESS = "已答复的提案", "Answered";
    REPORT = "第 {} 步完成了什么", "What was done in step {}";
    REPORT_SEND = "报告完成", "Report it as done";
    REPORTED = "已公布进展", "The progress was published";
    SEE = "查看提案", "See the proposal";

    PHONE_AT_DESK = "居民的手机号", "The resident's mobile number";
    LOOK_UP = "查找", "Look up";
    VERIFY = "证件已核对，核验为本社区居民", "I saw their document: verify them";
    VERIFIED = "已核验", "Verified";
    VERIFIED_SINCE = "{} 起，方式：{}", "since {}, by {}";
    BY_DESK = "驿站核验", "the desk";
    BY_LETTER = "入户信", "a letter";
    UNVERIFY = "撤销核验", "Take it back";
    UNVERIFIED = "已撤销", "Taken back";
    LETTERS = "入户信核验码", "Codes for letters to homes";
    LETTERS_LEAD = "每户一行。核验码只显示一次，打印后寄到家里；一个码最多 8 位家人使用，90 天有效。", "A home for each line. A code is shown only now; print it and send it home. Up to 8 people use one, within 90 days.";
    HOMES = "住户（每行一户）", "Homes (one for each line)";
    MAKE = "生成核验码", "Make the codes";
    PRINT = "打印", "Print";
    LETTER = "尊敬的住户：凭此核验码可在“居民提案”里核验为本社区居民，参与附议。", "Dear residents: with this code you can be verified as living here, and sign proposals.";

    THRESHOLD_SHARE = "附议人数占已核验居民的千分之几", "Signatures needed, in tenths of a percent of the verified residents";
    THRESHOLD_LEAST = "最少人数", "At least";
    THRESHOLD_MOST = "最多人数", "At most";
    GATHER_DAYS = "征集天数", "Days to gather";
    MODERATE_DAYS = "审核期限（工作日）", "Working days to look at it";
    ANSWER_DAYS = "答复期限（工作日）", "Working days to answer";
    APPEAL_DAYS = "申请复核期限（天）", "Days to appeal";
    MOST_OPEN = "每人同时进行的提案上限", "Proposals a person may have under way";
    RULES_NOTE = "已公开的提案不受影响。", "What is published already keeps what it was given.";
    RULES_READ = "规则由街道设定。", "The street sets the rules.";
    NUMBER_FORM = "请填写数字。", "Please give a number.";

    RECORD_LEAD = "所有人都能看到，不含姓名。", "Everybody can read it; it names nobody.";
    RECORD_NONE = "还没有审核过提案。", "Nothing was decided yet.";
    TOOK = "用时 {} 小时", "took {} h";
    IN_TIME = "按时", "in time";
    LATE = "超期", "late";

    KIND_COMMENT = "评论", "Comment";
    KIND_REPORT = "举报", "Report";
    OF_PROPOSAL = "提案：{}", "Proposal: {}";
    ANSWERS = "回复：{}", "In answer to: {}";
    REPORTED_BY = "{} 人举报", "Reported by {}";
    HISTORY_COMMENTS = "这位居民的评论：公开的 {} 条，被隐藏的 {} 条。", "Of this resident's comments {} are public and {} hidden.";
    HIDE = "隐藏", "Hide";
    KEEP = "保留", "Keep";
    RESTORE = "恢复", "Put back";
    CHOOSE = "选中，一起处理", "Choose, to decide together";
    CHOOSE_ALL = "选中这几条", "Choose these";
    CHOSEN = "已选 {} 条", "{} chosen";
    REASON_TO_HIDE = "如果隐藏，原因", "If hidden, why";
    DECIDED_ALL = "已处理 {} 条，{} 条没有处理。", "{} decided, {} left.";
    FLOOD = "同一人短时间内发了 {} 条", "One person sent {} in a short time";
    COMMENTS_WHEN = "评论何时审核", "When comments are looked at";
    COMMENTS_BEFORE = "先审后发", "Before everybody reads them";
    COMMENTS_AFTER = "先发后审", "Afterwards";
    COMMENTS_A_DAY = "每人每天评论上限", "Comments a person may write in a day";

    NAME = "姓名", "Name";
    LISTED = "词表", "Listed word";
    NOTICE = "提醒", "Worth a look";
    WARNING = "警示", "Rarely right";
    GRAVE = "严重", "Hardly ever right";
    RAISED = "已上报街道", "The street was told";
    MERGE = "合并", "Merged";
    MARKING = "点一下要改的句子", "Tap the sentences that are to be changed";
    REMARK = "“{}”怎么改（可以不写）", "What is to be changed about “{}” (optional)";
    LISTS = "词表", "Word lists";
    LISTS_LEAD = "词表里的词会在审核时标出来，包括加空格、全角和拼音写法；只提醒，不自动拒绝。", "Words of these lists are marked for moderators, also spaced, of full width or in pinyin; nothing is rejected by a machine.";
    LIST_ONE = "{} · {} · {} 个词", "{} · {} · {} words";
    LIST_NEW = "新词表", "A new list";
    LIST_NAME = "名称", "Name";
    LIST_SEVERITY = "程度", "How grave";
    LIST_WORDS = "词（每行一个）", "Words (one for each line)";
    LIST_REMOVE = "删除词表", "Remove the list";
    FIGURES = "审核情况", "Figures";
    FIGURES_SINCE = "{} 以来", "Since {}";
    WAITING = "待审核 {} 件，其中超期 {} 件。", "{} wait, {} of them overdue.";
    DECISIONS = "已审核 {} 件，按时 {} 件；退回 {}，不通过 {}，隐藏 {}。", "{} decided, {} in time; {} given back, {} not published, {} hidden.";
    OVERTURNED = "申请复核 {} 件，改为公开 {} 件。", "{} appealed, {} of them published after all.";
    MODERATORS = "审核人员", "Moderators";

    KIND_PHOTO = "照片", "Picture";

    BY_CARD = "连心卡", "a liaison card";
    REVOKED_ON = "{} 已撤销", "taken back on {}";
    SIGN_PROOF = "附议至少要怎样核验", "How to be verified at least to sign";
    COMMENT_PROOF = "评论至少要怎样核验", "How to be verified at least to say something";
}
