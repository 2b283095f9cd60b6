//! Checking a value and saying what is wrong with it, in the reader's language, by field.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::Language;

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON pointer (RFC 6901) to the field, such as `/photos/0/claim`; empty for the whole body.
    pub pointer: String,
    /// A stable word for the fault, such as `title_length`.
    pub code: String,
    /// The fault in a sentence, in the reader's language.
    pub detail: String,
}

impl FieldError {
    /// The fault `code` at `pointer`, in `language`.
    pub fn new(pointer: impl Into<String>, code: &str, language: Language) -> Self {
        Self {
            pointer: pointer.into(),
            code: code.to_owned(),
            detail: sentence(code, language).to_owned(),
        }
    }
}

/// Checks a value against its limits.
///
/// # Errors
/// Every fault that was found, in the order of their pointers.
pub fn check(value: &impl Validate, language: Language) -> Result<(), Vec<FieldError>> {
    value.validate().map_err(|errors| faults(&errors, language))
}

/// Not part of [`check`], so that browsers load it once and not once for every type that is checked.
fn faults(errors: &ValidationErrors, language: Language) -> Vec<FieldError> {
    let mut faults = Vec::new();
    collect(errors, "", language, &mut faults);
    faults
}

fn collect(errors: &ValidationErrors, at: &str, language: Language, faults: &mut Vec<FieldError>) {
    for (field, kind) in errors.errors() {
        let pointer = format!("{at}/{field}");
        match kind {
            ValidationErrorsKind::Field(list) => {
                // Put in order one by one: a few faults are not worth the download of a sort.
                let place = faults.partition_point(|fault| fault.pointer < pointer);
                let of_field = list
                    .iter()
                    .map(|error| FieldError::new(pointer.as_str(), &error.code, language));
                faults.splice(place..place, of_field);
            }
            ValidationErrorsKind::Struct(inner) => collect(inner, &pointer, language, faults),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{pointer}/{index}"), language, faults);
                }
            }
        }
    }
}

/// Declares a check of how much a text says: blanks around it do not count as saying something.
macro_rules! says {
    ($($name:ident: $least:literal..=$most:literal => $code:literal),+ $(,)?) => {
        $(#[doc = concat!("At least ", $least, " characters without the blanks around them, at most ", $most, " with them.")]
        pub(crate) fn $name(text: &str) -> Result<(), ValidationError> {
            let fits = text.trim().chars().count() >= $least && text.chars().count() <= $most;
            if fits { Ok(()) } else { Err(ValidationError::new($code)) }
        })+
    };
}
says! {
    title: 2..=60 => "title_length",
    body: 5..=10_000 => "body_length",
    text: 1..=2_000 => "text_length",
    answer: 5..=5_000 => "answer_length",
    decline: 5..=2_000 => "decline_length",
    notice: 5..=5_000 => "notice_length",
    person: 1..=30 => "person_length",
    label: 1..=40 => "label_length",
    place_name: 2..=30 => "place_name_length",
    station_phone: 3..=30 => "station_phone_length",
    work_name: 1..=30 => "work_name_length",
    reason: 2..=200 => "reason_length",
    need: 5..=500 => "need_length",
    record: 5..=2_000 => "record_length",
}

/// A mainland mobile number: eleven digits, 13–19 in front.
pub(crate) fn mobile_number(text: &str) -> Result<(), ValidationError> {
    let fits =
        matches!(text.as_bytes(), [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit));
    if fits {
        Ok(())
    } else {
        Err(ValidationError::new("phone_form"))
    }
}

/// A login: small letters, digits, dots and hyphens.
pub(crate) fn login_name(text: &str) -> Result<(), ValidationError> {
    let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-');
    if (3..=32).contains(&text.len()) && text.bytes().all(fits) {
        Ok(())
    } else {
        Err(ValidationError::new("login_form"))
    }
}

/// Six digits.
pub(crate) fn six_digits(text: &str) -> Result<(), ValidationError> {
    let fits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits {
        Ok(())
    } else {
        Err(ValidationError::new("code_form"))
    }
}

