//! Words of the app for those on foot.

texts! {
    FIELD = "走访", "On foot";
    TABS = "走访的各部分", "Parts of the app";
    TAB_SURVEYS = "入户", "Surveys";
    TAB_ME = "我的", "Me";
    OFFLINE = "没有网络。可以继续填写，联网后自动发送。", "No connection. Go on writing: it is sent when the network is back.";
    SIGN_IN_LEAD = "社工、驿站工作人员和民情联络员在这里记录走访。", "Here social workers, station staff and liaison officers write down their visits.";
    SIGN_IN_STAFF = "工作人员登录", "Sign in as staff";
    SIGN_IN_OFFICER = "联络员用手机号登录", "Sign in by telephone";
    NO_RIGHTS = "这个账号没有走访的职务。", "This account holds no post on foot.";
    NO_RIGHTS_DETAIL = "请联系驿站，或换一个账号登录。", "Please ask the station, or sign in with another account.";
    LEAVE_EMPTIES = "退出后，这台手机上的走访记录和草稿会清空。", "Signing out empties what this phone keeps of your visits.";

    WAITING = "待发送 {}", "Waiting to be sent: {}";
    SEND_NOW = "立即发送", "Send now";
    UNDER_WAY = "正在发送", "On its way";
    WAITS_NETWORK = "等待网络", "Waiting for the network";
    WAITS_SIGN_IN = "请重新登录", "Please sign in again";
    REFUSED = "需要修改", "Needs a change";
    DISCARD = "删除这条记录？", "Delete this?";
    DISCARD_DETAIL = "还没有发送，删除后找不回来。", "It was not sent, and cannot be had back.";
    SENT_TODAY = "今天已发送 {}", "Sent today: {}";
    NO_ROOM = "手机存储空间不足，请先清理；填写的内容还在。", "The phone has no room left. What you wrote is still here.";

    COMMUNITY = "社区", "Community";
    CELL = "网格", "Grid cell";
    BEGUN = "未完成", "Not finished";
    BEGIN = "开始一户", "Next door";
    QUESTIONS = "{} 题 · 第 {} 版", "{} questions · version {}";
    FORM_GONE = "这份问卷已经完成。", "This form is done.";
    PURPOSE = "调查说明", "What it is for";
    OUTCOME = "这一户", "This door";
    OUTCOME_ANSWERED = "愿意受访", "Will answer";
    OUTCOME_REFUSED = "不愿受访", "Refused";
    OUTCOME_ABSENT = "没人在家", "Nobody home";
    OUTCOME_MOVED = "已搬走", "Moved away";
    CONSENT_TITLE = "先征得同意", "Consent first";
    CONSENT = "已向本人说明，本人同意", "I explained it, and the person consents";
    BUILDING = "门牌", "Door";
    BUILDING_HINT = "例如：3号楼2单元501", "Such as: building 3, unit 2, 501";
    DOOR_UNNAMED = "未写门牌", "No door named";
    REMARK = "其他情况", "Anything else";
    RAISE = "需要处理，转为诉求", "This needs somebody: make it a case";
    RAISE_KIND = "诉求类别", "Kind of case";
    NUMBER_RANGE = "{} 到 {}", "{} to {}";
    PERSON = "联系方式（可不填）", "Contact (optional)";
    PERSON_HINT = "加密保存，只用于回复本人。", "Kept encrypted, only to answer this person.";
    PERSON_NAME = "姓名", "Name";
    PERSON_PHONE = "手机号", "Mobile number";
    FINISH = "完成", "Done";
    FINISH_NEXT = "完成，下一户", "Done, next door";
    DONE = "已记下，联网后自动发送", "Written down; it is sent by itself";

    SURVEYS_NONE = "现在没有进行中的入户调查。", "No survey is open now.";
}
