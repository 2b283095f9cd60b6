//! The words of the telephone desk and of the window.

texts! {
    HOTLINE = "热线", "Hotline";
    ENTRY = "来信来访", "Letters and visits";
    WITH_KEY = "{}（{}）", "{} ({})";

    // Before and after a call
    NEW_CALL = "新来电", "New call";
    IDLE = "电话响起时按 F2。", "Press F2 when the telephone rings.";
    TAKEN_UP = "这通来电还没有保存，已为您恢复。", "This call was not saved yet; here it is again.";
    CALL_SAVED = "已保存：{}", "Saved: {}";
    SAVED_BEFORE = "这通来电先前已经保存过，内容与现在的不同。请在下面的列表中查看。", "This call was saved before, in other words. Look for it in the list below.";
    TALKING = "通话 {}", "Talking {}";

    // The caller
    NUMBER = "来电号码", "Caller's number";
    NUMBER_HINT = "没有显示号码就留空。", "Leave it empty when the number is withheld.";
    NAME = "姓名", "Name";
    KNOWN = "来电人", "Caller";
    UNKNOWN = "没有这个号码的记录。", "Nothing is known of this number.";
    REPEAT = "30 天内第 {} 次来电，事情还没办结", "Call no. {} in 30 days about something not settled";
    OPEN_CASES = "未办结的诉求", "Open cases";
    EARLIER = "以往来电", "Earlier calls";
    JOIN = "补充到 {}", "Add to {}";
    JOINED = "将补充到 {}，不另建诉求", "Will be added to {}; no new case";

    // The matter
    TITLE = "概要", "Summary";
    BODY = "详细情况", "Details";
    BODY_HINT = "可不填。", "Optional.";
    CATEGORY = "类别", "Category";
    CATEGORY_HINT = "拼音首字母或关键词，如 wy、垃圾；回车选第一个。", "Pinyin initials or a word; Enter takes the first.";
    CATEGORY_SUGGESTED = "根据以往诉求的建议，由您决定；回车选第一个：", "Suggested by earlier cases, for you to decide; Enter takes the first:";
    CATEGORY_NEEDED = "请选择类别。", "Please choose a category.";
    URGENCY = "紧急程度", "Urgency";
    CELL = "网格", "Grid cell";
    ADDRESS = "地点", "Place";
    NAMELESS = "对工作人员也不显示姓名和号码", "Show name and number to nobody, staff included";
    CALLBACK = "要求回电", "Wants to be called back";
    CALLBACK_WHEN = "什么时间回电", "When to call back";
    ANSWER = "当场答复", "Answered on the call";
    ANSWER_HINT = "填写后保存即办结。", "With an answer, saving settles the case.";
    SAVE = "保存", "Save";
    DROP = "放弃这通来电", "Discard this call";

    // Danger
    DANGER = "可能有危险：请来电人立即挂断并拨打 {}！", "This may be an emergency: tell them to hang up and call {} now!";
    TOLD = "已告知", "I told them";
    NO_DANGER = "没有危险", "Nobody is in danger";
    IS_TOLD = "已记录：告知拨打急救电话", "Noted: they were told to call";
    IS_NO_DANGER = "已记录：没有危险", "Noted: nobody is in danger";

    // The lists
    WAITING = "等待回电", "Waiting to be called back";
    NOBODY_WAITING = "没有人在等回电。", "Nobody is waiting for a call.";
    RECENT = "最近来电、来信、来访", "Latest calls, letters and visits";
    NO_CONTACTS = "还没有记录。", "Nothing yet.";
    WITHHELD = "未留号码", "No number";
    MINUTES = "{} 分 {} 秒", "{} min {} s";
    SHOW_NUMBER = "查看号码", "Show number";
    SHOW_NUMBER_WHY = "用途", "What for";
    SHOW_NUMBER_HINT = "查看完整号码会留下记录。", "Who saw the whole number, and why, is kept.";
    SHOW = "查看", "Show";
    CALL_BACK = "登记回电", "Note the callback";
    CALL_BACK_TEXT = "回电情况", "What came of it";
    CALLED_BACK = "已回电 {}", "Called back {}";
    ANY_TIME = "随时", "any time";
    CONTACTS = "来电、来信、来访", "Calls, letters and visits";
    TOLD_MARK = "已告知急救电话", "Told to call for help";

    // The window
    WAY = "方式", "How it came";
    RECEIVED = "收到日期", "Received on";
    PERSON_NUMBER = "电话（可不填）", "Telephone (optional)";
    ENTRY_ANSWER = "当场答复（可不填）", "Answered at once (optional)";
    ENTRY_SAVED = "已登记：{}", "Entered: {}";

    // Keys
    KEY_CALL = "新来电 / 号码", "New call / number";
    KEY_HOTLINE = "热线台", "The hotline's desk";
}
