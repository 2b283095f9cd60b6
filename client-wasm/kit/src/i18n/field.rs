//! Words of the app for those on foot.

texts! {
    FIELD = "走访", "On foot";
    TABS = "走访的各部分", "Parts of the app";
    TAB_SURVEYS = "入户", "Surveys";
    TAB_DIARY = "日记", "Diary";
    TAB_ME = "我的", "Me";
    OFFLINE = "没有网络。可以继续填写，联网后自动发送。", "No connection. Go on writing: it is sent when the network is back.";
    SIGN_IN_LEAD = "社工、驿站工作人员和民情联络员在这里记录走访。", "Here social workers, station staff and liaison officers write down their visits.";
    SIGN_IN_STAFF = "工作人员登录", "Sign in as staff";
    SIGN_IN_OFFICER = "联络员用手机号登录", "Sign in by telephone";
    NO_RIGHTS = "这个账号没有这里需要的职务。", "This account holds no post that is needed here.";
    NO_RIGHTS_DETAIL = "请联系驿站，或换一个账号登录。", "Please ask the station, or sign in with another account.";
    LEAVE_UNSENT = "还有 {} 条没有发送，退出后会丢失！", "{} not sent yet, which would be lost!";
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
    QUESTIONS = "{} 题 · 第 {} 版", "{} question{s} · version {}";
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

    NOTE = "日记", "Note";
    NOTE_NEW = "记一条", "New note";
    NOTE_GONE = "这条日记已经记下。", "This note is written down.";
    NOTE_TEXT = "看到、听到的", "What you saw and heard";
    NOTE_ADDRESS = "地点", "Where";
    NOTE_MET = "接触人数", "People met";
    NOTE_PEOPLE = "接触对象", "Who";
    NOTE_PEOPLE_HINT = "不必写姓名，例如：两位老人", "No names needed: two elders";
    LOCATE = "添加所在位置", "Add where I am";
    LOCATE_FAILED = "没有取得位置，请用文字说明地点。", "The place could not be found; please describe it.";
    DIARY_NONE = "没有日记。", "Nothing was noted.";
    DIARY_MINE = "我的日记", "My diary";
    DIARY_STATION = "全站日记", "The station's";
    DIARY_WHOSE = "谁的日记", "Whose diary";
    DAY_BEFORE = "前一天", "The day before";
    DAY_AFTER = "后一天", "The day after";
    WEEK = "周报", "Week";
    WEEK_BEFORE = "上一周", "The week before";
    WEEK_AFTER = "下一周", "The week after";
    WEEK_SUM = "{} 条日记，接触 {} 人，转诉求 {} 件", "{} note{s}, {} met, {} case{s}";
    PRINT = "打印", "Print";
    MET = "接触 {} 人 {}", "Met {} {}";
    BECAME_CASE = "已转诉求", "Became a case";
    CORRECTION = "更正", "Correction";
    CORRECT = "补充更正", "Correct it";
    TO_CASE = "转为诉求", "Make it a case";
    CASE_MADE = "已立案：{}", "The case is {}";
    REMOVED = "已删除", "Removed";
    MON = "周一", "Mon";
    TUE = "周二", "Tue";
    WED = "周三", "Wed";
    THU = "周四", "Thu";
    FRI = "周五", "Fri";
    SAT = "周六", "Sat";
    SUN = "周日", "Sun";

    SENT_FORMS = "已发送的问卷", "Forms that were sent";
    SENT_FORMS_NONE = "还没有发送过问卷。", "No form was sent yet.";
    SENT_BY_ME = "我发送的", "Sent by me";
    CORRECTED_AGAIN = "已更正 {} 次", "Corrected: {}";
    CORRECTED_BEFORE = "更正前 · {} {}", "Before {} corrected it, {}";
    CORRECT_UNTIL = "{} 前可以更正", "Can be corrected until {}";
    WITHDRAW = "本人撤回同意", "Consent is withdrawn";
    WITHDRAW_LEAD = "本人不再同意时，删除这一户现在和更正前的全部回答、姓名和电话，不能恢复。已转成的诉求不受影响。",
        "Where the person no longer consents, everything this door said, now and before, and the name and number are erased for good. What became a case stays one.";
    WITHDRAW_YES = "撤回同意，全部删除", "Withdraw and erase everything";
    CORRECT_WHY = "为什么更正", "Why it is corrected";

    SURVEYS_NONE = "现在没有进行中的入户调查。", "No survey is open now.";
}
