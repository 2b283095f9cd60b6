//! Words of what a volunteer gave: the ledger of their hours, and certificates of it.

texts! {
    VOLUNTEERING = "我的志愿服务", "Myself as a volunteer";
    HOURS = "服务时长", "Hours given";
    HOURS_MINUTES = "{} 小时 {} 分钟", "{} h {} min";
    NO_HOURS = "还没有服务时长。", "No hours yet.";
    STAR_VOLUNTEER = "{} 星志愿者", "{}-star volunteer";
    NEXT_STAR = "再服务 {} 小时，就是 {} 星志愿者", "{} more hour{s} for star {}";
    LEDGER = "明细", "Entries";
    CORRECTION = "更正：{}", "Set right: {}";
    MINUTES = "{} 分钟", "{} minute{s}";
    SERVICE_LINE = "服务 {}", "Service {}";
    DISPUTED = "您提出：应为 {} 分钟。{}", "You say: it should be {} minute{s}. {}";
    DISPUTE_ANSWER = "驿站答复：{}", "The station says: {}";
    DISPUTE = "时长不对？提出异议", "Is it wrong? Say so";
    DISPUTE_MINUTES = "这一条应该是多少分钟", "How many minutes it should be";
    DISPUTE_WHY = "为什么", "Why";
    DISPUTE_SEND = "提出异议", "Send";
    DISPUTE_SENT = "已提出，驿站处理后会告诉您。", "Sent: you are told what the station decides.";
    DISPUTE_NOTE = "30 天内可以提。不会由记这条时长的人处理。", "Within 30 days. Whoever wrote this line does not decide.";
    CERTIFY = "开具证明", "Get a certificate";
    CERTIFIED_LAST = "看上次开的证明", "The last certificate";
    CERTIFY_LEAD = "证明带编号和验证码，谁都可以核对真假。验证码只显示这一次，请打印或截图。", "With a number and a code, by which anybody can check it. The code is shown only once: print it, or take a picture.";

    CERTIFICATE = "志愿服务记录证明", "Certificate of voluntary service";
    CERTIFIES = "兹证明 {} 在 {} 参加志愿服务。", "This is to certify that {} gave voluntary service in {}.";
    CERTIFIED_TIME = "服务时长", "Time";
    CERTIFIED_SERVICES = "服务次数", "Services";
    SERVICES = "{} 次", "{}";
    CERTIFIED_NUMBER = "证明编号", "Number";
    CERTIFIED_CODE = "验证码", "Code";
    CERTIFIED_VOLUNTEER = "志愿者编号", "Volunteer no.";
    CERTIFIED_DAYS = "服务起止", "From – to";
    CERTIFIED_CONTENT = "服务内容", "What was done";
    CERTIFIED_HONOURS = "表彰", "Honours";
    HONOUR_SHOWN = "印在以后开的服务证明上", "Print it on certificates from now on";
    SET_RIGHT = "时长更正", "Set right";
    CERTIFIED_PHONE = "联系电话", "Telephone";
    IN_CHARGE = "负责人（签字）", "In charge (signature)";
    HANDLED = "经办人（签字）", "Handled by (signature)";
    SEAL = "（盖章）", "(seal)";
    ISSUED_BY = "出具单位", "Issued by";
    ISSUED_AT = "出具日期", "Issued on";
    VERIFY_AT = "核对真假：扫二维码，或打开 {}，输入编号和验证码。", "To check it, scan the code, or open {} and enter number and code.";
    PRINT = "打印", "Print";
    CHECK = "核对志愿服务证明", "Check a certificate";
    CHECK_LEAD = "输入证明上的编号和验证码。", "Enter the number and the code on the certificate.";
    CHECK_NOW = "核对", "Check";
    TRUE = "这份证明是真的，内容与系统记录一致。", "This certificate is genuine: this is what is on record.";
    FALSE = "编号或验证码不对，查不到这份证明。", "The number or the code is not right: there is no such certificate.";
    CHECK_ANOTHER = "核对另一份", "Check another";
}
