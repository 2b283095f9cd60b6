//! What is said outside of the app: that there is news, never what.

use contract::{
    Language,
    notifications::{NotificationKind as Kind, NotificationTopic as Topic},
};

/// One piece of news in a few words, in the language of whoever gets it.
pub(super) fn line(kind: Kind, number: Option<&str>, language: Language) -> String {
    let words = match language {
        Language::Chinese => chinese(kind),
        Language::English => english(kind),
    };
    words.replace("{}", number.unwrap_or_default())
}

/// Several of them at once.
pub(super) fn several(many: usize, language: Language) -> String {
    match language {
        Language::Chinese => format!("您有 {many} 条新消息"),
        Language::English => format!("There are {many} messages for you"),
    }
}

const fn chinese(kind: Kind) -> &'static str {
    match kind {
        Kind::CaseAnswered => "您的诉求 {} 有了答复",
        Kind::CaseUrgent => "紧急诉求 {} 需要您马上处理",
        Kind::FeedbackAsked => "请评价您的诉求 {} 的办理结果",
        Kind::PublicationAsked => "驿站想公开您的诉求 {}，请您决定",
        Kind::NamingAsked => "驿站想转告您的姓名电话（诉求 {}），请您决定",
        Kind::CaseReceived => "驿站转来一件诉求（{}），请接收",
        Kind::ProposalAnswered => "您的提案 {} 有了答复",
        Kind::ProposalInvited => "有人邀请您联名提案 {}",
        Kind::ServiceOffered => "有邻居需要您帮忙（{}），请尽快答复",
        Kind::ServiceConfirmed => "上门帮忙 {} 的人已定好",
        Kind::ServiceCancelled => "上门帮忙 {} 已取消",
        Kind::ReferralReceived => "驿站转介来一项服务（{}），请接收",
        Kind::BulletinPublished => "社区简报发布了",
        Kind::VoteOpened => "社区居民表决开始了，请您投票",
        Kind::VoteClosed => "社区居民表决有了结果",
        Kind::VoteCancelled => "社区居民表决已取消，请看原因",
        Kind::MotionChanged => "您提出或附议的表决提议有了新进展",
        Kind::NeedChanged => "您反映或支持的事列入的社区需求有了新进展",
        Kind::ObjectionAnswered => "您在公示期提的异议有了答复",
        Kind::CallChanged => "社区方案征集有新消息",
        Kind::SeatOffered => "社区邀请您加入议事机构，请您答复",
        Kind::SeatEnded => "您在议事机构的席位或邀请已结束，请看原因",
        Kind::BodyStands => "您参加的议事机构成立了",
        Kind::ProjectOffered => "社区发来一份项目合同，请阅读后签订",
        Kind::ProjectSigned => "您提出或附议的事项已签约实施",
        Kind::ProjectReportDue => "项目报告快到期了，请及时提交",
        Kind::ProjectReportLate => "项目报告已经逾期，请尽快补交",
        Kind::ProjectRemarked => "您承接的项目收到质询，请答复",
        Kind::ProjectAnswered => "您对项目的质询有了答复",
        Kind::ProjectReported => "社区一个项目已完成，请您评价",
        Kind::ProjectEvaluated => "您参与的社区项目有了结果",
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
        Kind::CaseUrgent => "Emergency {} needs you at once",
        Kind::FeedbackAsked => "Please rate what became of your case {}",
        Kind::PublicationAsked => "The station asks whether your case {} may be public",
        Kind::NamingAsked => "The station asks whether it may name you (case {})",
        Kind::CaseReceived => "The station hands a case to you ({}); please take it",
        Kind::ProposalAnswered => "Your proposal {} was answered",
        Kind::ProposalInvited => "You are invited to propose {} together",
        Kind::ServiceOffered => "A neighbour needs you ({}); please answer soon",
        Kind::ServiceConfirmed => "The team for {} stands",
        Kind::ServiceCancelled => "{} was called off",
        Kind::ReferralReceived => "The station refers a request to you ({}); please take it",
        Kind::BulletinPublished => "Your community published its bulletin",
        Kind::VoteOpened => "Your community votes; please take part",
        Kind::VoteClosed => "The vote of your community is counted",
        Kind::VoteCancelled => "The vote of your community was called off; please read why",
        Kind::MotionChanged => "There is news of a motion that you made or second",
        Kind::NeedChanged => "There is news of a need that you stand behind",
        Kind::ObjectionAnswered => "Your objection was answered",
        Kind::CallChanged => "There is news of a call for plans",
        Kind::SeatOffered => "Your community asks you to sit in a body; please answer",
        Kind::SeatEnded => "Your seat in a body, or the invitation to one, was ended; please read why",
        Kind::BodyStands => "The body in which you sit was confirmed",
        Kind::ProjectOffered => "A contract for a project waits for you; please read and sign it",
        Kind::ProjectSigned => "What you proposed or signed is being carried out",
        Kind::ProjectReportDue => "A report on your project is due soon",
        Kind::ProjectReportLate => "A report on your project is late; please write it",
        Kind::ProjectRemarked => "There is a remark on your project; please answer it",
        Kind::ProjectAnswered => "Your remark on a project was answered",
        Kind::ProjectReported => "A project of your community is done; please evaluate it",
        Kind::ProjectEvaluated => "A project that you had part in has ended",
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
        let says = line(Kind::CaseAnswered, Some("261124-04718823"), Language::Chinese);
        assert_eq!(says, "您的诉求 261124-04718823 有了答复");
        for kind in Kind::ALL {
            for language in [Language::Chinese, Language::English] {
                let text = line(*kind, Some("261124-04718823"), language);
                assert!(!text.contains("{}") && text.chars().count() <= 100, "{text}");
            }
        }
        assert_eq!(several(3, Language::Chinese), "您有 3 条新消息");
    }
}
