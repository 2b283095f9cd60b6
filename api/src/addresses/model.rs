//! What is true of addresses without asking the database.

use contract::{ids::AccountId, outbox::DeliveryWay};

use crate::accounts::service::masked as masked_phone;

/// What an address is bound to when it is sealed.
pub(super) fn context(way: DeliveryWay, account: AccountId) -> String {
    format!("reach_addresses.{}:{account}", way.word())
}

/// An address as its owner is shown it, so that nobody else reads it over their shoulder.
pub(super) fn masked(way: DeliveryWay, address: &str) -> String {
    match way {
        DeliveryWay::Sms => masked_phone(address),
        DeliveryWay::Email => {
            let (name, domain) = address.rsplit_once('@').unwrap_or_default();
            let first: String = name.chars().take(1).collect();
            format!("{first}***@{domain}")
        }
        DeliveryWay::WeChat => "****".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{DeliveryWay, masked};

    #[test]
    fn a_masked_address_shows_its_first_letter_and_its_domain() {
        assert_eq!(masked(DeliveryWay::Email, "wang@example.cn"), "w***@example.cn");
        assert_eq!(masked(DeliveryWay::Email, "w@example.cn"), "w***@example.cn");
        assert_eq!(masked(DeliveryWay::WeChat, "oX9a"), "****");
    }
}
