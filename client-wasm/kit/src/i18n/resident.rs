//! Words of the resident app.

texts! {
    TABS = "主要页面", "Main pages";
    TAB_HOME = "首页", "Home";
    TAB_WRITE = "写信", "Write";
    TAB_CASES = "我的诉求", "My cases";
    TAB_ME = "我的", "Me";
    OFFLINE_BANNER = "没有连上网络。您写的内容会保存在手机上。", "No connection. What you write stays on this phone.";
    SURE = "请确认", "Are you sure?";
    DONE = "已完成", "Done";

    HOME_DOORS = "常用功能", "What you can do";
    HOME_PUBLIC = "公开的诉求", "Cases made public";
    HOME_WHICH_COMMUNITY = "您住在哪个社区？", "Which community do you live in?";
    CASES_SIGN_IN = "登录后可以看您的诉求办到哪一步了。", "Sign in to see what became of your cases.";
    HOME_OPEN = "正在办理", "Being worked on";
    HOME_RATE = "等您评价", "Waiting for your rating";
    HOME_ALL = "全部诉求", "All my cases";
    HOME_UNSENT = "有 {} 封信还没有发出，联网后会自动发送。", "{} not sent yet; it goes by itself with a network.";
    NOTICES_TITLE = "社区公告", "Notices";
    NOTICES_NONE = "没有公告。", "No notices.";

    SIGN_IN_WHY = "用手机号登录，驿站的答复会送到您这里。", "Sign in with your number, so that answers reach you.";
    SIGN_IN_PRIVACY = "手机号加密保存，只用于登录和联系您。", "It is kept encrypted, and used only to sign in and to reach you. ";
    PHONE = "手机号", "Mobile number";
    CODE = "验证码", "Code";
    CODE_SEND = "获取验证码", "Send me a code";
    CODE_AGAIN_IN = "{} 秒后可重新获取", "Another code in {} s";
    CODE_SENT = "验证码已发送到 {}", "A code was sent to {}";
    SIGNED_OUT = "已退出登录", "Signed out";
    WELCOME_TITLE = "欢迎", "Welcome";
    WELCOME_WHY = "告诉我们您住在哪里，您的信就会送到对的驿站。", "Tell us where you live, and your letters reach the right station.";
    WELCOME_LATER = "以后再说", "Later";

    WRITE_TITLE = "写信给驿站", "Write to the station";
    WRITE_COMMUNITY = "社区", "Community";
    WRITE_CELL = "网格", "Grid cell";
    WRITE_CELL_UNKNOWN = "不清楚", "I do not know";
    WRITE_CATEGORY = "类别", "Kind of matter";
    WRITE_SUBJECT = "标题", "Title";
    WRITE_SUBJECT_EXAMPLE = "例如：3号楼电梯夜里有异响", "For example: the lift of building 3 is loud at night";
    WRITE_BODY = "具体情况", "What is the matter?";
    WRITE_BODY_EXAMPLE = "什么时候、在哪里、发生了什么，您希望怎样解决？", "When, where, what happened, and what would help?";
    WRITE_ADDRESS = "地点", "Place";
    WRITE_ADDRESS_EXAMPLE = "例如：3号楼2单元", "For example: building 3, entrance 2";
    WRITE_NAME = "谁可以看到我的姓名", "Who may see my name";
    WRITE_ANONYMOUS = "完全匿名", "Fully anonymous";
    WRITE_ANONYMOUS_NOTE = "不带任何登录信息；用查询码查看进展", "Sent without your account; you follow it with a code";
    WRITE_ANONYMOUS_PRIVACY = "请不要在文字和照片里写出不想公开的身份信息。", "Do not name yourself in the text or the photos. ";
    WRITE_NO_COMMUNITY = "请选择社区。", "Please choose the community.";
    WRITE_NO_CATEGORY = "请选择类别。", "Please choose what kind of matter it is.";
    WRITE_NO_CHANCE = "这个浏览器不能生成查询码，请换一个，或登录后发送。", "This browser cannot make a code; use another, or sign in to send.";
    WRITE_NEEDS_SIGN_IN = "登录后发送，也可以选择完全匿名。", "Sign in to send it, or choose fully anonymous.";
    WRITE_KEPT = "您写的内容会自动保存在手机上。", "What you write is kept on this phone.";
    WRITE_SENT = "已发出，驿站会尽快受理。", "Sent. The station will take it on soon.";
    WRITE_WAITS = "现在发不出去，已保存在手机上，稍后会自动发送。", "It is kept on this phone and goes by itself with a network.";
    LOCATE = "添加我的位置", "Add my location";
    LOCATE_FAILED = "没有取得位置，请写明地点。", "No location was found; describe the place.";
    PICTURE_LOST = "照片无法显示", "The photo cannot be shown";

    CODE_TITLE = "请记下查询码", "Note your tracking code";
    CODE_WHY = "查看进展和评价都要用它。只有您有这个码，丢失后无法找回。", "You need it to follow and to rate. Only you have it; it cannot be recovered.";
    CODE_COPY = "复制查询码", "Copy the code";
    CODE_COPY_LINK = "复制查询链接", "Copy the link";
    CODE_NOT_COPIED = "没有复制成功，请手抄或截图。", "Not copied; write it down or take a screenshot.";
    CODE_KEEP = "保存在这部手机上", "Keep it on this phone";
    CODE_KEEP_NOTE = "如果别人也用这部手机，请不要保存。", "Do not keep it if others use this phone.";
    CODE_NOTED = "我已记下", "I have noted it";
    CODE_GONE = "没有要记下的查询码。", "No code is to be noted.";
    CODE_WAITS = "信还没有发出，联网后会自动发送。查询码发出后可用。", "Not sent yet; it goes by itself with a network. The code works then.";

    CONSENT_TITLE = "个人信息处理同意", "Your consent";
    CONSENT_INTRODUCTION = "第一次提交前，请您逐项决定。以后可以随时在“我的信息”里撤回。", "Please decide on each before your first letter. Take it back at any time under “My data”.";
    CONSENT_HANDLING = "同意驿站为办理诉求处理我的手机号、文字、照片和地点，并用我添加的邮箱、微信通知我。", "The station may handle my number, text, photos and place to answer me, and tell me by the e-mail or WeChat I add.";
    CONSENT_SENSITIVE = "同意处理我自愿写下的敏感信息（如健康状况）和照片中的人像。", "It may handle sensitive matters I choose to write, such as health, and people in photos.";
    CONSENT_PUBLICATION = "同意隐去个人信息后公开我的诉求和答复。", "My case and its answer may be published with personal details removed.";
    CONSENT_NEEDED = "（必需）", " (needed)";
    CONSENT_OPTIONAL = "（可选，不影响提交）", " (your choice; you can send without it)";
    CONSENT_AGREE = "同意并继续", "Agree and go on";
    CONSENT_REFUSE = "暂不同意", "Not now";

    OUTBOX_SENT = "已发出：{}", "Sent: {}";
    UNSENT_TITLE = "尚未发出", "Not sent yet";
    UNSENT_CHIP = "未发出", "Not sent";
    UNSENT_NETWORK = "等待网络，会自动发送。", "Waiting for the network; it goes by itself.";
    UNSENT_SIGN_IN = "请重新登录后发送。", "Sign in again to send it.";
    UNSENT_CONSENT = "需要您的同意才能发送。", "It needs your consent.";
    UNSENT_REFUSED = "需要修改：{}", "Please change it: {}";
    UNSENT_MAY_BE_THERE = "这封信可能已经送达。请先点“现在发送”，确认没有送达后才能修改。", "It may have arrived. Press “Send now” first; change it only if it did not.";
    UNSENT_NOW = "现在发送", "Send now";
    UNSENT_OVERWRITE = "您正在写另一封信，它会被这一封代替。", "This one would take the place of what you are writing.";

    CASES_TITLE = "我的诉求", "My cases";
    CASES_FILTER = "显示哪些诉求", "Which cases to show";
    CASES_OPEN = "未办结", "Open";
    CASES_ALL = "全部", "All";
    CASES_NONE = "您还没有提交过诉求。", "You have not sent anything yet.";
    CASES_NONE_OPEN = "没有正在办理的诉求。", "Nothing is being worked on.";
    FOLLOWED_TITLE = "凭查询码查看", "By tracking code";

    TRACK_TITLE = "匿名诉求查询", "Follow an anonymous letter";
    TRACK_ENTER = "输入查询码", "Enter a code";
    TRACK_WHY = "不分大小写，可以不写横线。", "Capitals and hyphens do not matter.";
    TRACK_CODE = "查询码", "Tracking code";
    TRACK_WRONG = "查询码应为 26 个字母或数字，请再核对一下。", "A code has 26 letters and digits; please check it.";
    TRACK_SHOW = "查看", "Show";
    TRACK_OTHER = "输入别的查询码", "Enter another code";

    CASE_TITLE = "诉求进展", "Your case";
    NEXT_MERGED = "与同一件事的诉求一并办理，见下方。", "Handled with another case on the same matter; see below.";
    CASE_NUMBER = "编号 {}", "No. {}";
    CASE_SENT_AT = "提交时间", "Sent";
    BY_ME = "我", "Me";
    BECAUSE = "{}：{}", "{}: {}";
    CASE_POINT = "位置", "Location";
    NEXT_LATE = "已超过 {} 的期限，请稍候或致电驿站。", "It was due {}. Please bear with the station, or call it.";
    NEXT_SUBMITTED = "驿站会尽快受理。", "The station will take it on soon.";
    NEXT_SUBMITTED_DUE = "驿站将在 {} 前受理。", "The station takes it on before {}.";
    NEXT_IN_WORK = "驿站正在办理。", "The station is working on it.";
    NEXT_IN_WORK_DUE = "驿站正在办理，将在 {} 前答复。", "The station is working on it and answers before {}.";
    NEXT_ANSWERED = "驿站已答复，请您评价。", "The station has answered. Did it help?";
    NEXT_DECLINED = "驿站没有受理，原因和去处见下方。", "The station did not take it on; why, and where to go, is below.";

    RATE_TITLE = "请评价这次办理", "How did it go?";
    RATE_CONTACTED = "工作人员联系您了吗？", "Were you contacted?";
    RATE_RESOLVED = "问题解决了吗？", "Was it resolved?";
    RATE_SATISFIED = "您满意吗？", "How satisfied are you?";
    RATE_STARS = "{} 分（满分 5 分）", "{} of 5";
    RATE_COMMENT = "还想说的话（选填）", "Anything else (optional)";
    RATE_SUBMIT = "提交评价", "Send the rating";
    RATE_UNANSWERED = "请选择一项。", "Please choose one.";
    RATED_TITLE = "您的评价", "Your rating";
    STARS_1 = "很不满意", "Not at all";
    STARS_2 = "不满意", "Not much";
    STARS_3 = "一般", "So-so";
    STARS_4 = "满意", "Satisfied";
    STARS_5 = "很满意", "Very satisfied";

    NOTE_BUTTON = "补充说明", "Add a note";
    NOTE_LABEL = "要补充的情况，驿站会看到", "What else the station should know";
    URGE_BUTTON = "催办", "Urge";
    URGE_LABEL = "想说的话（选填，一天一次）", "Your words (optional; once a day)";
    REOPEN_BUTTON = "没有解决，重新打开", "Not resolved: open again";
    REOPEN_LABEL = "哪里还没有解决？（选填）", "What is still not resolved? (optional)";
    PUBLIC_PAGE = "这件诉求已公开，查看公开的内容", "This case is public: see what everybody reads";
    NEED_PAGE = "已列为社区需求，看进展", "Now a need of the community: see it";
    CONSENT_ASKED = "驿站想把它隐去姓名、电话、门牌后公开，请在下方选择，同意后可随时收回。", "The station would like to make it public without names, numbers and doors. Choose below; you can change it at any time.";
    CONSENT_BUTTON = "同意公开", "May be public";
    REFUSE_BUTTON = "不同意公开", "May not be public";
    NAMING_ASKED = "请在下方选择：您的姓名和电话能不能告诉{}", "Please choose below: may your name and number go to {}";
    ALLOW_BUTTON = "可以告诉", "They may know";
    FORBID_BUTTON = "不要告诉", "They may not know";
    WITHDRAW_BUTTON = "撤回诉求", "Take it back";
    WITHDRAW_LABEL = "为什么撤回？（选填）", "Why? (optional)";

    ME_UNNAMED = "还没有填写姓名", "No name given yet";
    ME_VERSION = "版本 {}", "version {}";
    PROFILE_TITLE = "姓名和社区", "Name and community";
    PROFILE_NAME = "姓名（选填）", "Name (optional)";
    PROFILE_NAME_HINT = "谁能看到它，由您在每封信里决定。", "In each letter you decide who may see it.";
    PROFILE_COMMUNITY = "我住的社区", "My community";
    PROFILE_CELL = "我住的网格", "My grid cell";
    LEAVE_EMPTIES = "退出后，这部手机上的草稿和记录会被清空。", "Signing out empties this phone's drafts and records.";
    LEAVE_UNSENT = "有 {} 封信还没有发出，会丢失！", "{} not sent yet will be lost!";
    LEAVE_CODES = "保存的 {} 个查询码会被删除，请先记下。", "Kept tracking codes go too ({}): note them first.";
    LEAVE_LETTER = "您有一封没写完的信，会丢失。", "An unfinished letter will be lost.";

    PRIVACY_TITLE = "个人信息处理说明", "How personal data is handled";
    PRIVACY_READ = "阅读完整说明", "Read the full text";
}
