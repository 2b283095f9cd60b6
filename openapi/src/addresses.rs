//! Where somebody is reached outside of the app: by telephone, by e-mail, in WeChat.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{outbox::DeliveryWay, validation::six_digits};

/// A way by which this installation reaches people, and what it knows of somebody for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReachWay {
    /// By text message, WeChat or e-mail.
    pub way: DeliveryWay,
    /// The address that is used, masked; absent where none is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// One that is to take its place once the code is told that was sent there, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<String>,
}

/// Every way by which this installation reaches people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReachWays {
    /// One for each way that this installation has, text messages first.
    pub items: Vec<ReachWay>,
}

/// An address of one's own, whole: for who takes their data along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnAddress {
    /// By text message, WeChat or e-mail.
    pub way: DeliveryWay,
    /// The address as it was given, unmasked.
    pub address: String,
}

/// Asks for a code to be sent to an e-mail address, so that it can be used.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEmail {
    /// Where the code goes: an e-mail address, 6–254 characters.
    #[validate(custom(function = email))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 6, max_length = 254, format = "email", example = "wang@example.cn")
    )]
    pub email: String,
}

/// The code that came by e-mail.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EmailCode {
    /// The six digits of the mail.
    #[validate(custom(function = six_digits))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 6, max_length = 6, pattern = "^[0-9]{6}$", example = "123456")
    )]
    pub code: String,
}

/// What a mini-program was given by `wx.login`, by which WeChat tells who is at the telephone.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WeChatLogin {
    /// The code; good for five minutes and one use.
    #[validate(length(min = 1, max = 128, code = "wechat_code"))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 128))]
    pub code: String,
}

/// What mail servers agree on: a name of up to 64 characters, and a domain with a dot in it. Whether it exists the code tells.
fn email(text: &str) -> Result<(), ValidationError> {
    let fits = |(name, domain): (&str, &str)| {
        let labels = domain.split('.');
        (1..=64).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"@,;:<>()[]\"\\".contains(&byte))
            && domain.contains('.')
            && labels
                .clone()
                .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && domain
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    };
    if (6..=254).contains(&text.len()) && text.rsplit_once('@').is_some_and(fits) {
        Ok(())
    } else {
        Err(ValidationError::new("email_form"))
    }
}

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "email_form",
        "请填写邮箱地址，例如 wang@example.cn。",
        "Please give an e-mail address, such as wang@example.cn.",
    ),
    (
        "email_refused",
        "这个邮箱地址收不到邮件，请核对。",
        "No mail can be sent to this address; please check it.",
    ),
    (
        "mail_failed",
        "现在发不出邮件，请过一会儿再试。",
        "No mail can be sent now; please try again in a while.",
    ),
    (
        "email_code_wrong",
        "验证码不对，请再看一下邮件。",
        "The code is wrong; please look at the mail again.",
    ),
    (
        "email_code_late",
        "验证码已失效，请重新获取。",
        "The code is no longer good; please ask for another.",
    ),
    (
        "wechat_code",
        "微信登录已失效，请再试一次。",
        "WeChat does not know this sign-in any more; please try again.",
    ),
];

#[cfg(test)]
mod tests {
    use super::email;

    #[test]
    fn addresses_have_a_name_and_a_domain() {
        for (text, fits) in [
            ("wang@example.cn", true),
            ("wang.xiulan+lianxin@mail.example.com", true),
            ("wang@localhost", false),
            ("wang", false),
            ("@example.cn", false),
            ("wang@-example.cn", false),
            ("wang@example..cn", false),
            ("a b@example.cn", false),
            ("wang@exam ple.cn", false),
            ("wang@example.cn\r\nBcc: x@example.cn", false),
        ] {
            assert_eq!(email(text).is_ok(), fits, "{text}");
        }
    }
}
