//! Signing in and out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    accounts::Me,
    validation::{mobile_number, six_digits},
};

/// Asks for a code to be sent to a telephone.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CodeRequest {
    /// A mainland mobile number, 11 digits.
    #[validate(custom(function = mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000001")
    )]
    pub phone: String,
}

/// What became of a request for a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CodeSent {
    /// Seconds for which the code is good.
    pub valid_seconds: u32,
    /// Seconds until another code can be asked for.
    pub again_seconds: u32,
}

/// How the session is carried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    /// In `HttpOnly` cookies, for browsers; the tokens do not appear in the answer.
    #[default]
    Cookie,
    /// In the answer, to be sent back as `Authorization: Bearer`.
    Bearer,
}

/// A resident signs in with a code; a first sign-in makes the account.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PhoneSignIn {
    /// The number the code was sent to.
    #[validate(custom(function = mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000001")
    )]
    pub phone: String,
    /// The six digits of the text message.
    #[validate(custom(function = six_digits))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 6, max_length = 6, pattern = "^[0-9]{6}$", example = "123456")
    )]
    pub code: String,
    /// Whether the session is carried in cookies or by the client itself.
    #[serde(default)]
    pub carrier: Carrier,
}

/// A member of staff signs in.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordSignIn {
    /// The name they sign in with.
    #[validate(length(min = 1, max = 64, code = "login_length"))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 64, example = "wutong.admin"))]
    pub login: String,
    /// Their password.
    #[validate(length(min = 1, max = 200, code = "password_length"))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 200))]
    pub password: String,
    /// A one-time code, where the account asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = six_digits))]
    #[cfg_attr(feature = "schema", schema(min_length = 6, max_length = 6, pattern = "^[0-9]{6}$"))]
    pub totp: Option<String>,
    /// The password from now on, 10–200 characters: where they have only the first one they were given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 10, max = 200, code = "password_length"))]
    #[cfg_attr(feature = "schema", schema(min_length = 10, max_length = 200))]
    pub new_password: Option<String>,
    /// Whether the session is carried in cookies or by the client itself.
    #[serde(default)]
    pub carrier: Carrier,
}

/// Exchanges a refresh token for new tokens. Browsers send none: it is in their cookie.
#[derive(Clone, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// The refresh token, for clients that carry their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, code = "token_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200))]
    pub refresh_token: Option<String>,
}

/// A session that has begun.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Session {
    /// Who signed in.
    pub me: Me,
    /// Until when the access token is good; refresh before.
    #[serde(deserialize_with = "crate::time::read")]
    pub expires_at: DateTime<Utc>,
    /// The tokens, for clients that carry their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Tokens>,
}

/// The tokens of a client that carries its own.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Tokens {
    /// Good for 15 minutes.
    pub access_token: String,
    /// Good for 90 days and for one use.
    pub refresh_token: String,
}
