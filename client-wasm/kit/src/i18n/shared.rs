//! Words that several apps use.

texts! {
    APP_NAME = "连心", "Lianxin";
    CHINESE = "中文", "中文";
    ENGLISH = "English", "English";
    LANGUAGE = "语言", "Language";
    TYPE_SIZE = "字号", "Type size";
    SIZE_STANDARD = "标准", "Standard";
    SIZE_LARGE = "大", "Large";
    SIZE_ELDER = "长辈版", "Elder mode";
    LEAVE_ELDER = "标准版", "Standard";
    THEME = "外观", "Appearance";
    THEME_SYSTEM = "跟随系统", "Like my device";
    THEME_LIGHT = "浅色", "Light";
    THEME_DARK = "深色", "Dark";

    OK = "确定", "OK";
    CANCEL = "取消", "Cancel";
    CLOSE = "关闭", "Close";
    BACK = "返回", "Back";
    SAVE = "保存", "Save";
    SAVED = "已保存", "Saved";
    BEHIND = "您改动期间，别人保存了新的内容（如下）。您的改动还在，请选用哪一份：",
        "While you were changing this, somebody else saved what is shown here. Your changes are still there: choose which are to stand.";
    THEIRS = "{}：{}", "{}: {}";
    MINE = "您填的：{}", "You typed: {}";
    TAKE_THEIRS = "用别人保存的", "Take what was saved";
    KEEP_MINE = "用我的，再保存", "Keep mine, to be saved";
    SEND = "发送", "Send";
    DELETE = "删除", "Delete";
    GONE = "删除后不能恢复。", "Deleted, it cannot be had back.";
    EDIT = "修改", "Edit";
    COPIED = "已复制", "Copied";
    RETRY = "重试", "Try again";
    REFRESH = "刷新", "Refresh";
    LOADING = "正在加载", "Loading";
    LOAD_MORE = "加载更多", "Load more";
    YES = "是", "Yes";
    NO = "否", "No";
    COUNT_OF = "{}/{}", "{} of {}";
    SKIP = "跳到正文", "Skip to the content";
    CHOOSE = "请选择", "Please choose";
    NOT_FOUND = "没有这个页面", "There is no such page";
    TO_HOME = "回到首页", "To the home page";

    OFFLINE_TITLE = "没有连上网络", "No connection";
    OFFLINE_DETAIL = "请检查网络后重试。", "Please check your network and try again.";

    SIGN_IN = "登录", "Sign in";
    ENDED = "登录已过期，请重新登录。您写的内容都还在。", "Please sign in again. What you wrote is still there.";
    SIGN_OUT = "退出登录", "Sign out";
    SIGN_OUT_EVERYWHERE = "在所有设备上退出", "Sign out everywhere";
    PASSWORD = "密码", "Password";
    LOGIN = "账号", "Login";

    TIMELINE = "办理进展", "Progress";
    PHOTOS = "照片", "Photos";
    PICTURES = "照片（{}/{}）", "Photos ({} of {})";
    PICTURES_ADD = "拍照或选图", "Take or choose";
    PICTURES_BUSY = "正在处理", "Working";
    PICTURES_TOO_MANY = "最多 {} 张照片，多出的没有加入。", "At most {}: the other photos were left out.";
    PICTURE_UNREADABLE = "这张图片无法读取：{}", "This picture cannot be read: {}";
    PICTURE_REMOVE = "删除第 {} 张照片", "Remove photo {}";
    DOCUMENT = "{}（{}）", "{} ({})";
    PHOTO_NUMBER = "第 {} 张照片", "Photo {}";
    FILES = "附件（{}/{}）", "Attachments ({} of {})";
    FILES_ADD = "添加图片或 PDF", "Add pictures or a PDF";
    FILES_TOO_MANY = "最多 {} 个附件，多出的没有加入。", "At most {}: the other files were left out.";
    FILE_REMOVE = "移除附件：{}", "Remove {}";
    FILE_REFUSED = "{} 没有加入：{}", "{} was not added: {}";
    FILE_TOO_LARGE = "文件不能超过 10 MB。", "A file may have 10 MB at most.";
    PHOTO_OPENS = "照片 {}，在新窗口打开", "Photo {}, opens in a new window";
    ERASED = "（内容已按要求删除）", "(erased on request)";
    POINT = "北纬 {}，东经 {}（{}）", "{} N, {} E ({})";
    STATION = "驿站", "Station";
    CALL_STATION = "拨打驿站电话", "Call the station";
    TODAY = "今天 {}", "today {}";
    DAY_WITH_YEAR = "{}年{}月{}日", "{}-{}-{}";
    YESTERDAY = "昨天 {}", "yesterday {}";
}
