//! Words of those who keep liaison cards and hear what neighbours need.

texts! {
    TAB = "邻里", "Neighbours";
    CARDS = "我的连心卡", "My liaison cards";
    CARDS_NONE = "还没有连心卡。驿站发放后会显示在这里。", "No cards yet. They appear here once the station has issued them.";
    CARD = "连心卡", "Liaison card";
    CARD_NUMBER = "{}号卡", "Card no. {}";
    CARD_REVOKED = "已停用", "Revoked";
    CARD_SCANS = "扫码 {} 次，最近 {}", "Scanned {} time{s}, last on {}";
    CARD_GONE = "没有这张卡。", "There is no such card.";
    SHOWN = "卡上怎样介绍我", "How cards present me";
    SHOWN_NAME = "称呼", "Name";
    SHOWN_NAME_HINT = "邻居扫码后看到，例如：联络员王阿姨", "Neighbours see it, such as: Officer Wang";
    SHOWN_HOURS = "走访时间", "When I come by";
    SHOWN_HOURS_HINT = "例如：每周二、周四下午", "Such as: Tuesday and Thursday afternoons";

    VISITS = "待上门", "Visits to make";
    VISITS_NONE = "没有等待上门的请求。", "Nobody is waiting for a visit.";
    VISIT = "上门", "Visit";
    VISIT_GONE = "这次走访已经记下。", "This visit is written down.";
    VISIT_NEW = "记一次走访", "Note a visit";
    VISITS_MADE = "走访记录", "Visits made";
    VISITS_MADE_NONE = "还没有走访记录。", "No visits yet.";
    ASKED = "待约定", "To agree on";
    AGREED = "已约定", "Agreed";
    PART = "时段", "Time of day";
    WISHED = "希望时间", "Wished for";
    PLANNED = "约定时间", "Agreed on";
    ANY_TIME = "时间不限", "Any time";
    MATTER = "想说的事", "The matter";
    PLAN = "约定上门时间", "Agree on a time";
    PLAN_SAVE = "约定", "Agree";
    REPORT = "上门记录", "Write it up";
    DAY = "日期", "Day";
    MET_WHOM = "见到谁", "Whom you met";
    MET_WHOM_HINT = "只有您和驿站能看到", "Only you and the station see it";
    FOUND = "了解到的情况", "What you found";
    FOUND_HINT = "会显示在办理进展里，提出请求的人能看到", "Stands on the case, where whoever asked can read it";
    SETTLED = "事情已经解决，建议驿站办结", "It is settled: the station may close it";

    NEEDS = "代邻居反映", "Told for neighbours";
    NEEDS_NONE = "还没有代邻居反映过需求。", "Nothing was written down for a neighbour yet.";
    NEED_NEW = "代邻居记一件事", "Write down a need";
    NEED = "邻居的需求", "A neighbour's need";
    NEED_GONE = "这件事已经记下。", "This need is written down.";
    NEED_WHO = "是谁的事", "Whose need it is";
    NEED_NAME = "怎么称呼", "Name";
    NEED_PHONE = "联系电话（可以不填）", "Telephone (optional)";
    NEED_HOME = "住在哪里（可以不填）", "Where they live (optional)";
    NEED_HEARD = "在哪里听到（可以不填）", "Where you heard it (optional)";
    NEED_TITLE = "一句话说明", "In one line";
    NEED_BODY = "具体情况", "In detail";
    NEED_KIND = "类别", "Kind";
    NEED_URGENT = "比较急", "It is pressing";
    CONSENT = "本人同意我代为反映，并同意驿站为办理这件事使用其姓名和联系方式", "They agree that I pass it on, and that the station uses their name and number for it";
    CONSENT_MORE = "个人信息怎样处理", "How personal data is handled";
    CONSENT_FIRST = "请先征得本人同意。", "Please ask for their consent first.";

    OUTCOME = "办理情况", "What came of it";
    OUTCOME_GONE = "没有这件事。", "There is no such need.";
    TO_TELL = "可以告知", "To be told";
    TOLD_ON = "{} 已告知本人", "Told on {}";
    TELL = "告知本人", "Tell them";
    TELL_HINT = "把办理情况告诉本人后，在这里记下。", "Tell them what came of it, then note it here.";
    TELL_SAID = "本人怎么说（可以不填）", "What they said (optional)";
    TELL_RATE = "本人愿意评价", "They wish to rate it";
    TELL_DONE = "已告知，记下", "Told: note it";
    RATE_FIRST = "请把三个问题都填好，或者不评价。", "Please answer all three questions, or leave the rating out.";
}
