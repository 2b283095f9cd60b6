//! WeChat's check of texts (`msg_sec_check`).
//!
//! With the openid of somebody who used the mini-program in the last two hours it is the second version, which names what it
//! takes a text for; without one the first, which says only whether it minds. Both take 2,500 characters at a time.

use contract::proposals::{OutsideCheck, RiskLabel, RiskSuggestion};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    checker::{Checker, Checking},
    wechat::{Trouble, WeChat, ask},
};

/// Characters of one question.
const MOST: usize = 2_500;
/// The first version minds a text.
const RISKY: i64 = 87_014;
/// Where the text is to stand: a forum (论坛).
const FORUM: u8 = 3;

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    result: Option<Found>,
}

#[derive(Deserialize)]
struct Found {
    suggest: String,
    label: i64,
}

impl WeChat {
    /// Whether the settings want texts checked.
    pub(super) fn checks(&self) -> bool {
        self.settings.check_texts
    }

    async fn check_part(&self, text: &str) -> Result<OutsideCheck, Trouble> {
        let token = self.token().await?;
        let url = self.url("/wxa/msg_sec_check", &[("access_token", token.as_str())]);
        let url = url.map_err(|_| Trouble::NoAnswer)?;
        let said: Result<Said, Trouble> = ask(self.client.post(url).json(&self.question(text))).await;
        match said {
            Ok(said) => Ok(said.result.map_or(PASSED, |found| found.said())),
            Err(Trouble::Code(RISKY)) => Ok(OutsideCheck {
                suggestion: RiskSuggestion::Risky,
                label: None,
            }),
            Err(trouble) => {
                if let Trouble::Code(code) = &trouble {
                    self.forget_token(*code).await;
                }
                Err(trouble)
            }
        }
    }

    fn question(&self, text: &str) -> Value {
        if self.settings.check_as.is_empty() {
            return json!({ "content": text });
        }
        json!({ "version": 2, "scene": FORUM, "openid": self.settings.check_as, "content": text })
    }
}

/// Nothing is minded.
const PASSED: OutsideCheck = OutsideCheck {
    suggestion: RiskSuggestion::Pass,
    label: None,
};

impl Found {
    fn said(&self) -> OutsideCheck {
        let suggestion = match self.suggest.as_str() {
            "pass" => return PASSED,
            "risky" => RiskSuggestion::Risky,
            _ => RiskSuggestion::Review,
        };
        let label = match self.label {
            10_001 => RiskLabel::Advertising,
            20_001 => RiskLabel::Politics,
            20_002 => RiskLabel::Pornography,
            20_003 => RiskLabel::Abuse,
            20_006 => RiskLabel::Unlawful,
            20_008 => RiskLabel::Fraud,
            20_012 => RiskLabel::Vulgar,
            20_013 => RiskLabel::Copyright,
            _ => RiskLabel::Other,
        };
        OutsideCheck {
            suggestion,
            label: Some(label),
        }
    }
}

/// A text in pieces that are taken at once.
fn parts(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(MOST).map(|part| part.iter().collect()).collect()
}

impl Checker for WeChat {
    fn check<'a>(&'a self, text: &'a str) -> Checking<'a> {
        Box::pin(async move {
            let mut worst = PASSED;
            for part in parts(text) {
                let said = self.check_part(&part).await.ok()?;
                if said.suggestion > worst.suggestion {
                    worst = said;
                }
            }
            Some(worst)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_long_text_is_shown_in_pieces() {
        let sizes = |letters: usize| {
            parts(&"字".repeat(letters))
                .iter()
                .map(|part| part.chars().count())
                .collect::<Vec<_>>()
        };
        assert_eq!(sizes(2_500), [2_500]);
        assert_eq!(sizes(5_001), [2_500, 2_500, 1]);
    }
}
