//! Words of the app for those on foot.

texts! {
    FIELD = "走访", "On foot";
    SIGN_IN_LEAD = "社工、驿站工作人员和民情联络员在这里记录走访。", "Here social workers, station staff and liaison officers write down their visits.";
    SIGN_IN_STAFF = "工作人员登录", "Sign in as staff";
    SIGN_IN_OFFICER = "联络员用手机号登录", "Sign in by telephone";
    NO_RIGHTS = "这个账号没有走访的职务。", "This account holds no post on foot.";
    NO_RIGHTS_DETAIL = "请联系驿站，或换一个账号登录。", "Please ask the station, or sign in with another account.";
    NOTHING = "今天还没有安排走访。", "No visits are planned for today.";
}
