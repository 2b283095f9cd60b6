//! Words of the way from a need to a project (居民自治项目化), as residents, organisations and members of bodies read them.

texts! {
    PROJECTS = "居民项目", "Projects";
    TABS = "居民项目的页面", "Pages of projects";
    TAB_WORKS = "项目", "Projects";
    TAB_NEEDS = "需求与征集", "Needs and calls";
    TAB_BODIES = "谁来决定", "Who decides";
    OFFLINE = "没有网络。您写的内容会保存在手机上。", "No connection. What you write is kept on this phone.";
    SIGN_IN = "登录", "Sign in";
}
