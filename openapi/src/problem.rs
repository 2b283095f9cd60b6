//! What every error looks like: problem details of RFC 9457, as `application/problem+json`.

use serde::{Deserialize, Serialize};

use crate::{Language, cases::Case, validation::FieldError};

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// An error, for programs (`type`) and for people (`title`, `detail`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A stable path that names the kind of problem: `/problems/invalid`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in a few words, in the reader's language.
    pub title: String,
    /// The status of the answer, once more in its body.
    pub status: u16,
    /// What happened and what to do about it, in the reader's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is wrong with which field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Seconds to wait before trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// The case as it is now, when somebody else was quicker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<Case>>,
    /// As `current`, of something else than a case: what reading it would give. Browsers read it again.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<Object>))]
    pub now: Option<serde_json::Value>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $path:literal, $status:literal, $zh:literal, $en:literal, $zh_detail:literal, $en_detail:literal;)+) => {
        /// The kinds of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $kind),+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The stable path that names it.
            pub const fn path(self) -> &'static str {
                match self { $(Self::$kind => concat!("/problems/", $path)),+ }
            }

            /// Its HTTP status.
            pub const fn status(self) -> u16 {
                match self { $(Self::$kind => $status),+ }
            }

            /// It in a few words.
            pub const fn title(self, language: Language) -> &'static str {
                match self { $(Self::$kind => language.pick($zh, $en)),+ }
            }

            /// What happened and what to do about it.
            pub const fn detail(self, language: Language) -> &'static str {
                match self { $(Self::$kind => language.pick($zh_detail, $en_detail)),+ }
            }
        }
    };
}

