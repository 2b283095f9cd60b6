//! Words of the page that a scanned liaison card opens.

texts! {
    CARD = "民情连心卡", "Liaison card";
    NO_CARD = "请用手机扫一扫连心卡上的二维码，打开这张卡。", "Scan the code on a liaison card with your phone to open it.";
    WRITE_INSTEAD = "给驿站写信", "Write to the station";
    GONE = "这张卡已经停用", "This card is no longer in use";
    GONE_DETAIL = "可能已经换发了新卡，或者换了联络员。您可以打驿站电话，也可以给驿站写信。", "A new card may have been issued, or another officer comes by now. Call the station, or write to it.";
    FORGED = "这不是一张有效的连心卡", "This is not a valid liaison card";
    FORGED_DETAIL = "请不要在这里填写个人信息。可以打社区驿站的电话，或者给驿站写信。", "Please enter nothing personal here. Call your community's station, or write to it.";
    PLACE = "{} · {}", "{} · {}";
    NUMBER = "卡号 {}", "Card no. {}";
    COMES = "走访时间", "Comes by";
    COMES_ANY = "请电话约定", "By appointment";
    VISIT = "请联络员上门", "Ask for a visit";
    TELL = "反映一件事", "Tell something";
    CALL = "打驿站电话 {}", "Call the station, {}";
    OPEN_HOURS = "开放时间 {}", "Open {}";
    WHO_READS_VISIT = "联络员和驿站会看到您写的内容。", "The officer and the station read what you write.";
    WHO_READS = "由驿站受理，联络员看不到您写的内容。", "The station takes it up; the officer does not read it.";
    MATTER = "您想说的事", "What it is about";
    MATTER_OPTIONAL = "想说的事（可以不写）", "What it is about (optional)";
    MATTER_HINT = "至少 5 个字", "At least 5 characters";
    DAY = "希望哪天（可以不选）", "Which day (optional)";
    PART = "希望什么时候", "Which time of day";
    ANY = "都可以", "Any";
    MORNING = "上午", "Morning";
    AFTERNOON = "下午", "Afternoon";
    EVENING = "傍晚", "Evening";
    NAME = "怎么称呼您（可以不写）", "Your name (optional)";
    PHONE = "回电号码（可以不写）", "Number to call back (optional)";
    CONSENT = "同意驿站和联络员为了联系我使用我的姓名和电话。", "The station and the officer may use my name and number to reach me.";
    CONSENT_MORE = "个人信息怎样处理", "How personal data is handled";
    CONSENT_FIRST = "留下姓名或电话，需要先勾选同意。", "To leave a name or number, please tick the consent first.";
    NAME_FIRST = "留电话时，请写下怎么称呼您。", "To leave a number, please say how to call you.";
    KEPT = "没有网络时，写的内容会保存在这部手机上。", "Without a network, what you write stays on this phone.";
    NO_CHANCE = "这个浏览器太旧，无法生成查询码。请打驿站电话。", "This browser is too old to make a code. Please call the station.";
    SENT = "收到了", "It has arrived";
    SENT_DETAIL = "编号 {}。请记下查询码，凭它查看办理进展：", "Number {}. Note this code; with it you can follow what becomes of it:";
    FOLLOW = "查看进展", "Follow it";
    COPY = "复制查询码", "Copy the code";

    VERIFY = "凭这张卡核验为本社区居民", "Be verified as living here, by this card";
}
