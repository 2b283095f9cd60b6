//! What a text message says: that there is news, never what.

use contract::{
    Language,
    notifications::{NotificationKind as Kind, NotificationTopic as Topic},
};

/// The sentence for a message, in the language of whoever gets it.
pub(super) fn sentence(site: &str, kind: Kind, number: Option<&str>, language: Language) -> String {
    let number = number.unwrap_or_default();
    match language {
        Language::Chinese => {
            let news = chinese(kind).replace("{}", number);
            format!("【{site}】{news}，请打开{site}查看。")
        }
        Language::English => {
            let news = english(kind).replace("{}", number);
            format!("[{site}] {news}. Please open {site} to read it.")
        }
    }
}

const fn chinese(kind: Kind) -> &'static str {
    match kind {
        Kind::CaseAnswered => "您的诉求 {} 有了答复",
        Kind::FeedbackAsked => "请评价您的诉求 {} 的办理结果",
        Kind::PublicationAsked => "驿站想公开您的诉求 {}，请您决定",
        Kind::ProposalAnswered => "您的提案 {} 有了答复",
        Kind::ProposalInvited => "有人邀请您联名提案 {}",
        Kind::ServiceOffered => "有邻居需要您帮忙（{}），请尽快答复",
        Kind::ServiceConfirmed => "上门帮忙 {} 的人已定好",
        Kind::ServiceCancelled => "上门帮忙 {} 已取消",
        other => match other.topic() {
            Some(Topic::Cases) => "您的诉求 {} 有了新进展",
            Some(Topic::Proposals) => "您的提案 {} 有了新进展",
            Some(Topic::Services) => "上门帮忙 {} 有变动",
            Some(Topic::Announcements) => "社区有新公告",
            None => "您有新消息",
        },
    }
}

const fn english(kind: Kind) -> &'static str {
    match kind {
        Kind::CaseAnswered => "Your case {} was answered",
        Kind::FeedbackAsked => "Please rate what became of your case {}",
        Kind::PublicationAsked => "The station asks whether your case {} may be public",
        Kind::ProposalAnswered => "Your proposal {} was answered",
        Kind::ProposalInvited => "You are invited to propose {} together",
        Kind::ServiceOffered => "A neighbour needs you ({}); please answer soon",
        Kind::ServiceConfirmed => "The team for {} stands",
        Kind::ServiceCancelled => "{} was called off",
        other => match other.topic() {
            Some(Topic::Cases) => "There is news of your case {}",
            Some(Topic::Proposals) => "There is news of your proposal {}",
            Some(Topic::Services) => "Something changed about {}",
            Some(Topic::Announcements) => "Your community announced something",
            None => "There is a message for you",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_the_number_and_nothing_else() {
        let says = |kind, language| sentence("连心", kind, Some("261124-04718823"), language);
        assert_eq!(
            says(Kind::CaseAnswered, Language::Chinese),
            "【连心】您的诉求 261124-04718823 有了答复，请打开连心查看。"
        );
        for kind in Kind::ALL {
            for language in [Language::Chinese, Language::English] {
                let text = says(*kind, language);
                assert!(!text.contains("{}") && text.chars().count() <= 140, "{text}");
            }
        }
    }
}
