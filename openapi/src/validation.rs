//! Checking a value and saying what is wrong with it, in the reader's language, by field.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::{Language, letters};

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

/// Under which name `validator` files what is wrong with a whole.
const WHOLE: &str = "__all__";

fn collect(errors: &ValidationErrors, at: &str, language: Language, faults: &mut Vec<FieldError>) {
    for (field, kind) in errors.errors() {
        // What is wrong with fields together is said of what holds them.
        let pointer = if field == WHOLE {
            at.to_owned()
        } else {
            format!("{at}/{field}")
        };
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

/// A text of as many characters, without the blanks around them, which somebody also sees.
fn within(text: &str, least: usize, most: usize, code: &'static str) -> Result<(), ValidationError> {
    if text.trim().chars().count() < least || text.chars().count() > most {
        Err(ValidationError::new(code))
    } else if letters::seen(text) < least {
        Err(ValidationError::new("invisible"))
    } else {
        Ok(())
    }
}

/// Declares a check of how much a text says: neither blanks around it nor what nobody sees say something.
macro_rules! says {
    ($($name:ident: $least:literal..=$most:literal => $code:literal),+ $(,)?) => {
        $(#[doc = concat!("At least ", $least, " characters without the blanks around them, at most ", $most, " with them.")]
        pub(crate) fn $name(text: &str) -> Result<(), ValidationError> {
            within(text, $least, $most, $code)
        })+
    };
}
says! {
    title: 2..=60 => "title_length",
    body: 5..=10_000 => "body_length",
    text: 1..=2_000 => "text_length",
    answer: 5..=5_000 => "answer_length",
    decline: 5..=2_000 => "decline_length",
    said: 5..=2_000 => "said_length",
    notice: 5..=5_000 => "notice_length",
    person: 1..=30 => "person_length",
    label: 1..=40 => "label_length",
    place_name: 2..=30 => "place_name_length",
    station_phone: 3..=30 => "station_phone_length",
    work_name: 1..=30 => "work_name_length",
    comment: 1..=1_000 => "comment_length",
    reason: 2..=200 => "reason_length",
    need: 5..=500 => "need_length",
    question: 5..=500 => "vote_question_length",
    option: 1..=100 => "vote_option_length",
    purpose: 5..=200 => "purpose_length",
    record: 5..=2_000 => "record_length",
    agenda_text: 5..=2_000 => "agenda_text_length",
    agenda_line: 1..=100 => "agenda_line_length",
    plan_contact: 2..=60 => "plan_contact_length",
    proof_kind: 2..=40 => "proof_kind",
    proof_number: 4..=40 => "proof_number",
    volunteer_record: 2..=40 => "volunteer_record",
    insurer: 2..=40 => "insurer",
    agreement_part: 2..=1_000 => "agreement_part",
    project_purpose: 5..=500 => "project_purpose_length",
    clause: 2..=2_000 => "clause_length",
    output_name: 1..=60 => "output_name_length",
    output_unit: 1..=10 => "output_unit_length",
    report: 5..=5_000 => "project_report_length",
    remark: 2..=1_000 => "project_remark_length",
    payment_reference: 2..=60 => "payment_reference_length",
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

/// The faults that only the server finds; browsers are told them in words and need not carry these.
#[cfg(not(target_arch = "wasm32"))]
const SERVERS_OWN: &[(&str, &str, &str)] = &[
    (
        "photo_unknown",
        "这张照片已失效，请重新选择。",
        "This photo has expired; please choose it again.",
    ),
    ("cursor_length", "翻页标记无效。", "The cursor is not valid."),
    ("files_count", "最多 6 个附件。", "Up to 6 files can be attached."),
    (
        "file_unknown",
        "这个附件已失效，请移除后重新添加。",
        "This file has expired; please take it away and add it again.",
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
        "这一项填得不对，请检查后再试。",
        "This is not filled in as it should be; please check it.",
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
    let mut all = crate::sentences::SENTENCES
        .iter()
        .chain(SERVERS_OWN)
        .chain(crate::features::SENTENCES.iter().copied().flatten());
    all.find(|(known, ..)| *known == code).map_or(
        language.pick("这一项填得不对，请再看一下。", "This is not right; please look at it again."),
        |(_, chinese, english)| language.pick(chinese, english),
    )
}

/// Whether there is a sentence for a fault: browsers have those of the forms that they show.
pub fn has_words(code: &str) -> bool {
    let mut known = crate::sentences::SENTENCES.iter();
    known.any(|(known, ..)| *known == code)
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