/// The faults that browsers find themselves, as (code, Chinese, English).
const SENTENCES: &[(&str, &str, &str)] = &[
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
        "请用 2 到 200 个字说明用途。",
        "Say in 2 to 200 characters what it is needed for.",
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
    ("missing_field", "缺少这个字段。", "This field is missing."),
];

/// The faults that only the server finds; browsers are told them in words and need not carry these.
#[cfg(not(target_arch = "wasm32"))]
const SERVERS_OWN: &[(&str, &str, &str)] = &[
    (
        "photo_unknown",
        "这张照片已失效，请重新选择。",
        "This photo has expired; please choose it again.",
    ),
    (
        "own_number",
        "这是您本人的号码，请由同事登记。",
        "This is your own number; a colleague must write it down.",
    ),
    ("in_future", "时间不能晚于现在。", "The time must not lie in the future."),
    ("seconds_range", "通话最长 6 小时。", "A call takes six hours at most."),
    ("claim_length", "照片凭证无效。", "The photo's claim is not valid."),
    (
        "digest_form",
        "应为 64 位小写十六进制。",
        "It must be 64 lower-case hexadecimal digits.",
    ),
    (
        "tracking_used",
        "这个查询码已经用过，请重新提交。",
        "This tracking code was used before; please send it again.",
    ),
    (
        "anonymous_with_credentials",
        "匿名提交不能带登录信息。",
        "An anonymous message must carry no credentials.",
    ),
    (
        "sign_in_or_anonymous",
        "请先登录，或选择匿名提交。",
        "Please sign in, or send it anonymously.",
    ),
    ("token_length", "令牌过长。", "The token is too long."),
    (
        "code_wrong",
        "验证码不对，请再看一下短信。",
        "The code is wrong; please look at the message again.",
    ),
    ("password_wrong", "密码不对。", "The password is wrong."),
    ("community_unknown", "没有这个社区。", "There is no such community."),
    (
        "cell_unknown",
        "这个社区没有这个网格。",
        "This community has no such grid cell.",
    ),
    (
        "visibility_public",
        "居民的补充说明只能公开。",
        "A reporter's note is always public.",
    ),
    (
        "version_current",
        "请同意当前版本的说明。",
        "Only the current version of the text can be consented to.",
    ),
    ("unknown_field", "没有这个字段。", "There is no such field."),
    (
        "wrong_type",
        "这个字段的类型或取值不对。",
        "This field has a wrong type or value.",
    ),
    (
        "control_character",
        "含有不能保存的字符。",
        "It contains a character that cannot be stored.",
    ),
    ("range", "取值超出范围。", "The value is out of range."),
];
#[cfg(target_arch = "wasm32")]
const SERVERS_OWN: &[(&str, &str, &str)] = &[];

/// The sentence for a fault; a general one for a fault unknown to this version.
pub fn sentence(code: &str, language: Language) -> &'static str {
    let mut all = SENTENCES
        .iter()
        .chain(SERVERS_OWN)
        .chain(crate::features::SENTENCES.iter().copied().flatten());
    all.find(|(known, ..)| *known == code).map_or(
        language.pick("这个字段不对。", "This field is not right."),
        |(_, chinese, english)| language.pick(chinese, english),
    )
}

#[cfg(test)]
mod tests {
    use super::{Language, check};
    use crate::{cases::Rating, sessions::CodeRequest};

    #[test]
    fn a_fault_names_its_field_in_the_readers_language() {
        let rating = Rating {
            contacted: true,
            resolved: true,
            satisfaction: 6,
            comment: None,
        };
        let faults = check(&rating, Language::English).expect_err("six stars");
        assert_eq!(
            (faults[0].pointer.as_str(), faults[0].code.as_str()),
            ("/satisfaction", "stars_range")
        );
        assert_eq!(faults[0].detail, "Satisfaction must be 1 to 5.");
    }

    #[test]
    fn only_mainland_mobile_numbers_pass() {
        for (phone, fits) in [
            ("13800000001", true),
            ("19912345678", true),
            ("12800000001", false),
            ("1380000000", false),
            ("1380000000a", false),
        ] {
            assert_eq!(
                check(&CodeRequest { phone: phone.to_owned() }, Language::Chinese).is_ok(),
                fits,
                "{phone}"
            );
        }
    }
}
