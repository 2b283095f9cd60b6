//! What is true of accounts without asking the database.

use contract::{ids::AccountId, letters};

/// A telephone number as others may see it: `138****0001`.
pub(crate) fn masked(phone: &str) -> String {
    match (phone.get(..3), phone.get(phone.len().saturating_sub(4)..)) {
        (Some(head), Some(tail)) if phone.len() >= 11 => format!("{head}****{tail}"),
        _ => "****".to_owned(),
    }
}

/// A login as it is kept and looked for: nobody should fail at a capital letter.
pub(crate) fn normal(login: &str) -> String {
    login.trim().to_lowercase()
}

/// A name as it is kept: without what a person cannot have typed on purpose.
pub(super) fn tidy(name: &str) -> String {
    if letters::seen(name) == 0 {
        return String::new();
    }
    let kept = |letter: &char| !letter.is_control() && !letters::turns(*letter);
    name.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// What a telephone number is bound to when it is sealed.
pub(super) fn phone_context(id: AccountId) -> String {
    format!("accounts.phone:{id}")
}

/// What a one-time-code secret is bound to when it is sealed.
pub(super) fn totp_context(id: AccountId) -> String {
    format!("accounts.totp:{id}")
}

#[cfg(test)]
mod tests {
    use super::{masked, normal, tidy};

    #[test]
    fn a_masked_number_shows_seven_digits() {
        assert_eq!(masked("13800000001"), "138****0001");
        assert_eq!(masked("110"), "****");
        assert_eq!(masked(""), "****");
    }

    #[test]
    fn logins_and_names_are_kept_without_accidents() {
        assert_eq!(normal(" Wutong.Admin "), "wutong.admin");
        assert_eq!(tidy(" 王\u{7}秀兰\n"), "王秀兰");
    }
}
