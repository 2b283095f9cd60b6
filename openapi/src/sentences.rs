//! Sentences for the faults that forms find in browsers too.

/// The faults that browsers find themselves, as (code, Chinese, English).
pub(crate) const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "title_length",
        "标题需要 2 到 60 个字。",
        "The title must have 2 to 60 characters.",
    ),
    (
        "body_length",
        "内容需要 5 到 10000 个字。",
        "The text must have 5 to 10,000 characters.",
    ),
    (
        "address_length",
        "地点最多 100 个字。",
        "The place may have up to 100 characters.",
    ),
    (
        "latitude_range",
        "纬度应在 -90 到 90 之间。",
        "The latitude must lie between -90 and 90.",
    ),
    (
        "longitude_range",
        "经度应在 -180 到 180 之间。",
        "The longitude must lie between -180 and 180.",
    ),
    ("photos_count", "最多 6 张照片。", "Up to 6 photos can be attached."),
    (
        "text_length",
        "文字需要 1 到 2000 个字。",
        "The text must have 1 to 2,000 characters.",
    ),
    (
        "invisible",
        "看不见的字符不算字，请写上文字。",
        "Characters that nobody can see do not count; please write some that can be read.",
    ),
    (
        "answer_length",
        "答复需要 5 到 5000 个字。",
        "The answer must have 5 to 5,000 characters.",
    ),
    (
        "notice_length",
        "内容需要 5 到 5000 个字。",
        "The text must have 5 to 5,000 characters.",
    ),
    (
        "decline_length",
        "请用 5 到 2000 个字说明原因和去处。",
        "Give the reason and the right door in 5 to 2,000 characters.",
    ),
    (
        "comment_length",
        "评价最多 1000 个字。",
        "The comment may have up to 1,000 characters.",
    ),
    ("stars_range", "满意度应为 1 到 5。", "Satisfaction must be 1 to 5."),
    ("name_length", "姓名最多 30 个字。", "The name may have up to 30 characters."),
    (
        "login_length",
        "请填写账号（最多 64 个字）。",
        "Please give your login (up to 64 characters).",
    ),
    (
        "password_length",
        "密码长度不符合要求（新密码 10 到 200 位）。",
        "The password's length does not fit (a new one: 10 to 200 characters).",
    ),
    ("phone_form", "请填写 11 位手机号。", "Please give an 11-digit mobile number."),
    (
        "telephone_form",
        "请填写 11 位手机号，或带区号的座机号。",
        "Please give an 11-digit mobile number, or a landline with its area code.",
    ),
    (
        "words_length",
        "内容最多 10000 个字。",
        "The text may have up to 10,000 characters.",
    ),
    (
        "callback_length",
        "回电时间最多 100 个字。",
        "The time to call back may have up to 100 characters.",
    ),
    (
        "reason_length",
        "请用 2 到 200 个字写明理由。",
        "Give a reason of 2 to 200 characters.",
    ),
    (
        "advice_needed",
        "来电可能涉及危险：请先告知拨打 119/120/110，或确认没有危险。",
        "This may be an emergency: tell them to call 119, 120 or 110, or confirm that nobody is in danger.",
    ),
    (
        "callback_needs_phone",
        "要回电，请填写电话号码。",
        "To be called back they must give a number.",
    ),
    ("code_form", "验证码是 6 位数字。", "The code has 6 digits."),
    ("missing_field", "请填写这一项。", "Please fill this in."),
];
