//! The words of the station's console, Chinese and English side by side.

texts! {
    // The shell
    CONSOLE = "驿站工作台", "Station console";
    NAVIGATION = "主导航", "Main navigation";
    CASES = "诉求", "Cases";
    NOTICES = "公告", "Notices";
    ACCOUNT = "账号", "Account";
    DESKS = "其他工作台", "Other desks";
    COMMUNITY = "社区", "Community";
    WHOLE_STREET = "全街道", "Whole street";
    KEYS = "快捷键", "Keyboard shortcuts";
    RELOAD = "查看最新", "Show the latest";
    OFFLINE = "网络已断开。您输入的内容已保存在本机。", "You are offline. What you type is kept on this device.";
    NO_RIGHTS = "这个账号没有驿站工作台的权限。", "This account has no rights at any station.";
    NO_RIGHTS_DETAIL = "请联系街道管理员，或换一个账号登录。", "Please ask your street administrator, or sign in with another account.";

    // Signing in
    SIGN_IN_LEAD = "受理、办理、答复居民诉求", "Accept, work on and answer residents' cases";
    TOTP = "动态验证码", "One-time code";
    TOTP_HINT = "请输入验证器应用上显示的 6 位数字。", "The six digits shown by your authenticator app.";
    DEMO = "演示环境：数据均为虚构。", "Demonstration: all data is made up.";

    // The queue
    QUEUE = "诉求列表", "Queue of cases";
    SEARCH = "搜索", "Search";
    SEARCH_HINT = "标题、内容、编号", "Title, text, number";
    FILTERS = "筛选", "Filters";
    FILTERS_SET = "筛选（{}）", "Filters ({})";
    FILTER_STATE = "状态", "State";
    STATE_OPEN = "未办结", "Open";
    STATE_ALL = "全部状态", "All states";
    FILTER_CATEGORY = "类别", "Category";
    FILTER_CELL = "网格", "Grid cell";
    FILTER_CHANNEL = "来源", "Channel";
    ANY = "全部", "All";
    ONLY_OVERDUE = "只看超期", "Overdue only";
    SORT = "排序", "Order";
    SORT_NEWEST = "最新提交", "Newest first";
    SORT_DUE = "最先到期", "Due first";
    CLEAR = "清除筛选", "Clear filters";
    MORE = "加载更多", "Load more";
    SHOWN = "已显示 {} 件", "{} shown";
    SHOWN_ALL = "共 {} 件", "{} in all";
    QUEUE_EMPTY = "没有待处理的诉求。", "No case is waiting.";
    QUEUE_EMPTY_FILTERED = "没有符合条件的诉求。", "No case fits these filters.";
    QUEUE_NEW = "有 {} 件新诉求", "{} new";
    ALSO_HERE = "{} 正在处理", "{} is working on it";
    ALSO_HERE_AND = "、", ", ";
    QUEUE_STALE = "暂时无法更新列表，正在重试。", "The queue cannot be updated for the moment; trying again.";
    PICK = "从左侧选择一件诉求，或按 j / k 移动、回车打开。", "Choose a case on the left, or move with j / k and open with Enter.";
    OVERDUE = "已超期", "Overdue";
    DUE = "截止 {}", "due {}";
    DUE_SOON = "即将到期", "Due soon";

    // One case
    CASE = "诉求详情", "Case";
    CHANNEL = "来源", "Channel";
    CATEGORY = "类别", "Category";
    SUBCATEGORY = "二级类别", "Subcategory";
    SUBCATEGORY_NONE = "不细分", "None";
    URGENCY = "紧急程度", "Urgency";
    PLACE = "地点", "Place";
    REPORTER = "反映人", "Reporter";
    ANONYMOUS = "匿名", "Anonymous";
    RESIDENT = "居民（未公开姓名）", "Resident (name withheld)";
    FIRST_RESPONDER = "首问负责", "First responder";
    NOT_YET = "尚未受理", "Not accepted yet";
    SUBMITTED_AT = "提交时间", "Sent at";
    DUE_AT = "办理时限", "Due";
    NO_CLOCK = "不计时", "No clock running";
    TIMELINE = "办理记录", "What happened";
    INTERNAL = "仅工作人员可见", "Staff only";
    BODY_ERASED = "内容已删除。", "The text was erased.";
    UNTITLED = "（标题已删除）", "(Title erased)";
    RATING = "居民评价", "Rating";
    RATING_CONTACTED = "有人联系", "Was contacted";
    RATING_RESOLVED = "问题解决", "Was resolved";
    RATING_SATISFACTION = "满意度", "Satisfaction";
    OF_FIVE = "{} / 5", "{} of 5";
    ACTIONS = "可进行的操作", "What you can do";
    NO_ACTIONS = "目前没有可进行的操作。", "There is nothing to do here now.";

    // Actions
    ACCEPT = "受理", "Accept";
    ANSWER = "答复", "Answer";
    NOTE = "备注", "Note";
    DECLINE = "不予受理", "Decline";
    CLOSE_CASE = "办结", "Close case";
    REOPEN = "重新办理", "Reopen";
    ACCEPT_TEXT = "给居民的话（可不填）", "A word to the resident (optional)";
    ANSWER_TEXT = "答复内容", "Answer";
    ANSWER_HINT = "居民会看到全文。", "The resident reads all of it.";
    NOTE_TEXT = "备注内容", "Note";
    NOTE_VISIBILITY = "谁可以看", "Who may read it";
    NOTE_INTERNAL = "仅工作人员", "Staff only";
    NOTE_PUBLIC = "居民也可看到", "The resident too";
    DECLINE_REASON = "原因", "Reason";
    DECLINE_TEXT = "说明与去处", "Explanation and the right door";
    DECLINE_HINT = "说明为什么，以及应当找谁、怎么找。", "Say why, and whom to turn to and how.";
    CLOSE_TEXT = "办结说明（可不填）", "Reason for closing (optional)";
    REOPEN_TEXT = "重新办理的原因（可不填）", "Why it is opened again (optional)";
    TEMPLATE = "插入模板", "Insert a template";
    TEMPLATE_PICK = "选择模板…", "Choose…";
    DRAFT_KEPT = "草稿已保存在本机", "The draft is kept on this device";
    SUBMIT_ACCEPT = "确认受理", "Accept case";
    SUBMIT_ANSWER = "发送答复", "Send answer";
    SUBMIT_NOTE = "保存备注", "Save note";
    SUBMIT_DECLINE = "确认不予受理", "Decline case";
    SUBMIT_CLOSE = "确认办结", "Close case";
    SUBMIT_REOPEN = "确认重新办理", "Reopen case";
    ACCEPTED = "已受理", "Accepted";
    ANSWERED = "答复已发送", "The answer was sent";
    NOTED = "备注已保存", "The note was saved";
    DECLINED = "已标记为不予受理", "The case was declined";
    CLOSED = "已办结", "The case was closed";
    SUPERVISE = "督办", "Supervise";
    SUPERVISE_TEXT = "督办意见（居民可见，可不填）", "What the street expects (the resident reads it; optional)";
    SUBMIT_SUPERVISE = "确认督办", "Supervise the case";
    SUPERVISED = "已督办", "The case is supervised";
    REOPENED = "已重新办理", "The case was opened again";
    CHANGED = "这件诉求刚刚有了变化：{}。下面已是最新状态，您输入的内容仍在，请核对后再提交。",
        "This case has just changed: {}. What you see below is the latest; what you typed is still there. Please check before you send.";
    CHANGED_STATE = "状态：{} → {}", "State: {} → {}";
    STALE = "内容已更新，请先查看最新状态，您输入的内容不会丢失。", "The case was updated. Look at the latest first; what you typed is not lost.";
    UNAVAILABLE_NOW = "现在已不能进行这项操作。您输入的内容如下，可复制后使用。", "This can no longer be done. What you typed is below, to copy if you need it.";
    NAME_AND_PHONE = "{}，电话 {}", "{}, phone {}";
    NAME_AND_ROLE = "{}（{}）", "{} ({})";
    LABELLED = "{}：{}", "{}: {}";
    KEY_SUBMIT = "提交当前表单", "Send the open form";
    DISCARD = "放弃草稿", "Discard draft";

    // Notices
    NOTICE_NEW = "发布公告", "Publish a notice";
    NOTICE_TITLE = "标题", "Headline";
    NOTICE_BODY = "内容", "Text";
    NOTICE_PUBLISH = "发布", "Publish";
    NOTICE_PUBLISHED = "公告已发布", "The notice was published";
    NOTICE_HINT = "发布后全社区居民可见。", "Every resident of the community can read it.";
    NOTICES_PAST = "已发布", "Published";
    NOTICES_NONE = "还没有公告。", "No notices yet.";

    // The account
    SIGNED_IN_AS = "当前账号", "Signed in as";
    DISPLAY = "显示", "Display";
    SECURITY = "安全", "Security";
    PASSWORD_CHANGE = "修改密码", "Change password";
    PASSWORD_CURRENT = "当前密码", "Current password";
    PASSWORD_NEW = "新密码", "New password";
    PASSWORD_REPEAT = "再输一次新密码", "New password again";
    PASSWORD_HINT = "10 到 200 位。", "10 to 200 characters.";
    PASSWORD_DIFFERS = "两次输入的新密码不一样。", "The two new passwords differ.";
    PASSWORD_CHANGED = "密码已修改", "The password was changed";
    TOTP_STATE = "动态验证码（第二重验证）", "One-time code (second factor)";
    TOTP_ON = "已开启", "On";
    TOTP_OFF = "未开启", "Off";
    TOTP_SWITCH_ON = "开启", "Switch on";
    TOTP_SWITCH_OFF = "关闭", "Switch off";
    TOTP_LEAD = "在验证器应用中手动添加下面的密钥，或在本机应用中打开链接，然后输入显示的 6 位数字。",
        "Add this secret to your authenticator app, or open the link in an app on this device; then type the six digits it shows.";
    TOTP_SECRET = "密钥", "Secret";
    TOTP_URL = "在验证器应用中打开", "Open in an authenticator app";
    TOTP_CONFIRM = "确认开启", "Confirm";
    TOTP_IS_ON = "动态验证码已开启", "The one-time code is on";
    TOTP_IS_OFF = "动态验证码已关闭", "The one-time code is off";
    SIGN_OUT_ASK = "将在所有设备上退出登录，包括这台。本机的草稿会清除。", "You will be signed out on every device, this one too. Drafts on this device are removed.";
    SIGN_OUT_DRAFTS = "退出后，本机上的草稿和还没发出的走访记录会清除。", "Signing out removes drafts and unsent notes of visits from this device.";

    // Keys
    KEY_NEXT = "下一件", "Next case";
    KEY_PREVIOUS = "上一件", "Previous case";
    KEY_OPEN = "打开选中的诉求", "Open the chosen case";
    KEY_BACK = "返回 / 收起", "Back, or put away";
    KEY_HELP = "显示快捷键", "Show these keys";
    KEY_ENTER = "回车", "Enter";
    KEY_CTRL_ENTER = "Ctrl + 回车", "Ctrl + Enter";
    KEYS_ON = "使用单键快捷键（如 j、k、a）", "Use one-letter shortcuts (such as j, k, a)";
    KEYS_NOTE = "输入文字时快捷键不起作用，按 Esc 离开输入框。", "Keys do nothing while you type; Esc leaves the field.";
}
