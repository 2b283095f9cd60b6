//! Words of votes (居民表决): those of residents, and those of the station that announces them.

texts! {
    VOTES = "居民表决", "Votes";
    TABS = "居民表决的页面", "Pages of votes";
    TAB_ALL = "表决", "Votes";
    TAB_SECRET = "怎样保密", "How it is secret";
    OFFLINE = "没有网络。您选好的会留在这台手机上，有网络时再投。", "No connection. What you mark stays on this phone: vote once there is one.";
    SIGN_IN_TO_VOTE = "登录后投票", "Sign in to vote";

    ANNOUNCED = "将要开始", "Announced";
    OPEN = "正在投票", "Open";
    CLOSED = "已结束", "Closed";
    CANCELLED = "已取消", "Cancelled";
    OPEN_NOW = "正在进行", "Open now";
    SOON = "将要开始", "Coming up";
    OVER = "已经结束", "Over";
    CALLED_OFF = "已经取消", "Called off";
    NONE_OPEN = "现在没有正在进行的表决。", "No vote is open at present.";

    OPENS = "{} 开始投票", "Opens {}";
    CLOSES = "{} 截止", "Closes {}";
    CLOSED_AT = "{} 已截止", "Closed {}";
    ROLL = "{} 人可以投票，{} 人已领选票", "{} may vote; ballots taken: {}";
    CHOOSE_ONE = "选 1 项", "Choose one";
    CHOOSE_UP_TO = "最多选 {} 项", "Choose up to {}";
    QUORUM = "超过 {}% 的人投票才有效", "It counts if more than {}% take part";
    NO_QUORUM = "不论多少人投票都有效", "It counts however few take part";
    WHY_CANCELLED = "取消的原因：{}", "Why it was called off: {}";
    DECIDED_BY = "由“{}”的成员投票决定", "Decided by the members of “{}”";
    DECIDES_ON = "先看“{}”的成员名单", "See first who sits in “{}”";
    NOT_MEMBER = "这次只由议事机构的成员投票。结束后您可以看到全部选票。", "Only the members of the body vote this time. Once it is over you can read all ballots.";
    URGENCY = "迫切性", "Urgency";
    PUBLIC_BENEFIT = "公益性", "Public benefit";
    COMMONALITY = "共同性", "Commonality";
    FEASIBILITY = "可行性", "Feasibility";
    POINTS = "{} 分", "{} point{s}";
    SCORE = "给每项打分", "Score each";
    SCORE_LEAD = "1 分最低，5 分最高。每一项都要打。", "1 is the least, 5 the most. Every one needs a score.";
    SCORED = "还有 {} 处没打分", "Still to be scored: {}";
    SCORED_ALL = "都打好了。", "All are scored.";
    SCORE_ALL = "还有没打分的，请补上。", "Some are not scored yet; please score them.";
    YOU_SCORED = "您打的分：", "You scored:";
    SCORES = "打分表决（按迫切性、公益性、共同性、可行性打 1–5 分）", "Have options scored 1–5 by urgency, public benefit, commonality and feasibility";
    WHO_DECIDES = "由谁决定", "Who decides";
    ALL_RESIDENTS = "全体已核验的成年居民", "All verified adult residents";
    BY_BODY = "只由所选议事机构的成员投票", "Only the members of the chosen body vote";
    QUORUM_OF_BODY = "按社区规定的参与比例", "With the quorum of the community's rules";
    OPTIONS = "选项", "Options";
    NUMBERED = "{}. {}", "{}. {}";
    SEE_PROPOSAL = "看这份提案", "See the proposal";
    SEE_NEED = "看这项需求", "See the need";
    SEE_NEED_OF = "看需求：{}", "See the need: {}";
    FROM_CALL = "从征集来的方案里选：看方案征集", "Plans that were called for: see the call";
    SEE_PROPOSAL_OF = "看提案：{}", "See the proposal: {}";

    NOT_VERIFIED = "只有核验过的本社区居民可以投票，您还没有核验。带证件到驿站，或输入社区寄到您家的信里的核验码，就可以核验；之后的表决您都能参加。",
        "Only verified residents of this community vote, and you are not verified yet. Go to the station with your papers, or enter the code of the letter sent to your home; you can then vote whenever a vote opens.";
    NOT_VERIFIED_YET = "只有核验过的本社区居民可以投票，您还没有核验。请在投票开始之前，带证件到驿站，或输入社区寄到您家的信里的核验码。",
        "Only verified residents of this community vote, and you are not verified yet. Before voting begins, go to the station with your papers, or enter the code of the letter sent to your home.";
    MINOR = "表决由已满 18 周岁的居民参加，您核验时没有登记为已满 18 周岁。如已成年，请带证件到驿站更新；用入户信核验的，可以再输一次核验码并勾选“已满 18 周岁”。",
        "Residents of 18 years or older vote, and you were not verified as one. If you are, bring a document to the station; if you used the code of a letter, enter it once more and say so.";
    VERIFIED_LATER = "这次表决的选民名册在投票开始时已经定下，您是之后才核验的，所以这次不能投票。下一次您就可以参加。",
        "The roll of this vote was drawn up when voting began, and you were verified after that, so you cannot vote this time. You can the next time.";
    WILL_VOTE = "您是核验过的居民，投票开始后就可以投票。", "You are a verified resident: you can vote once it opens.";
    VERIFY = "去核验", "Become verified";

    MARK = "请填写您的选票", "Mark your ballot";
    MARKED = "已选 {}/{}", "{} of {} chosen";
    MARK_ONE = "请先选好再投票。", "Please choose before you vote.";
    TOO_MANY = "最多选 {} 项，请取消几项。", "Up to {} can be chosen: please take some away.";
    TO_CONFIRM = "投票", "Vote";
    CONFIRM = "请再看一遍", "Please look again";
    YOU_CHOSE = "您选的是：", "You chose:";
    FINAL = "投出以后不能更改，也不能再投。", "Once sent it cannot be changed, nor can you vote again.";
    NOBODY_KNOWS = "谁也不知道您选了什么，包括社区。", "Nobody knows what you choose, the community included.";
    HOW_SO = "为什么？", "How so?";
    CAST = "投出", "Cast my ballot";
    NOT_YET = "再改改", "Change it";

    SENDING = "正在投票", "Voting";
    STEP_WRITTEN = "选票已写好，保存在这台手机上", "Written down and kept on this phone";
    STEP_SIGNED = "社区已隔着信封盖章", "Stamped by the community, unseen";
    STEP_CAST = "已投进票箱", "In the ballot box";
    STEP_DONE = "完成：", "Done: ";
    STEP_OPEN = "待办：", "To do: ";
    WAITS = "选票还没有送到。联网后会自动送出，不会丢，也不会投两次。", "Not there yet. It is sent by itself once there is a connection: never lost, never twice.";
    TRY_NOW = "现在再试", "Try now";
    REFUSED = "这张选票没有投成：{}", "This ballot was not cast: {}";
    UNDERSTOOD = "知道了", "I understand";
    OTHER_KEY = "给您的印章和公布的不一样，为了保密，没有投票。请告诉驿站。",
        "The key that you were given is not the one that is published. To keep your vote secret nothing was sent. Please tell your station.";
    NOT_SIGNED = "社区盖的章不对，没有投票。请告诉驿站。", "What was signed is not your ballot, so nothing was cast. Please tell your station.";
    NO_ROOM = "手机保存不下选票，没有投票。请清理空间后再试。", "This phone has no room to keep your ballot, so nothing was sent. Please make room and try again.";
    NO_CHANCE = "这个浏览器太旧，不能保密地投票。请换一个浏览器，或到驿站投票。", "This browser cannot keep your vote secret. Please use another one, or vote at the station.";
    TAKEN_ELSEWHERE = "您的选票已经领过了，不在这台手机上。每人只有一张选票，请用领票的那台手机（同一个浏览器）。",
        "Your ballot was taken already, and is not on this phone. Everybody has one: please use the phone, and the browser, that took it.";

    I_VOTED = "您已投票", "You have voted";
    MY_BALLOT = "我的选票", "My ballot";
    SERIAL = "编号 {}", "Serial {}";
    KEPT_HERE = "编号只保存在这台手机上。退出登录后就没有了。", "The serial is kept on this phone alone. It is gone once you sign out.";
    WHAT_I_CHOSE = "看我选了什么", "Show what I chose";
    IS_IT_THERE = "我的选票在票箱里吗？", "Is my ballot in the box?";
    IT_IS_THERE = "在票箱里，和您投的一样。", "It is in the box, just as you cast it.";
    IT_IS_MISSING = "票箱里没有找到您的选票。请保留这台手机，告诉居民委员会或街道：手机里有社区盖过章的证明。",
        "Your ballot is not in the box. Keep this phone and tell the residents' committee or the street: it holds the proof that your ballot was stamped.";
    IT_IS_ANOTHER = "票箱里的选票和您投的不一样。请保留这台手机，告诉居民委员会或街道。",
        "The ballot in the box is not as you cast it. Keep this phone, and tell the residents' committee or the street.";

    RESULT = "结果", "Result";
    VALID = "{} 人投票，超过了 {}%，表决有效。", "{} voted, more than {}%: the vote counts.";
    VALID_ALWAYS = "{} 人投票，表决有效。", "{} voted: the vote counts.";
    NOT_VALID = "{} 人投票，没有超过 {}%，表决无效。", "{} voted, not more than {}%: the vote does not count.";
    COUNT = "{} 票，{}%", "{} vote{s}, {}%";
    FIRST = "得票最多", "Most votes";
    PERCENT_OF = "百分比是选了这一项的选票占全部选票的比例。", "The percentage is the share of all ballots that chose it.";

    RECOUNT = "自己数一遍", "Count it yourself";
    RECOUNT_LEAD = "您的手机会下载所有选票（没有姓名），检查每一张盖的章，再数一遍。", "Your phone fetches every ballot (without names), checks each stamp, and counts again.";
    RECOUNT_NOW = "开始数票", "Count now";
    RECOUNTING = "已数 {}/{}", "{} of {} counted";
    AGREES = "数完了：{} 张选票，每张都盖过章，没有重复，结果和公布的一样。", "Counted: {} ballot{s}, each stamped, none twice. It comes to the published result.";
    DISAGREES = "数出来的和公布的不一样，请告诉街道：", "It does not come to the published result. Please tell the street:";
    BAD_STAMPS = "{} 张选票的章不对", "{} ballot{s} without a proper stamp";
    BAD_CHOICES = "{} 张选票填得不对", "{} ballot{s} marked in a way that is not allowed";
    BAD_ORDER = "{} 张选票重复，或者顺序不对", "{} ballot{s} twice, or out of order";
    BAD_NUMBER = "一共 {} 张，公布的是 {} 张", "{} in all, {} published";
    BAD_COUNT = "“{}”{} 票，公布的是 {} 票", "“{}” has {}, published {}";
    BAD_DIGEST = "全部选票的校验码不一样", "The digest of all ballots is another";
    MORE_THAN_TAKEN = "选票比领出的多：{} 张，只领出 {} 张", "More ballots than were taken: {}, taken {}";
    ALL_BALLOTS = "全部选票", "All ballots";
    BALLOT = "第 {} 张 · {}", "No. {} · {}";
    MINE = "我的", "Mine";
    MINE_IS = "您的选票是第 {} 张。", "Yours is number {}.";

    SECRET_TITLE = "谁也不知道您选了什么", "Nobody knows what you choose";
    SECRET_LEAD = "社区知道谁领了选票，但不知道哪张选票是谁的。", "The community knows who took a ballot, and not whose a ballot is.";
    SECRET_1 = "您在手机上填好选票。手机写上一个谁也猜不到的编号。", "You mark your ballot on the phone, which writes a serial on it that nobody can guess.";
    SECRET_2 = "手机把选票装进密封的“信封”，社区隔着信封盖章。社区看不到里面，每人只盖一次。",
        "The phone puts it into a sealed “envelope”, and the community stamps it through the envelope: once for each voter, and without seeing what is inside.";
    SECRET_3 = "手机拆掉信封，把盖好章的选票投进票箱，不带您的姓名和账号。票箱不记时间，也不记是从哪里投来的。",
        "The phone takes the envelope off and casts the stamped ballot without your name or account. The box notes neither when nor from where it came.";
    SECRET_HOW = "怎么知道真是这样？", "How can I know that it is so?";
    SECRET_4 = "改不了：章盖在您的选择上，选票改一个字，章就不对了。", "Nothing can be altered: the stamp is on your choice, and fits no other.";
    SECRET_5 = "丢不了：您可以随时用编号查自己的选票；结束后所有选票公开，找不到自己的，手里的章就是证据。",
        "Nothing gets lost: look for your ballot by its serial whenever you like. All ballots are published afterwards, and who does not find theirs holds the stamp as proof.";
    SECRET_6 = "数不错：结束后任何人都可以用自己的手机再数一遍。", "Nothing is miscounted: afterwards anybody can count again on their own phone.";
    SECRET_LIMIT = "还要知道的", "What else to know";
    SECRET_7 = "多出来的票：社区有印章，理论上能替没投票的人盖章。所以公布名册人数、领票人数和全部选票，多了就看得出来。",
        "Ballots that nobody cast: the community holds the stamp and could stamp for who did not vote. So how many may vote, how many took a ballot, and all ballots are published: more than were taken would be seen.";
    SECRET_8 = "请自己投：手机里留着您的编号和选择，给别人看，别人就知道您选了什么。", "Vote for yourself: your phone keeps your serial and your choice, and whoever you show them to knows it.";
    SECRET_9 = "投票的人很少，或者大家都选了同一项，从结果就能猜到。", "Where few vote, or all choose the same, the result itself tells.";
    SECRET_NAME = "方法是国际标准 RFC 9474（RSA 盲签名），手机里的程序是公开的。", "The method is an international standard, RFC 9474 (RSA blind signatures), and the program in your phone is public.";

    ANNOUNCE = "发起表决", "Announce a vote";
    ANNOUNCE_NOTE = "发起后不能修改，只能取消。投票开始时，本社区核验过的成年居民都在名册上，并会收到通知。",
        "Nothing can be changed once it is announced; it can be called off. When it opens, every verified resident is on the roll and is told.";
    ANNOUNCE_NOTE_BODY = "发起后不能修改，只能取消。投票开始时，议事机构的成员都在名册上，并会收到通知。",
        "Nothing can be changed once it is announced; it can be called off. When it opens, every member of the body is on the roll and is told.";
    TITLE = "标题", "Title";
    QUESTION = "表决事项", "What is asked";
    OPTION = "选项 {}", "Option {}";
    ADD_OPTION = "添加选项", "Add an option";
    REMOVE_OPTION = "删除选项 {}", "Remove option {}";
    FROM_PROPOSAL = "从已答复的提案添加", "Add from an answered proposal";
    OF_PROPOSAL = "来自提案", "From a proposal";
    CHOOSE = "每人最多选几项", "How many may be chosen";
    OPENS_ON = "开始日期（空着就是现在）", "Opens on (empty: now)";
    OPENS_TIME = "开始时间", "at";
    CLOSES_ON = "截止日期", "Closes on";
    CLOSES_TIME = "截止时间", "at";
    QUORUM_PERCENT = "超过百分之几的人投票才有效", "Percent that must be exceeded for it to count";
    QUORUM_HINT = "居民会议需要过半数的人参加；填 0 表示不论多少人。", "A residents' meeting needs more than half; 0 means however few.";
    TIME_FORM = "请填写日期和时间，例如 09:00。", "Please give a day and a time, such as 09:00.";
    NUMBER_FORM = "请填写数字。", "Please give a number.";
    ANNOUNCE_NOW = "发起", "Announce";
    SURE_TO_ANNOUNCE = "确定发起这次表决？", "Announce this vote?";
    ANNOUNCED_NOW = "已发起", "Announced";
    VOTES_NONE = "还没有表决。", "There are no votes yet.";
    CANCEL = "取消表决", "Call it off";
    CANCEL_WHY = "为什么取消（所有人都会看到）", "Why (everybody reads it)";
    CANCEL_NOTE = "取消后，已经投的票都不计。", "Nothing that was cast is counted then.";
    CANCELLED_NOW = "已取消", "Called off";
    SEE_VOTE = "居民看到的页面", "As residents see it";
}
