//! Words of motions (表决提议): those of residents, and those of the station that owes their votes.

texts! {
    MOTIONS = "居民提议", "Motions";
    LEAD = "有一件事应当由全体居民来定？写出提议，有足够的邻居附议，社区就必须发起表决。",
        "Is there something that all residents should decide? Write a motion: once enough neighbours second it, the community must put it to the vote.";
    LAW = "《城市居民委员会组织法》：有五分之一以上的成年居民提议，应当召集居民会议。", "By law a residents' meeting is called where a fifth of the adults propose it.";
    NONE = "还没有居民提议。", "There are no motions yet.";

    WAITING = "等待审核", "To be looked at";
    REFUSED = "没有公布", "Not published";
    GATHERING = "正在附议", "Being seconded";
    BINDING = "应发起表决", "Vote owed";
    ANNOUNCED = "已发起表决", "Vote announced";
    LAPSED = "附议不足，已过期", "Too few in time";
    WITHDRAWN = "已撤回", "Taken back";
    OVERDUE = "已超期", "Overdue";
    SECONDS = "{} 人附议（含提议人），需要 {} 人", "Seconded by {}, its author included; it takes {}";
    UNTIL = "{} 前可以附议", "It can be seconded until {}";
    OWED_BY = "社区应在 {} 前发起表决", "The community owes the vote by {}";
    LOOKED_AT_BY = "驿站应在 {} 前审核", "The station owes a decision by {}";
    WHY_REFUSED = "没有公布的原因：{}。{}", "Why it is not published: {}. {}";
    WHAT_IS_ASKED = "要表决的事项", "What is to be asked";
    SEE_VOTE = "看这次表决", "See the vote";
    FROM_MOTION = "由居民提议发起：看提议", "Called for by residents: see their motion";

    SECOND = "附议", "Second it";
    THANKS = "已附议，谢谢！", "Seconded. Thank you!";
    SECONDED = "您已附议", "You second it";
    MINE = "我的提议", "Mine";
    UNSECOND = "撤回附议", "Second it no longer";
    UNSECONDED = "已撤回附议", "You second it no longer";
    NAMELESS = "只公布人数，不公布姓名。", "Only the number is shown, never a name.";
    SIGN_IN = "登录后附议", "Sign in to second it";
    SIGN_IN_TO_WRITE = "登录后写提议", "Sign in to write a motion";
    NOT_VERIFIED = "只有核验过的本社区成年居民可以提议和附议。请带证件到驿站，或输入社区寄到您家的信里的核验码。",
        "Adults who are verified as residents of this community make and second motions. Go to the station with your papers, or enter the code of the letter sent to your home.";
    MINOR = "提议和附议由已满 18 周岁的居民参加。如已成年，请带证件到驿站更新。",
        "Residents of 18 years or older make and second motions. If you are, bring a document to the station.";
    WITHDRAW = "撤回提议", "Take the motion back";
    SURE = "确定撤回这项提议？", "Take this motion back?";
    SURE_NOTE = "撤回后，已有的附议都作废。", "Nobody seconds it any more then.";

    WRITE = "写提议", "Write a motion";
    WRITE_NOTE = "驿站审核后公布，公布后不能修改。60 天内附议人数达到要求，社区就必须按您写的事项和选项发起表决。您的姓名不公布。",
        "The station looks at it, then it is published and cannot be changed. If enough second it within 60 days, the community must put to the vote what you asked, as you wrote it. Your name is not shown.";
    TEXT = "为什么应当由居民表决", "Why residents should decide it";
    QUESTION_HINT = "写成一个问题，选票上就印这句话。", "Write it as a question: the ballot will say just this.";
    SEND = "提交", "Send";
    SENT = "已提交，等待驿站审核", "Sent; the station looks at it first";
    KEPT = "写的内容保存在这台手机上，提交成功后才清除。", "What you write stays on this phone until it has been sent.";

    // At the desk
    TO_LOOK_AT = "等待审核的居民提议", "Motions to be looked at";
    OWED = "居民提议要求的表决", "Votes that residents called for";
    REFUSE = "不公布", "Do not publish";
    ANNOUNCE_NOTE = "标题、事项和选项照提议原文，不能改；超过半数居民投票才有效。", "Title, question and options are the motion's; it counts if more than half take part.";
}
