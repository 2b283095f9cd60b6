//! Words of bodies (议事机构): those of residents and members, and those of the station that forms them.

texts! {
    COUNCIL = "社区议事会", "Community council";
    GROUP = "共治协商小组", "Co-governance group";
    COMMITTEE = "评议委员会", "Review committee";

    FORMING = "组建中", "Being formed";
    PROPOSED = "居民表决中", "Put to the vote";
    STANDING = "已成立", "Stands";
    INCOMPLETE = "成员不齐", "Incomplete";
    DISSOLVED = "已解散", "Dissolved";

    RESIDENT = "居民代表", "Residents' representative";
    STAFF = "社区工作人员", "Staff";
    DEPUTY = "代表委员", "Deputy";
    ORGANISATION = "社会组织", "Organisation";
    OTHER = "其他", "Other";

    INVITED = "已邀请，等对方答复", "Asked, not answered yet";
    ACCEPTED = "成员", "Member";
    DECLINED = "没有接受", "Declined";
    ENDED = "已退出", "Left";
    LAPSED = "30 天未答复，已过期", "Not answered in 30 days";
    ANSWER_BY = "请在 {} 前答复", "Please answer by {}";

    MEMBERS = "{} 名成员", "{} member{s}";
    SINCE = "{} 成立", "Since {}";
    PURPOSE = "职责", "What it is for";
    WHO = "成员名单", "Who sits in it";
    WHO_NONE = "还没有成员。", "Nobody sits in it yet.";
    ERASED = "（已注销）", "(erased)";
    COMPLETE = "成员人数和构成符合规定。", "Its members are as the rules ask for.";
    TOO_FEW = "还缺 {} 人。", "It lacks {} member{s}.";
    TOO_MANY = "多了 {} 人。", "It has {} member{s} too many.";
    FEW_RESIDENTS = "居民代表还缺 {} 人（至少占 {}%）。", "It lacks {} residents' representative{s} (at least {} %).";
    MANY_OF_KIND = "{}多了 {} 人（最多占 {}%）。", "{}: {} too many (at most {} %).";
    RULE_OF_GROUPS = "规定：{}–{} 人；居民代表至少占 {}%，其他每类最多占 {}%。", "Rule: {}–{} people; at least {} % of them for the residents, at most {} % of each other kind.";
    RULE_LEAST = "规定：至少 {} 人。", "Rule: {} or more.";
    CONFIRMED = "居民表决同意成立", "Confirmed by the residents";
    NO_QUORUM = "居民表决参加人数不够", "Too few residents voted";
    REJECTED = "居民表决没有同意", "Residents did not agree";
    VOTED_INCOMPLETE = "居民同意，但这期间成员变得不齐", "Residents agreed, but it became incomplete meanwhile";
    CALLED_OFF = "表决已取消", "The vote was called off";
    FIGURES = "{} 人可投票，{} 人投了票，{} 人同意", "Could vote: {}; voted: {}; in favour: {}";
    SEE_VOTE = "看这次表决", "See the vote";
    WHY_DISSOLVED = "解散的原因：{}", "Why it was dissolved: {}";
    NONE = "本社区还没有议事机构。", "This community has no such body yet.";

    LEAD = "需求做不做、方案选哪个，由这些居民代表和各方代表商量、投票决定。", "They deliberate and vote on which needs are met, and by which plan.";
    MINE = "邀请和我的席位", "Invitations and my seats";
    SIGN_IN_FOR_SEATS = "登录后看给我的邀请", "Sign in to see invitations";
    ASKED = "社区邀请您担任“{}”的{}", "You are asked to sit in “{}”. As: {}";
    YOUR_NAME = "公布在名单上的姓名", "The name by which you are listed";
    NAME_NOTE = "成员名单向所有人公开。请写大家认得的姓名。", "Everybody can read who sits in it. Please give a name by which people know you.";
    ACCEPT = "接受邀请", "Accept";
    DECLINE = "不接受", "Decline";
    SURE_DECLINE = "不接受这个邀请？", "Decline?";
    DECLINE_NOTE = "社区以后可以再次邀请您。", "You can be asked again later.";
    LEAVE = "退出", "Leave";
    SURE_LEAVE = "退出“{}”？", "Leave “{}”?";
    LEAVE_NOTE = "退出后您不再参加它的讨论和投票。", "You will take no further part in what it decides.";
    THANKS = "谢谢，您已经是成员了。", "Thank you. You sit in it now.";
    DECLINED_NOW = "已告诉社区。", "The station knows.";
    LEFT_NOW = "您已退出。", "You left.";
    I_AM = "我是{}", "I sit in it. As: {}";
    ENDED_BECAUSE = "席位已结束：{}", "Your seat was ended: {}";
    PROPOSED_NOTE = "居民正在表决，现在不能接受；表决结束后再来。", "Residents vote on it; you can accept once that is over.";
    TO_VOTES = "去投票", "To the votes";
    BACK_TO_ALL = "全部议事机构", "All bodies";

    FORM = "组建议事机构", "Form a body";
    FORM_NOW = "开始组建", "Form it";
    KIND = "种类", "Kind";
    NAME = "名称", "Name";
    FIELD = "负责的领域", "Field";
    CHOOSE_FIELD = "请选择", "Please choose";
    PURPOSE_HINT = "例如：商量公共设施先修哪些、怎么修，监督修好。", "For example: which public facilities are mended first, and how; seeing that it is done.";
    FORMED_NOW = "已开始组建，请邀请成员。", "It is being formed; please invite people.";
    CORRECT = "修改名称和职责", "Correct its name and purpose";
    CORRECT_NOTE = "居民表决时的名称和职责，仍然可以在那次表决里看到。", "The vote on it still shows the name and purpose that residents voted on.";
    INVITE = "邀请", "Invite";
    INVITE_LEAD = "对方在自己的手机上同意后才算成员。", "Whoever is asked agrees on their own phone, and counts then.";
    PHONE = "对方的手机号", "Their mobile number";
    AS = "身份", "As";
    INVITED_NOW = "已邀请，对方会收到消息。", "They were asked, and will be told.";
    LET_GO = "请出", "Let go";
    TAKE_BACK = "撤回邀请", "Take the invitation back";
    LET_GO_WHY = "原因（会通知对方）", "Why (they are told)";
    LET_GO_NOW = "席位已结束。", "The seat was ended.";
    PROPOSE = "交居民表决", "Put to the vote";
    PROPOSE_LEAD = "全体已核验的居民投票“同意”或“不同意”。参加的人够数，并且多于一半同意，就成立。表决期间名单不能增加。", "All verified residents vote for or against it. It stands once enough take part and more than half agree. Nobody joins meanwhile.";
    PROPOSED_NOW = "已交居民表决。", "Residents vote on it.";
    SURE_PROPOSE = "现在交居民表决？", "Put it to the vote now?";
    DISSOLVE = "解散", "Dissolve";
    DISSOLVE_WHY = "解散的原因（所有人都会看到）", "Why it is dissolved (everybody will read it)";
    DISSOLVE_NOTE = "解散后不能恢复，它不能再投票。", "This cannot be undone; it will not decide anything more.";
    DISSOLVED_NOW = "已解散。", "It was dissolved.";
    ANNOUNCE_FOR = "让成员投票：在“提案”的“表决”里公布，选它来决定。", "To have its members vote, announce a vote in which it decides.";
    TO_ANNOUNCE = "去公布表决", "Announce a vote";

    RULES = "议事机构的规定", "Rules of bodies";
    RULES_NOTE = "所有议事机构都按现在的规定判断是否齐全。", "Every body is judged by the rules as they are now.";
    GROUP_LEAST = "小组最少几人（人）", "A group's least number (persons)";
    GROUP_MOST = "小组最多几人（人）", "A group's greatest number (persons)";
    GROUP_SOURCE = "姑苏区居民自治项目化：共治协商小组 9–15 人。", "Gusu's procedure: a group has 9–15 people.";
    RESIDENTS_PERCENT = "居民代表至少占（%）", "Residents' representatives, at least (%)";
    OTHERS_PERCENT = "其他每类最多占（%）", "Each other kind, at most (%)";
    PERCENT_SOURCE = "姑苏区居民自治项目化：居民代表不少于 60%，其他每类不超过 10%。",
        "Gusu's procedure: residents' representatives at least 60%, each other kind at most 10%.";
    COMMITTEE_LEAST = "评议委员会最少几人（人）", "A review committee's least number (persons)";
    COMMITTEE_SOURCE = "姑苏区居民自治项目化：不低于 50 人。", "Gusu's procedure: at least 50 people.";
    GROUP_QUORUM = "小组表决：超过多少（%）参加才有效", "Votes of a group count if more than (%) take part";
}
