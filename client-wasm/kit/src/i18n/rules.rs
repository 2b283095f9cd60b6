//! The words of those who set to whom cases go, and which organisations help with them.

texts! {
    TITLE = "派单与设置", "Routing and settings";
    LEAD = "设置派单规则和答复模板，登记合作的社会组织。", "Set to whom cases go, what answers begin with, and which organisations help.";
    PAGES = "派单与设置的页面", "Pages of routing and settings";
    ROUTING = "派单规则", "Routing rules";
    ORGANISATIONS = "社会组织", "Organisations";
    FIGURES = "办理情况", "Figures";
    FIGURES_LEAD = "最近 12 周收到的诉求，按首问负责人统计。只有驿站管理员能看到。", "What came in the last 12 weeks, by first responder. Only the station's administrators see this.";
    FIGURES_NONE = "最近 12 周还没有受理过诉求。", "No case was taken on in the last 12 weeks.";
    FIGURES_NOTE = "按时占已答复的比例；响应、解决、满意占已评价的比例，人数少时请谨慎看待。",
        "In time is a share of the answered; contacted, solved and content are shares of the rated. Few ratings say little.";
    COMPARED = "各社区对比", "Communities compared";
    COMPARED_LEAD = "最近 12 周收到的诉求，以及现在尚未办结的；每 10 分钟更新，所有人都能看到。", "What came in the last 12 weeks, and what is open now; up to ten minutes old, for everybody to see.";
    COMPARED_WHO = "社区", "Community";
    COMPARED_OPEN = "待办", "Open";
    COMPARED_OVERDUE = "超期", "Overdue";
    COMPARED_DAYS = "{}（最久 {} 天）", "{} (up to {} day{s})";
    FIGURES_WHO = "首问负责人", "First responder";
    FIGURES_TAKEN = "受理", "Taken on";
    FIGURES_ANSWERED = "已答复", "Answered";
    FIGURES_IN_TIME = "按时", "In time";
    FIGURES_RATED = "已评价", "Rated";
    FIGURES_CONTACTED = "响应率", "Contacted";
    FIGURES_RESOLVED = "解决率", "Solved";
    FIGURES_SATISFIED = "满意率", "Content";

    AGREEMENT = "志愿服务协议", "Volunteers' agreement";
    AGREEMENT_LEAD = "志愿者接第一次任务前要读完并同意；改了以后，下次答应前再同意一次。没有填写时不要求。",
        "Volunteers read it and agree before their first task, and again after it changed. While there is none, nobody is asked to.";
    SKILLS = "要证书的技能", "Skills to be proved";
    SKILLS_LEAD = "勾选的技能，志愿者要交证书并由驿站核实，才算会做。已经安排好的不受影响。",
        "Of volunteers these count only once the station has checked a certificate. Who was asked already comes.";

    LIMITS = "办理时限", "Time limits";
    LIMITS_NOTE = "从受理（或重新打开）起算，答复居民的期限。已受理的诉求保持原来的期限。", "From accepting (or reopening) a case to answering it. A case under way keeps the time it was given.";
    LIMITS_READ = "从受理起算，答复居民的期限。由街道设定。", "From accepting a case to answering it. The street sets it.";
    LIMITS_UNIT = "单位", "Counted in";
    UNIT_MINUTES = "分钟（不分昼夜）", "minutes, day and night";
    UNIT_HOURS = "小时（不分昼夜）", "hours, day and night";
    LIMITS_TAKE = "派单、转办后接收", "Taken after it was given";
    LIMITS_RAISED = "超期上报社区后，多久仍未答复再上报街道", "Overdue and gone up to the community, before it goes up to the street";
    LIMITS_OFFER_EMERGENCY = "上门邀请多少分钟没答复就问下一位：特急", "Minutes to answer an invitation to a door, before the next is asked: emergency";
    LIMITS_OFFER_URGENT = "上门邀请：紧急（分钟）", "Invitation: urgent (minutes)";
    LIMITS_OFFER_NORMAL = "上门邀请：一般（分钟）", "Invitation: usual (minutes)";
    LIMITS_OFFER_LOW = "上门邀请：不急（分钟）", "Invitation: can wait (minutes)";
    LIMITS_REFERRED = "一个机构同时最多转介几人给驿站", "Persons one organisation may have referred at once";
    LIMITS_REFERRED_A_DAY = "一个机构一天最多转介几人", "Persons one organisation may refer in a day";
    LIMITS_ACKNOWLEDGE = "突发流程：几分钟内没有响应就通知下一位", "In an emergency: minutes until the next are called";
    UNIT_WORKING_HOURS = "工作小时（9–17点）", "office hours (9–17)";
    UNIT_WORKING_DAYS = "工作日", "working days";
    LIMITS_OWN = "单独规定的类别", "Categories with limits of their own";
    LIMITS_ADD = "增加一条", "Add one";
    LIMITS_CATEGORY = "类别", "Category";
    LIMITS_URGENCY = "紧急程度", "Urgency";
    LIMITS_AMOUNT = "期限", "Limit";

    // Rules that are numbers
    SET_BY_STREET = "规定由街道设置。", "The street sets these rules.";
    BY_DEFAULT = "默认 {}", "{} by default";
    DEFAULT_OF = "默认 {}。{}", "{} by default. {}";
    BETWEEN = "请填写 {} 到 {} 的整数。", "Please give a whole number from {} to {}.";
    BETWEEN_DECIMALS = "请填写 {} 到 {} 的数字，最多两位小数。", "Please give a number from {} to {}, with two decimals at most.";

    NEEDS = "需求与征集", "Needs and calls";
    NEEDS_NOTE = "需求和方案的公示、表决按这些规定。已经在公示的，天数不变。",
        "How needs and plans are put on notice and decided. What is on notice already keeps its days.";
    NOTICE_DAYS = "公示多久（天）", "Public notice (days)";
    PASS_PERCENT = "需求通过：赞成票要超过投票人数的多少（%）", "A need passes if more than this share of those voting chose it (%)";
    PASS_SOURCE = "《城市居民委员会组织法》：居民会议过半数通过。", "By law the residents' assembly decides by more than half.";

    NEEDS_QUORUM = "需求表决：居民参与要超过百分之几", "Votes on needs: percent of the residents that must be exceeded";
    REVIEW_QUORUM = "方案评选：参与要超过百分之几", "Reviews of plans: percent of those on the roll that must be exceeded";
    ASSEMBLY_QUORUM = "确认议事机构：居民参与要超过百分之几", "Confirming bodies: percent of the residents that must be exceeded";
    PASS_SCORE = "打分：平均分要超过几分（按十分之几写，30 就是 3.0 分）", "Scoring: tenths of a point that the mean must exceed (30 is 3.0)";
    MOTION_PERCENT = "居民提议：百分之几的成年居民附议，就必须发起表决", "Motions: percent of the adults who must second one for its vote to be owed";
    MOTION_SOURCE = "《城市居民委员会组织法》：五分之一以上的成年居民提议，应当召集居民会议。", "By law a fifth of the adults can call the residents' assembly.";
    MOTION_DAYS = "居民提议：附议人数达到后，几个工作日内发起表决", "Motions: working days in which the vote is announced, once enough second it";
    QUORUM_SOURCE = "《城市居民委员会组织法》：居民会议须有过半数出席。", "By law more than half attend the residents' assembly.";
    STRICT_MONTHS = "项目不合格后从严审查几个月（0 表示不）", "Months of stricter review after a failed project (0: none)";
    STRICT_SOURCE = "姑苏区居民自治项目化：不合格的取消第二笔拨款，今后从严审查；多久由社区定。",
        "Gusu's procedure: who failed loses the second payment and meets stricter review; for how long is the community's.";
    STRICT_PERCENT = "从严审查：方案得票要超过百分之几才能选定", "Stricter review: percent of the ballots that a plan must exceed";
    FIRST_MONTHS = "项目优秀后同等条件下优先几个月（0 表示不）", "Months of coming first on equal terms after an excellent project (0: none)";
    FIRST_ON_EQUAL = "姑苏区居民自治项目化：优秀的在同等条件下享有优先资格。", "Gusu's procedure: who was excellent comes first on equal terms.";
    PROJECTS = "项目经费与评价", "Paying and evaluating";
    PROJECTS_NOTE = "项目经费和双述双评按这些规定。已经发出的合同、已经开始的评价不变。",
        "How projects are paid and evaluated. Contracts that were offered, and evaluations that began, keep theirs.";
    FIRST_PERCENT = "签约后先支付（%）", "Paid once it is signed (%)";
    FIRST_SOURCE = "姑苏区居民自治项目化：启动拨付 60%，期末评估合格后拨付 40%。",
        "Gusu's procedure: 60% at the start, 40% once the final evaluation passed.";
    EVALUATE_DAYS = "双方评价的时间（天）", "Time for both sides to evaluate (days)";
    LEAST_EVALUATIONS = "至少要有多少居民评价，不够就延长（人）", "Residents who evaluate, at least; while they are fewer there is more time (persons)";
    LEAST_REPRESENTATIVES = "其中至少要有几位居民代表（有共治协商小组的）", "Residents' representatives among them, at least, where there is a group";
    BOTH_SOURCE = "双述双评：向居民代表和社区居委会述职，由双方评议。", "Both sides are reported to, and both evaluate: residents' representatives and the committee.";
    EXCELLENT_FROM = "优秀：平均分不低于（分，满分 5 分）", "Excellent from a mean of (points of 5)";
    PASSED_FROM = "合格：平均分不低于（分，满分 5 分）", "Passed from a mean of (points of 5)";

    TEMPLATES = "答复模板", "Prepared texts";
    TEMPLATES_LEAD = "受理、答复、不予受理时，可以先插入一段准备好的文字，再修改。", "What the desk can begin with when it accepts, answers or declines a case.";
    TEMPLATES_NONE = "还没有模板。", "No texts yet.";
    TEMPLATE_ADD = "新增模板", "Add a text";
    TEMPLATE_FOR = "用在", "For";
    TEMPLATE_TITLE = "模板名称", "What to call it";
    TEMPLATE_EVERY = "所有类别", "Every category";
    TEMPLATE_TEXT = "文字", "The text";
    TEMPLATE_HINT = "写在花括号里的会自动填好：{编号}、{类别}、{驿站}、{电话}、{今天}。",
        "What stands in braces is filled in: {number}, {category}, {station}, {phone}, {today}.";
    TEMPLATE_GONE = "别人已删除这个模板。您写的还在，再保存就重新添加。",
        "Somebody else removed this text. What you wrote is still here: save again to add it anew.";
    TEMPLATE_REMOVE = "删除模板“{}”？", "Remove “{}”?";

    // The rules
    RULES_LEAD = "诉求受理后，从上到下找第一条符合的规则派单；都不符合时由人工派单。",
        "When a case is accepted, the first rule from the top that fits it is followed; where none fits, it is given by hand.";
    RULES_NONE = "还没有规则，诉求受理后都由人工派单。", "No rules yet: every case is given by hand.";
    RULE_ADD = "新增规则", "Add a rule";
    RULE_NEW = "新规则", "New rule";
    RULES_SAVE = "保存全部规则", "Save all rules";
    RULES_UNSAVED = "有改动还没有保存，可以先试后存。", "There are changes that are not saved. You can try them first.";
    RULES_DROP = "放弃改动", "Drop the changes";
    UP = "上移：{}", "Move up: {}";
    DOWN = "下移：{}", "Move down: {}";
    EDIT_RULE = "修改：{}", "Change: {}";
    REMOVE_RULE = "删除：{}", "Remove: {}";
    DONE = "完成", "Done";
    EVERY_CASE = "所有诉求", "Every case";
    ONE_OF = "{}：{}", "{}: {}";
    OR = "、", ", ";
    GOES_TO = "派给 {}；流程：{}", "Goes to {}; {}";
    NOBODY = "（未选择）", "(nobody chosen)";
    GONE = "（已不存在）", "(gone)";
    RULE_NAME = "规则名称", "What to call it";
    CONDITIONS = "条件（不选表示不限）", "Conditions (choose none for any)";
    WORDS = "关键词（用空格隔开，出现任意一个即符合）", "Words (with blanks between; any of them fits)";
    OFFICE_HOURS = "时间", "Time";
    ANY_TIME = "不限", "Any time";
    WHILE_OPEN = "办公时间内", "Office hours";
    WHILE_CLOSED = "办公时间外", "Outside office hours";
    TARGET = "派给", "To";
    STATION = "驿站：{}", "Station: {}";
    ORGANISATION = "社会组织：{}", "Organisation: {}";
    FLOW = "流程", "Work flow";

    // Trying them
    TRY = "试一试", "Try the rules";
    TRY_LEAD = "输入一段文字，看会按哪条规则派单；未保存的改动也会算进去。", "Write a text and see which rule catches it; changes that are not saved count too.";
    TRY_TEXT = "标题和内容", "Title and text";
    TRY_DAY = "受理日期（不填为现在）", "Day of acceptance (today if left empty)";
    TRY_CLOCK = "受理时间，如 20:30", "Time, such as 20:30";
    TRY_GO = "看看派给谁", "Who gets it?";
    FITS = "符合", "Fits";
    FOLLOWED = "按这条派单", "This one is followed";
    MISFITS = "不符合：{}", "Does not fit: {}";
    NO_RULE = "没有规则符合，由人工派单。", "No rule fits; it is given by hand.";
    ANY_CELL = "不指定", "None";

    // Organisations
    ORGANISATIONS_LEAD = "诉求可以转给这些组织办理，驿站仍然负责。", "Cases can be handed to these; the station stays responsible.";
    ORGANISATIONS_NONE = "还没有登记社会组织。", "No organisation yet.";
    ORGANISATION_ADD = "新增社会组织", "Add an organisation";
    NAME = "名称", "Name";
    PHONE = "办公电话", "Telephone of the office";
    ABOUT = "能做什么（可不填）", "What it does (optional)";
    RETIRED = "已停用", "Retired";
    RETIRE = "停用（不再转诉求给它）", "Retired: nothing more is handed to it";
    SPEAKERS = "联系人", "Who speaks for it";
    SPEAKERS_NONE = "还没有联系人，暂时不能转办。", "Nobody speaks for it yet: nothing can be handed to it.";
    SPEAKER_A = "A 岗", "A";
    SPEAKER_B = "B 岗（替补）", "B (stands in)";
    SPEAKER_ADD = "增加联系人", "Add somebody";
    SPEAKER_PHONE = "登录用的手机号", "Mobile number that they sign in with";
    SPEAKER_PHONE_HINT = "对方先用这个手机号登录一次，再在这里添加。", "They sign in with this number once before they are added here.";
    SPEAKER_REMOVE = "移除 {}", "Remove {}";
    SPEAKER_REMOVE_ASK = "移除后，{} 不能再查看转给这个组织的诉求。", "{} will no longer see what is handed to this organisation.";
    SPEAKER_ADDED = "已增加联系人", "Added";
}
