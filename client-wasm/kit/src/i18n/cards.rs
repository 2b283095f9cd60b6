//! The words of issuing and printing liaison cards.

texts! {
    CARDS = "连心卡", "Liaison cards";
    LEAD = "连心卡贴在楼道或发到家里，居民扫码就能找到自己的联络员。", "Cards hang in stairwells or lie in homes: whoever scans one finds their officer.";
    ISSUE = "发卡", "Issue cards";
    NONE = "没有符合条件的卡。", "No card fits.";
    STATE = "状态", "State";
    LIVE = "使用中", "In use";
    REVOKED = "已停用", "Revoked";
    ANY_STATE = "全部", "All";
    OFFICER = "联络员", "Officer";
    ANY_OFFICER = "全部联络员", "Any officer";
    ANY_CELL = "全部网格", "Any cell";
    NUMBER = "{}号", "No. {}";
    ISSUED = "{} 发放", "Issued {}";
    PRINTED = "{} 打印", "printed {}";
    NOT_PRINTED = "未打印", "not printed";
    SCANS = "扫码 {} 次", "{} scan{s}";
    REPLACE = "换发", "Replace";
    REVOKE = "停用", "Revoke";
    VISITS = "走访记录", "Visits";
    VISITS_NONE = "还没有走访。", "No visits yet.";
    VISIT_ASKED = "等待上门", "Asked for";
    VISIT_PLANNED = "约定 {}", "Agreed on {}";
    VISIT_DONE = "{} 上门", "Made on {}";
    REASON = "原因", "Reason";
    REVOKE_LEAD = "停用后，扫这张卡只会看到驿站电话。停用不能撤销。", "Whoever scans it then sees the station's telephone only. It cannot be undone.";
    REPLACE_LEAD = "旧卡立即停用，新卡需要重新打印。", "The old card stops at once; the new one must be printed.";
    NEW_OFFICER = "新卡的联络员", "Officer of the new card";
    LABELS = "楼栋或门牌，每行一张卡", "Buildings or doors: one card for each line";
    LABELS_HINT = "例如：3号楼1单元。一次最多 200 张。", "Such as: building 3, unit 1. Up to 200 at once.";
    FILL_IN = "填入这个网格的楼栋", "Fill in the cell's buildings";
    OFFICER_NONE = "这个社区还没有联络员，请先到“人员”添加。", "This community has no officer yet: add one under People first.";
    DONE = "已发 {} 张卡", "{} card{s} issued";
    SELECT = "选择{}", "Choose {}";
    SELECT_UNPRINTED = "选中未打印的（{}）", "Choose those not printed ({})";
    PRINT_CHOSEN = "打印所选（{}）", "Print the chosen ({})";
    SHEET = "打印连心卡", "Print liaison cards";
    SHEET_LEAD = "A4 纸，每页 10 张，按虚线裁开。打印时请选“实际大小”，不要缩放。", "A4, ten to a page; cut along the dashes. Print at actual size.";
    CARD_TITLE = "民情连心卡", "Liaison card";
    CARD_HOURS = "走访时间", "Comes by";
    CARD_SCAN = "扫一扫找联络员", "Scan to reach us";
    CARD_NUMBER = "卡号", "Card";
    CODES_LEAD = "二维码指向 {}", "The codes lead to {}";
    CODES_ASTRAY = "二维码指向 {}，不是您现在打开的网址。请先让管理员设置 site.address，再打印。", "The codes lead to {}, which is not where you are now. Have site.address set before you print.";
    PRINT = "打印", "Print";
}
