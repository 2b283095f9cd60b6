//! Words of residents' proposals.

texts! {
    PROPOSALS = "居民提案", "Proposals";
    TAB_ALL = "大家的提案", "Proposals";
    TAB_MINE = "我的", "Mine";
    TABS = "提案的页面", "Pages of proposals";
    OFFLINE = "没有连上网络，看到的可能不是最新的。", "No connection: this may not be the latest.";
    COMMUNITY = "社区", "Community";
    WRITE = "我要提案", "Propose something";
    NONE = "还没有提案。有好主意就写下来吧。", "Nothing was proposed yet. If you have an idea, write it down.";
    COUNTS = "已公开 {} 件，达标 {} 件；已答复 {} 件，其中按时 {} 件，采纳或部分采纳 {} 件。", "{} published, {} signed by enough; {} answered, {} in time; {} adopted or partly adopted.";
    COUNT_OVERDUE = "有 {} 件答复已超期。", "Answers overdue: {}.";
    FILTER = "看哪些", "Which";
    EVERY = "全部", "All";
    SORT = "排序", "Order";
    NEWEST = "最新", "Newest";
    MOST_SIGNED = "附议最多", "Most signed";
    CLOSING = "快截止", "Closing soon";
    SIGNED_OF = "{} 人附议，需要 {} 人", "{} signed, {} needed";
    SIGNED = "{} 人附议", "{} signed";
    DAYS_LEFT = "还剩 {} 天", "{} day{s} left";
    LAST_DAY = "今天截止", "Ends today";
    ANSWER_BY = "社区应在 {} 前答复", "The community must answer by {}";
    RESPONSIBLE = "由 {} 负责答复", "The answer is up to {}";
    OVERDUE = "答复已超期", "The answer is overdue";
    BY = "提案人：{}", "Proposed by {}";
    ORGANISATION = "（社会组织）", " (organisation)";
    UNCONFIRMED = "（未经核实）", " (unconfirmed)";
    NUMBER = "编号 {}", "No. {}";
    PROBLEM = "现在的问题", "What is wrong today";
    SUGGESTION = "我的建议", "What should be done";
    HELPS = "对谁有帮助（可以不写）", "Whom it helps (optional)";
    HELPS_SHOWN = "对谁有帮助", "Whom it helps";
    PLACE = "在哪里（可以不写）", "Where (optional)";
    PLACE_SHOWN = "在哪里", "Where";
    COST = "大概要多少钱，元（可以不写）", "Roughly what it costs, in yuan (optional)";
    COST_SHOWN = "估计费用", "Estimated cost";
    YUAN = "{} 元", "CNY {}";
    FIELD = "属于哪一类", "What it is about";
    TITLE = "一句话说清提案", "The proposal in a line";
    TITLE_HINT = "2 到 60 个字", "2 to 60 characters";
    TEXT_HINT = "至少 5 个字", "At least 5 characters";
    NAMED = "公开我的全名（不勾选则只显示姓，如“王**”）", "Publish my whole name (otherwise only how it begins)";

    SIGN = "附议这条提案", "Sign this proposal";
    SIGNED_BY_ME = "您已附议", "You have signed";
    UNSIGN = "撤回附议", "Take my signature back";
    SIGN_IN_TO_SIGN = "登录后附议", "Sign in to sign";
    THANKS = "感谢您的附议", "Thank you for signing";
    UNSIGNED = "已撤回附议", "Your signature was taken back";
    VERIFY_FIRST = "附议前需要核验您是本社区居民。", "Before you sign, we must know that you live here.";
    VERIFY = "去核验", "How to be verified";
    CHANGED_SINCE = "您附议后，提案有了修订。如果不再同意，可以撤回附议。", "The proposal was changed since you signed. If you no longer agree, take your signature back.";
    EXPIRED = "征集时间已到，人数没有达到。谢谢大家的参与。", "The time is over, and too few have signed. Thank you all for taking part.";
    WITHDRAWN = "提案人已撤回这条提案。", "Its author took this proposal back.";

    ANSWER = "社区答复", "The community's answer";
    ANSWERED_BY = "{} · {}", "{} · {}";
    IN_TIME = "按时答复", "Answered in time";
    LATE = "超期答复", "Answered late";
    STEPS = "接下来怎么做", "What happens next";
    BY_DAY = "{} 前", "by {}";
    DONE_ON = "{} 已完成", "done on {}";

    VERSIONS = "各个版本", "Versions";
    VERSION = "第 {} 版 · {}", "Version {} · {}";
    WAITING = "等待审核", "waiting to be looked at";
    DIFFERENCE = "与上一版相比", "Compared with the version before";
    SHARE = "复制链接", "Copy the link";
    COPIED = "链接已复制，可以发给邻居。", "The link was copied; send it to your neighbours.";

    SUBMIT = "提交审核", "Send it to be looked at";
    SUBMITTED = "已提交，驿站会在两个工作日内审核。", "Sent; the station looks at it within two working days.";
    STAYS = "草稿只有您和联名人能看到。", "Only you and those who propose it with you see the draft.";
    EDIT = "修改", "Change it";
    AMEND = "提交修订", "Send a new version";
    WITHDRAW = "撤回提案", "Take it back";
    WITHDRAW_WHY = "为什么撤回（附议的人会看到）", "Why you take it back (those who signed read it)";
    APPEAL = "申请复核", "Ask for another look";
    APPEAL_WHY = "为什么您认为应当公开（由另一位工作人员复核）", "Why it should be published (somebody else looks at it)";
    REASON_HINT = "2 到 200 个字", "2 to 200 characters";
    RETURNED = "请按意见修改后再提交：", "Please change this and send it again:";
    REJECTED = "没有通过，原因：", "It was not published, because:";

    TOGETHER = "请人一起提案", "Ask others to propose it with you";
    INVITE_NAME = "请谁（写给自己看）", "Whom (for yourself)";
    INVITE_PHONE = "对方手机号（不填则生成链接）", "Their number (without it you get a link)";
    IN_NAME_OF = "以哪个社会组织的名义", "In the name of which organisation";
    NO_ORGANISATION = "不以组织名义", "None";
    INVITE = "邀请", "Ask";
    INVITED_BY_PHONE = "对方登录后，会在“我的”里看到邀请。", "They find it under “Mine” when they sign in.";
    LINK_ONCE = "把这个链接发给对方，只显示这一次，30 天内有效：", "Send them this link; it is shown only now and counts for 30 days:";
    ASKED = "已邀请，{} 前有效", "asked, until {}";
    LAPSED = "已过期", "lapsed";
    JOINED = "已加入", "has joined";
    REFUSED = "没有接受", "did not want to";
    UNINVITE = "取消邀请", "Take back";
    INVITES_YOU = "邻居请您一起提案", "A neighbour asks you to propose this together";
    INVITES_UNTIL = "请在 {} 前答复", "Please answer by {}";
    INVITES_FOR = "请您代表“{}”一起提案", "You are asked to propose this together on behalf of {}";
    JOIN = "一起提案", "Propose it together";
    REFUSE = "不参加", "Rather not";
    JOINED_NOW = "您已成为联名提案人", "You propose it together now";
    REFUSED_NOW = "已告诉对方", "They will see that you would rather not";
    LINK_GONE = "这个邀请已经失效", "This invitation no longer counts";

    SIMILAR = "邻居提过类似的", "Neighbours proposed something alike";
    SIMILAR_LEAD = "如果说的是同一件事，附议它比再写一条更快见效。", "If it is about the same, signing it works faster than writing another.";
    NONE_FITS = "都不一样，继续写", "None is the same, go on";
    NEXT = "下一步", "Next";
    SAVE_DRAFT = "保存草稿", "Save the draft";
    KEPT = "写的内容会保存在这部手机和您的账号里。", "What you write stays on this phone and with your account.";
    SIGN_IN_TO_WRITE = "登录后可以提案、附议，并收到答复。", "Sign in to propose, to sign, and to get answers.";

    MINE_NONE = "您还没有参与提案。", "You have nothing to do with a proposal yet.";
    PART_AUTHOR = "我写的", "Mine";
    PART_TOGETHER = "联名", "Together";
    PART_INVITED = "请我参加", "I am asked";
    PART_SIGNER = "我附议的", "Signed";
    RESIDENCE = "居民核验", "Where I live";
    VERIFIED_IN = "已核验为本社区居民：{}", "Verified as a resident of {}";
    NOT_VERIFIED = "还没有核验。带上证件到驿站办理，或者输入驿站寄到家里的核验码。", "Not verified yet. Come to the station with a document, or enter the code of the letter to your home.";
    NO_VOTE = "（未登记为已满 18 周岁，不参加表决）", " (not known to be 18: no vote)";
    ADULT = "我已满 18 周岁（满 18 周岁才能参加表决）", "I am 18 or older (only then can I vote)";
    LETTER_CODE = "核验码", "Code";
    REDEEM = "核验", "Verify";
    VERIFIED_NOW = "核验成功，现在可以附议了。", "Verified: you can sign now.";

    HIDDEN = "这条提案已被隐藏，原因见办理过程。", "A moderator took this proposal from view; the timeline says why.";
    COMMENTS = "大家的看法", "What people say";
    COMMENTS_NONE = "还没有人评论。", "Nobody has said anything yet.";
    COMMENT_NEW = "说说您的看法", "What you think";
    COMMENT_ANSWER = "回复", "Your answer";
    COMMENT_SEND = "发表", "Say it";
    COMMENT_SAID = "已发表", "Everybody reads it now";
    COMMENT_WAITS = "已提交，审核后大家就能看到。", "Sent; everybody reads it once somebody has looked at it.";
    COMMENT_WAITING = "待审核", "Being looked at";
    COMMENT_CHANGED = "已修改", "changed";
    COMMENT_CHANGE_HINT = "发表后 10 分钟内可以修改。", "It can be changed within ten minutes.";
    COMMENT_REMOVED = "作者已删除这条评论。", "Its author took this comment back.";
    COMMENT_HIDDEN = "这条评论已被隐藏。", "This comment was hidden.";
    COMMENT_HIDDEN_WHY = "已隐藏，原因：{}", "Hidden, because: {}";
    STATION_SAYS = "驿站", "Station";
    PROPOSER_SAYS = "提案人", "Proposer";
    ANSWER_IT = "回复", "Answer";
    CHANGE_IT = "修改", "Change";
    REMOVE_IT = "删除", "Take back";
    REPORT_IT = "举报", "Report";
    HIDE_IT = "隐藏", "Hide";
    RESTORE_IT = "恢复", "Put back";
    REPORT_WHY = "原因", "Why";
    REPORT_WORDS = "补充说明（可以不写）", "In words (optional)";
    REPORT_THANKS = "谢谢，工作人员会尽快查看。", "Thank you; somebody will look at it.";
    HIDE_WORDS = "写给作者的说明", "In words, for its author";
    HIDDEN_NOW = "已隐藏", "It is hidden now";
    REPORT_PROPOSAL = "举报这条提案", "Report this proposal";
    HIDE_PROPOSAL = "隐藏这条提案", "Hide this proposal";
    RESTORE_PROPOSAL = "恢复公开", "Put it back";

    AS_NEED = "已列入社区需求", "It stands behind a need of the community";
    AS_PROJECT = "已有项目实施", "A project came of it";
    MERGED = "这条提案与一条更早的提案说的是同一件事，附议已转过去。", "It is about the same as an older proposal; its signatures went there.";
    MERGED_LINK = "去看那条提案", "See that one";
    SIGNED_WITH = "您附议的 {} 并入了本提案，附议随之转来；不同意可以撤回。", "You signed {}, which went into this one with your signature; if you do not agree, take it back.";
    MERGE = "并入更早的提案", "Let it go into an older one";
    MERGE_INTO = "并入哪一条", "Into which";
    MERGE_CHOOSE = "请选择", "Please choose";
    MERGE_ONE = "{}（{} 人附议）", "{} ({} signed)";
    MERGE_WHY = "说明（大家都能看到）", "Why (everybody reads it)";
    MERGE_NONE = "没有找到更早的相近提案。", "No older proposal resembles it.";
    MERGED_NOW = "已合并", "Merged";

    PART_FOLLOWER = "我关注的", "Followed";
    FOLLOW = "关注进展", "Follow it";
    UNFOLLOW = "不再关注", "Follow it no longer";

    PHOTOS = "照片", "Pictures";
    PHOTO = "照片 {}", "Picture {}";
    PHOTO_WAITS = "未公开", "Not public";
    PHOTO_REMOVE = "删除", "Take away";
    PHOTOS_ADD = "加入提案", "Add to the proposal";

    PRINT = "打印、简易版", "Plain version, to print";

    DRAFT_SAVED = "草稿已保存到您的账号（{}）", "The draft is saved to your account ({})";
    DRAFT_ELSEWHERE = "您在别的设备上保存过另一份草稿（{}）。下面是那一份，请选一份继续写：", "On another device you saved another draft ({}). It is shown below. Choose which one to go on with:";
    DRAFT_TAKE = "用上面这一份", "Take the one above";
    DRAFT_MINE = "用我在这里写的", "Keep what I typed here";
    IT_IS_HERE = "就在我现在的位置", "It is where I am now";
    POINT_SHOWN = "可以不加。加了位置，附近的邻居会先看到；公开后所有人都能看到这个位置，请不要用自己家。",
        "Optional. With a place neighbours nearby see it first; once it is published everybody sees the place: do not use your home.";
    NEAR_ME = "按我现在的位置排", "By where I am now";
    NEAR_CELL = "按网格排", "By grid cell";
    NEAR_ME_LEAD = "离您现在的位置近的在前，没有标位置的在后。位置只用来排序，不会保存。",
        "The nearest to where you are come first, those without a place last. Where you are is used for the order and kept nowhere.";
    CELL = "网格", "Grid cell";
    METRES = "约 {} 米", "About {} m";
    KILOMETRES = "约 {} 公里", "About {} km";
    NEAR = "离我近的", "Near me";
    NEAR_HOME = "说的是我住的网格，邻居会先看到", "It is about where I live: neighbours see it first";

    REVOKED_IN = "{} 的居民核验已被撤销。如有疑问，请到驿站办理。", "Your verification in {} was taken back. Please come to the station.";
    CODE_HINT = "入户信上的核验码，或连心卡上的编码", "The code of a letter, or of a liaison card";
    PROOF_LOW = "您是用连心卡核验的，附议前还需要入户信或到驿站核验。", "You were verified by a card; to sign, a letter's code or the station is needed.";
}
