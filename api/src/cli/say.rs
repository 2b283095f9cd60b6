//! What the program says to the person at the terminal; the server itself only logs.

use std::{
    io::{Write, stderr, stdout},
    net::SocketAddr,
    process::ExitCode,
};

use api::error::Error;
use contract::{
    Language,
    validation::{FieldError, sentence},
};

/// A line of output.
pub(super) fn line(text: &str) {
    raw(&format!("{text}\n"));
}

/// Output as it is. A reader who has gone away is no error.
pub(super) fn raw(text: &str) {
    let _ = stdout().write_all(text.as_bytes());
    let _ = stdout().flush();
}

/// Why it did not work.
pub(super) fn failure(text: &str) -> ExitCode {
    let _ = writeln!(stderr(), "lianxin: {text}");
    ExitCode::FAILURE
}

/// What went wrong, in words for whoever runs the server.
pub(super) fn why(error: Error) -> String {
    let in_words = |fault: FieldError| {
        let field = fault.pointer.trim_start_matches('/');
        format!("{field}: {}", sentence(&fault.code, Language::English))
    };
    match error {
        Error::Internal(text) => text,
        Error::Invalid(faults) => faults.into_iter().map(in_words).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// Where to go and how to sign in.
pub(super) fn welcome(address: SocketAddr, seeded: Option<&api::demo::Seeded>, codes_in_log: bool) {
    let shown = if address.ip().is_unspecified() {
        format!("127.0.0.1:{}", address.port())
    } else {
        address.to_string()
    };
    line(&format!(
        "\n连心 Lianxin\n  居民 residents   http://{shown}/\n  驿站 stations    http://{shown}/console/\n  走访 on foot     http://{shown}/field/\n  接口 API         http://{shown}/docs/"
    ));
    if codes_in_log {
        line("  验证码 Sign-in codes are written to this log (sms.sender = \"log\").");
    }
    match seeded {
        Some(seeded) => line(&seeded.how_to_sign_in()),
        None => line("  Make a first member of staff with `lianxin admin create --help`."),
    }
}
