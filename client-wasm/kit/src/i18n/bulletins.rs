//! Words of bulletins (简报), for the station that writes them; everybody reads them on plain pages.

texts! {
    BULLETINS = "社区简报", "Bulletins";
    LEAD = "每月一期：数字由系统统计，您写几段话，再选几件公开的答复和项目。发布后不能修改，只能发布更正版，或者撤下正文。",
        "One for each month: the figures are counted for you; you write a few words and choose answers and projects that are public. What is published cannot be changed, only put right by another edition, or its words withdrawn.";
    WRITE = "写一期简报", "Write a bulletin";
    ALL_WRITTEN = "最近 12 个月的简报都已发布。", "The bulletins of the last 12 months are all published.";
    CORRECT = "更正", "Put it right";
    CORRECTING = "更正{}的简报（接在第 {} 版之后）", "Putting right the bulletin of {} (after edition {})";
    MONTH = "月份", "Month";
    TITLE = "标题", "Title";
    TEXT = "正文", "Text";
    TEXT_NOTE = "不要写居民的姓名、电话和门牌号。", "Name no residents, telephone numbers or doors.";
    BECAUSE = "更正了什么（所有人都会看到）", "What is put right (everybody reads it)";
    FIGURES = "{}的数字", "The figures of {}";
    RECEIVED = "收到诉求 {} 件，已答复 {} 件", "Cases: {}; answered: {}";
    RATED = "响应率 {}，解决率 {}，满意率 {}", "Contacted {}, solved {}, content {}";
    PROJECTS = "新签约项目 {} 个，完成评价 {} 个；计票的表决 {} 次", "Projects begun: {}; evaluated: {}; votes counted: {}";
    CASES = "公开的答复（最多 20 件）", "Answers that are public (up to 20)";
    WORKS = "自治项目（最多 20 个）", "Projects (up to 20)";
    NOTHING = "没有可以选的。", "There is nothing to choose.";
    PUBLISH = "发布", "Publish";
    SURE = "确定发布？", "Publish it?";
    SURE_NOTE = "发布后不能修改，只能发布更正版。", "It cannot be changed afterwards, only put right by another edition.";
    PUBLISHED_NOW = "已发布", "Published";
    NONE = "还没有简报。", "There are no bulletins yet.";
    EDITION = "{} · 第 {} 版", "{} · edition {}";
    SEE = "居民看到的页面", "As residents see it";
    WITHDRAW = "撤下正文", "Withdraw its words";
    WITHDRAW_WHY = "为什么撤下（所有人都会看到）", "Why (everybody reads it)";
    WITHDRAW_NOTE = "标题和正文会被永久删除，不能恢复；数字保留。", "The headline and the text are erased for good; the figures stay.";
    WITHDRAWN = "已撤下：{}", "Withdrawn: {}";
    WITHDRAWN_NOW = "已撤下", "Withdrawn";
}
