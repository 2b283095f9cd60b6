//! The ledger: the cases of a range of days, as a file to take along.

use kit::{
    desk::use_desk,
    file_link::FileLink,
    hooks::use_state,
    http,
    i18n::{console, people as text, t},
    part,
    sending::typing,
    time,
    ui::{Choice, Field, FieldKind, Select},
};
use yew::prelude::*;

/// Which part of it.
#[derive(Clone, Default, PartialEq)]
struct Asked {
    community: String,
    from: String,
    to: String,
}

impl Asked {
    /// Whether the days are there and follow each other; written as they are, their order is that of their letters.
    fn is_range(&self) -> bool {
        !self.from.is_empty() && self.from <= self.to
    }

    /// Where the file lies.
    fn address(&self, format: &str) -> String {
        let query = http::query(&[
            ("community_id", &self.community),
            ("from", &self.from),
            ("to", &self.to),
            ("format", format),
        ]);
        format!("/api/v1/ledger/cases{query}")
    }
}

/// The ledger, for those in charge.
#[component]
pub(crate) fn LedgerPage() -> Html {
    let desk = use_desk();
    let asked = use_state(|| {
        let today = time::day(time::now());
        Asked {
            community: String::new(),
            from: format!("{}01", &today[..8]),
            to: today,
        }
    });
    let communities = desk
        .communities
        .iter()
        .map(|each| Choice::new(each.id.to_string(), each.name.clone()));
    let options: Vec<Choice> = [Choice::new("", t(text::ANY_PLACE))].into_iter().chain(communities).collect();
    let link = |format: &str, words| {
        let (href, data_test) = (asked.address(format), format!("ledger-{format}"));
        part!(FileLink {
            href,
            data_test,
            children: html! { { t(words) } }
        })
    };
    html! {
        <section class="lx-stack" data-test="ledger">
            <p class="lx-muted lx-small">{ t(text::LEDGER_LEAD) }</p>
            <div class="lx-row">
                { part!(Select {
                    label: t(console::COMMUNITY),
                    options,
                    value: asked.community.clone(),
                    onchange: typing(&asked, |asked, value| asked.community = value),
                    data_test: "ledger-community",
                }) }
                { part!(Field {
                    kind: FieldKind::Date,
                    label: t(text::FROM),
                    value: asked.from.clone(),
                    oninput: typing(&asked, |asked, value| asked.from = value),
                    data_test: "ledger-from",
                }) }
                { part!(Field {
                    kind: FieldKind::Date,
                    label: t(text::TO),
                    value: asked.to.clone(),
                    oninput: typing(&asked, |asked, value| asked.to = value),
                    data_test: "ledger-to",
                }) }
            </div>
            if asked.is_range() {
                <div class="lx-row">{ link("xlsx", text::LEDGER_XLSX) }{ link("csv", text::LEDGER_CSV) }</div>
            } else {
                <p class="lx-error" role="alert" data-test="ledger-days">{ t(text::LEDGER_DAYS) }</p>
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn days_must_follow_each_other() {
        for (from, to, expected) in [
            ("2026-11-01", "2026-11-25", true),
            ("2026-11-25", "2026-11-25", true),
            ("2026-11-26", "2026-11-25", false),
            ("", "2026-11-25", false),
            ("2026-11-25", "", false),
        ] {
            let asked = Asked {
                community: String::new(),
                from: from.to_owned(),
                to: to.to_owned(),
            };
            assert_eq!(asked.is_range(), expected, "{from} {to}");
        }
    }
}
