//! The addresses of sessions.

use actix_web::{
    HttpRequest, HttpResponse, ResponseError, delete,
    http::{StatusCode, header},
    post,
    web::Data,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    accounts::Me,
    problem::Kind,
    sessions::{Carrier, CodeRequest, CodeSent, PasswordSignIn, PhoneSignIn, Refresh, Session, Tokens},
};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    codes, cookies,
    extract::Present,
    keys::Keys,
    origin, passwords,
    sessions::{self, Running},
    sign_in::{self, Outcome},
    snapshot, tokens,
};
use crate::{
    accounts,
    cache::Cache,
    db::Db,
    error::{Error, Result, language},
    http::Body,
    limit::{Address, Limiter, Rule},
    moment::Moment,
    outside::sms::Sms,
    settings::Settings,
};
