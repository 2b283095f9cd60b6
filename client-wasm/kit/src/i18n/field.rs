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

    SURVEYS_NONE = "现在没有进行中的入户调查。", "No survey is open now.";
}
