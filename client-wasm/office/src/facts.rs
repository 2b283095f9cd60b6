//! What an entry of the audit log says besides: the words of this product as people read them, anything else as it is.

use contract::{
    accounts::Role,
    audit::Fact,
    liaison::Revocation,
    money,
    proposals::Reason,
    teams::{Skill, terms},
};
use kit::i18n::{Text, cards, fill, people as text, t, words};

/// One fact in words.
pub(crate) fn fact(fact: &Fact) -> String {
    let known = name(&fact.name).map_or(fact.name.as_str(), |name| t(name));
    fill(text::LABELLED, &[known, &said(fact)])
}

/// What it says. Sums are kept in whole fen and read in yuan.
fn said(fact: &Fact) -> String {
    let sum = Some(&fact.value).filter(|_| fact.name == "fen");
    let sum = sum.and_then(|fen| fen.parse().ok()).map(money::yuan);
    sum.unwrap_or_else(|| value(&fact.value).map_or(fact.value.as_str(), |value| t(value)).to_owned())
}

fn name(word: &str) -> Option<Text> {
    Some(match word {
        "role" => text::FACT_ROLE,
        "reason" => text::FACT_REASON,
        "number" => cards::CARD_NUMBER,
        "rows" => text::FACT_ROWS,
        "from" => text::FROM,
        "to" => text::TO,
        "version" => text::FACT_VERSION,
        "month" => text::FACT_MONTH,
        "routing" => text::FACT_ROUTING,
        "rule" => text::FACT_RULE,
        "template" => text::FACT_TEMPLATE,
        "list" => text::FACT_LIST,
        "count" => text::FACT_COUNT,
        "ending" => text::FACT_ENDING,
        "digest" => text::FACT_DIGEST,
        "answer" | "decision" => text::FACT_DECISION,
        "outcome" => text::FACT_OUTCOME,
        "part" => text::FACT_PART,
        "fen" => text::FACT_SUM,
        "remark" => text::FACT_REMARK,
        "organisation" => text::FACT_ORGANISATION,
        "account" => text::FACT_ACCOUNT,
        "vote" => text::FACT_VOTE,
        "body" => text::FACT_BODY,
        "kind" => text::FACT_KIND,
        "skill" => text::FACT_SKILL,
        _ => return None,
    })
}

fn value(word: &str) -> Option<Text> {
    Some(match word {
        "transfer" => text::REASON_TRANSFER,
        "referral" => text::REASON_REFERRAL,
        "proposals" => text::RULE_PROPOSALS,
        "words" => text::RULE_WORDS,
        "agenda" => text::RULE_AGENDA,
        "projects" => text::RULE_PROJECTS,
        "accept" | "admit" => text::SAID_YES,
        "discard" => text::SAID_ASIDE,
        "refuse" => text::SAID_NO,
        "publish" => text::SAID_PUBLISH,
        "uphold" => text::SAID_UPHELD,
        "overrule" => text::SAID_OVERRULED,
        "excellent" => text::CAME_EXCELLENT,
        "passed" => text::CAME_PASSED,
        "failed" => text::CAME_FAILED,
        "confirmed" => text::CAME_CONFIRMED,
        "no_quorum" => text::CAME_TOO_FEW,
        "rejected" => text::CAME_REJECTED,
        "incomplete" => text::CAME_INCOMPLETE,
        "called_off" => text::CAME_CALLED_OFF,
        "training" => text::KIND_TRAINING,
        "honour" => text::KIND_HONOUR,
        "insurance" => text::KIND_INSURANCE,
        _ => {
            let role = Role::from_word(word).map(words::role);
            let role = role.or_else(|| Revocation::from_word(word).map(words::revocation));
            let reason = || Reason::from_word(word).map(words::moderation_reason);
            return role.or_else(reason).or_else(|| Skill::from_word(word).map(terms::skill));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Fact, fact};

    #[test]
    fn nobody_reads_words_of_the_program() {
        for (name, value, said) in [
            ("fen", "1440000", "金额（元）：14400"),
            ("part", "1", "第几笔：1"),
            ("decision", "refuse", "决定：没有通过"),
            ("outcome", "no_quorum", "结果：投票的人不够"),
            ("rule", "agenda", "规则：需求与征集"),
            ("role", "volunteer", "身份：志愿者"),
        ] {
            let (name, value) = (name.to_owned(), value.to_owned());
            assert_eq!(fact(&Fact { name, value }), said);
        }
    }
}
