//! What is said of faults that only teams know.

/// A fault's code, and what is said of it in Chinese and English.
pub type Sentence = (&'static str, &'static str, &'static str);

/// Sentences for faults.
pub const SENTENCES: &[Sentence] = &[
    ("skills_count", "技能选择过多。", "Too many skills."),
    ("speech_count", "请至少选择一种语言。", "Choose at least one language."),
    (
        "free_count",
        "请至少选择一个有空的时段。",
        "Choose at least one time in which you are free.",
    ),
    (
        "days_off_range",
        "请选择日期：开始不能晚于结束，并且都在一年以内。",
        "Please choose the days: the first not after the last, and both within a year.",
    ),
    (
        "days_off_count",
        "最多填写 20 段日期。",
        "Up to 20 stretches of days can be given.",
    ),
    (
        "proof_kind",
        "请写证书名称，2 到 40 个字。",
        "Say what the certificate is called, in 2 to 40 characters.",
    ),
    (
        "proof_number",
        "请写证书号码，4 到 40 个字。",
        "Give the number of the certificate, 4 to 40 characters.",
    ),
    (
        "proof_until",
        "请选择今天起十年以内的日期。",
        "Choose a day from today to ten years ahead.",
    ),
    (
        "proof_decision",
        "核实请选有效日期，不通过请写原因。",
        "Say until when it counts, or why it is refused.",
    ),
    (
        "proof_skill",
        "这项技能不需要证明，或者还没有写进您的资料。",
        "This skill needs no proof, or you did not name it among yours.",
    ),
    (
        "volunteer_record",
        "请写培训或荣誉的名称，2 到 40 个字。",
        "Say what the training or the honour is called, in 2 to 40 characters.",
    ),
    ("record_day", "请选择今天或以前的日期。", "Choose today, or a day before."),
    (
        "record_hours",
        "培训时长应为 1 到 200 小时。",
        "A training takes 1 to 200 hours.",
    ),
    (
        "record_parts",
        "培训要写时长，荣誉要写授予的原因；等级只属于培训。",
        "A training has its hours, an honour the reason for it; a level belongs to trainings.",
    ),
    (
        "insurer",
        "请写保险公司，2 到 40 个字。",
        "Name the insurer, in 2 to 40 characters.",
    ),
    (
        "agreement_part",
        "协议的每一部分都要写，2 到 1000 个字。",
        "Every part of the agreement is needed, in 2 to 1,000 characters.",
    ),
    (
        "agreement_needed",
        "请先在“我的”里阅读并同意志愿服务协议，再接任务。",
        "Before you say yes, please read the agreement with your station under “Me”, and agree to it.",
    ),
    ("weekday_range", "星期应为 1 到 7。", "The weekday must be 1 to 7."),
    (
        "most_range",
        "每周可接 1 到 3 次。",
        "One to three requests can be taken in a week.",
    ),
    (
        "guardian_needed",
        "未满 18 岁需要监护人同意，请填写监护人姓名。",
        "Under eighteen, a guardian has to consent; please give their name.",
    ),
    (
        "about_length",
        "补充说明最多 200 个字。",
        "What else there is to know may have up to 200 characters.",
    ),
    (
        "caseload_range",
        "同时带队 1 到 30 件。",
        "One to thirty requests can be led at a time.",
    ),
    ("level_range", "等级应为 1 到 4。", "The level must be 1 to 4."),
    ("volunteer_reason", "请写明未通过的原因。", "Say why they are not taken on."),
    (
        "volunteer_number",
        "志愿者编号为 6 到 20 位字母和数字，不要填身份证号。",
        "A volunteer number has 6 to 20 letters and digits; never give that of an identity card.",
    ),
    ("need_length", "请写 5 到 500 个字。", "Write 5 to 500 characters."),
    ("volunteers_range", "志愿者最多 6 人。", "Up to 6 volunteers can come."),
    (
        "skills_needed",
        "最多选择 6 项，且不能多于志愿者人数所能承担的。",
        "Choose up to 6.",
    ),
    (
        "service_day",
        "日期应为今天起 60 天以内。",
        "The day must be today or within 60 days.",
    ),
    (
        "weeks_range",
        "每周一次，连续 1 到 8 周，最后一次也要在 60 天以内。",
        "One to eight weeks in a row, the last within 60 days.",
    ),
    (
        "block_helper",
        "这个人不是本街道的志愿者，也不是本社区的社工。",
        "They are neither a volunteer of the street nor a social worker of the community.",
    ),
    ("block_own_number", "这是他本人的号码。", "This is their own number."),
    (
        "own_service",
        "本人申请时会用您登录的手机号联系您。",
        "You will be called by the number you sign in with.",
    ),
    (
        "phone_needed",
        "请填写上门前可联系的电话。",
        "Please give a number that can be called before somebody comes.",
    ),
    (
        "referral_consent",
        "请选择是谁同意转介的。",
        "Say who agreed to being referred.",
    ),
    (
        "referred_at_once",
        "贵机构转介的人已达上限，请等驿站办好一些再转介；急事请打驿站电话。",
        "The station still sees to as many persons as your organisation may refer at once. Please wait, or call it if it is pressing.",
    ),
    (
        "referred_a_day",
        "贵机构今天转介的人已达上限，请明天再转介；急事请打驿站电话。",
        "Your organisation has referred as many persons today as it may. Please wait until tomorrow, or call the station if it is pressing.",
    ),
    ("home_needed", "请填写上门地址。", "Please give the address of the door."),
    (
        "team_lead",
        "这位社工不能带队，请另选。",
        "This social worker cannot lead; choose another.",
    ),
    (
        "team_volunteer",
        "有志愿者不能参加（没空、太远或已问过），请另选。",
        "A volunteer cannot come (not free, too far, or asked before); choose another.",
    ),
    (
        "team_size",
        "志愿者人数与需要的不一致。",
        "There must be as many volunteers as are needed.",
    ),
    (
        "team_skills",
        "这些志愿者合起来还缺需要的技能。",
        "Between them the volunteers lack a skill that is needed.",
    ),
    ("teams_count", "请选 1 到 100 支队伍。", "Choose between 1 and 100 teams."),
    (
        "service_unknown",
        "这个社区没有这项需求。",
        "This community has no such request.",
    ),
    ("fewer_range", "人数要比原来少。", "There must be fewer than before."),
    (
        "reason_most",
        "原因最多 200 个字。",
        "The reason may have up to 200 characters.",
    ),
    (
        "presence_time",
        "到达和离开的时间不对。",
        "The times of arriving and leaving are not right.",
    ),
    (
        "station_code",
        "这不是本驿站的签到码，请在驿站重新扫码。",
        "This is not the code of this station; please scan it there again.",
    ),
    (
        "record_length",
        "服务记录需要 5 到 2000 个字。",
        "The record must have 5 to 2,000 characters.",
    ),
    (
        "minutes_range",
        "每人服务时长最多 720 分钟。",
        "Everybody's time may be up to 720 minutes.",
    ),
    (
        "served_count",
        "请为每一位到场的人填写。",
        "Everybody who said yes has to be there once.",
    ),
    (
        "thanks_length",
        "感谢的话最多 500 个字。",
        "The thanks may have up to 500 characters.",
    ),
    (
        "correction_range",
        "更正的分钟数应在 -720 到 720 之间，且不为 0，也不能使总时长为负。",
        "Minutes to set right must lie between -720 and 720, not be 0, and leave no less than nothing.",
    ),
    (
        "dispute_minutes",
        "分钟数应在 -720 到 720 之间，并且与原来的不同。",
        "The minutes must lie between -720 and 720, and be others than before.",
    ),
    (
        "dispute_late",
        "超过 30 天的记录不能再提异议，请联系驿站。",
        "What is older than 30 days cannot be disputed any more; please call the station.",
    ),
    (
        "certificate_proof",
        "编号或验证码不对。",
        "The number or the code is not right.",
    ),
    (
        "nothing_to_certify",
        "还没有服务时长，暂不能开具证明。",
        "There are no hours yet to certify.",
    ),
];

/// The sentence of a code, for browsers, which carry only those that they name; one that there is not does not compile.
pub const fn sentence(code: &str) -> Sentence {
    let mut at = 0;
    while !same(SENTENCES[at].0.as_bytes(), code.as_bytes()) {
        at += 1;
    }
    SENTENCES[at]
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