kinds! {
    /// The request cannot be read at all.
    Malformed = "malformed", 400, "请求无法读取", "The request cannot be read",
        "请求的格式不对。", "The request is not in the form that is expected.";
    /// The cursor is not one of ours.
    BadCursor = "bad-cursor", 400, "翻页标记无效", "The cursor is not valid",
        "请从第一页重新开始。", "Please start again from the first page.";
    /// Nobody is signed in.
    Unauthenticated = "unauthenticated", 401, "请先登录", "Please sign in",
        "登录后才能继续。", "You need to sign in to go on.";
    /// The login, the password or the one-time code is wrong.
    WrongCredentials = "wrong-credentials", 401, "登录信息不对", "Wrong sign-in details",
        "账号、密码或动态验证码不对。", "The login, the password or the one-time code is wrong.";
    /// The code is not the one that was sent.
    WrongCode = "wrong-code", 401, "验证码不对", "The code is wrong",
        "验证码不对，请照最新一条短信再填一次。", "Please look at the latest message and type its code again.";
    /// The code was right once, but no longer.
    ExpiredCode = "expired-code", 401, "验证码已失效", "The code has expired",
        "请重新获取验证码。", "Please ask for a new code.";
    /// A one-time code is needed as well.
    TotpNeeded = "totp-needed", 401, "需要动态验证码", "A one-time code is needed",
        "请输入验证器应用上的 6 位数字。", "Please give the six digits from your authenticator app.";
    /// The first password lets somebody in only to choose another.
    NewPasswordNeeded = "new-password-needed", 401, "请设置新密码", "Choose a new password",
        "首次登录请设置自己的密码。", "Please choose a password of your own to sign in for the first time.";
    /// The session was ended, or its token was used twice.
    SessionEnded = "session-ended", 401, "登录已失效", "The session has ended",
        "请重新登录。", "Please sign in again.";
    /// Signed in, but not allowed.
    Forbidden = "forbidden", 403, "没有权限", "Not allowed",
        "您的身份不能做这件事。", "Your role does not allow this.";
    /// The request came from another site.
    ForeignOrigin = "foreign-origin", 403, "来源不对", "Foreign origin",
        "请从本站页面操作。", "Please act from this site's own pages.";
    /// A consent is missing.
    ConsentNeeded = "consent-needed", 403, "需要您的同意", "Your consent is needed",
        "提交前请先阅读并同意个人信息处理说明。", "Please read and accept how personal data is handled before you submit.";
    /// No such thing, or it is not yours to see.
    NotFound = "not-found", 404, "没有找到", "Not found",
        "没有这个内容，或者您不能查看。", "There is no such thing, or you may not see it.";
    /// The path exists, the method does not.
    MethodNotAllowed = "method-not-allowed", 405, "不支持这种操作", "Method not allowed",
        "这个地址不支持这种操作。", "This address does not support the method.";
    /// The body did not arrive in time.
    TooSlow = "too-slow", 408, "传送太慢", "It took too long to arrive",
        "网络太慢，内容没有传完，请再试一次。", "The network was too slow for all of it to arrive; please try again.";
    /// Somebody else was quicker, or the state does not allow it.
    Conflict = "conflict", 409, "情况已有变化", "Things have changed",
        "这件事已有新的进展，请查看最新状态。", "Something has happened in the meantime; please look at how it stands now.";
    /// `If-Match` does not match.
    Stale = "stale", 412, "内容已更新", "The content was updated",
        "您看到的不是最新内容，请刷新。", "What you see is not the latest; please reload.";
    /// The body is too large.
    TooLarge = "too-large", 413, "内容太大", "Too large",
        "内容超过了允许的大小。", "The content is larger than allowed.";
    /// Not a media type that is understood.
    UnsupportedMedia = "unsupported-media", 415, "不支持的格式", "Unsupported format",
        "照片请用 JPEG、PNG 或 WebP，文件请用 PDF，表格请用 XLSX。", "Use JPEG, PNG or WebP for photos, PDF for documents and XLSX for workbooks.";
    /// Some field is wrong.
    Invalid = "invalid", 422, "填写有误", "Some fields are not right",
        "请修改标出的内容。", "Please correct what is marked.";
    /// The same idempotency key came with another body.
    KeyReused = "key-reused", 422, "重复的请求编号", "The idempotency key was used before",
        "同一个请求编号不能用于不同的内容。", "One idempotency key cannot stand for two different requests.";
    /// `If-Match` is missing where it has to say what was seen.
    VersionNeeded = "version-needed", 428, "需要说明看到的版本", "The version that was seen is needed",
        "请先读取最新内容，再在 If-Match 中写明它的版本。", "Please read it first, and name its version in `If-Match`.";
    /// Too many requests.
    TooMany = "too-many", 429, "操作太频繁", "Too many requests",
        "请稍等一会儿再试。", "Please wait a little before you try again.";
    /// Our fault.
    Internal = "internal", 500, "系统出错", "Something went wrong here",
        "我们已记录这个问题，请稍后再试。", "We have made a note of it; please try again later.";
    /// Something we need is gone for the moment.
    Unavailable = "unavailable", 503, "暂时不可用", "Not available for the moment",
        "请稍后再试，您填写的内容不会丢失。", "Please try again shortly; what you typed is not lost.";
    /// No room to write to.
    StorageFull = "storage-full", 507, "存储空间不足", "No storage left",
        "暂时无法保存，请稍后再试。", "It cannot be saved for the moment; please try again later.";
    /// The telephone network did not take the message.
    SmsFailed = "sms-failed", 503, "短信没有发出", "The message was not sent",
        "短信服务暂时不可用，请稍后再试或直接拨打驿站电话。", "The message service is not available; please try again or call your station.";
}

impl Problem {
    /// A problem of this kind, in this language.
    pub fn new(kind: Kind, language: Language) -> Self {
        Self {
            kind: kind.path().to_owned(),
            title: kind.title(language).to_owned(),
            status: kind.status(),
            detail: Some(kind.detail(language).to_owned()),
            errors: Vec::new(),
            retry_after: None,
            current: None,
            #[cfg(not(target_arch = "wasm32"))]
            now: None,
        }
    }

    /// Whether it is of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.kind == kind.path()
    }
}
