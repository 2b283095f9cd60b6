//! The prepared texts of a station, from a file that a person writes.
//!
//! A text is known by its action and its title, so the file can change and be loaded again.
//!
//! ```toml
//! [[template]]
//! action = "answer"     # accept, answer or decline
//! category = "noise"    # left out: it suits every category
//! title = "噪音已协调"
//! text = "我们已到现场与产生噪音的一方沟通。如再次发生，请随时拨打 {电话}。"
//! ```
//!
//! The words in braces are filled in from the case: {编号}, {类别}, {驿站}, {电话} and {今天}.

use std::{fmt, path::Path};

use contract::cases::{Action, Category, PREPARED, Template};
use figment::{
    Figment,
    providers::{Format, Toml},
};
use serde::Deserialize;

use crate::{
    db::Db,
    error::{Error, Result},
    moment::Moment,
    places,
    templates::{blanks, service},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    template: Vec<TemplatePlan>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplatePlan {
    action: Action,
    category: Option<Category>,
    title: String,
    text: String,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Prepared {
    /// Texts that are new.
    pub added: usize,
    /// Texts that were there before and now say what the file says.
    pub known: usize,
}

impl fmt::Display for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "templates: {} added, {} known before", self.added, self.known)
    }
}

/// Adds the texts of `file` to the community of this name or identifier, or changes those it has.
///
/// # Errors
/// Names the key of the file that is wrong; when there is no such community, or the database refuses.
pub async fn templates(db: &Db, file: &Path, community: &str, moment: Moment) -> Result<Prepared> {
    if !file.is_file() {
        return Err(Error::Internal(format!("there is no file {}", file.display())));
    }
    let plan: Plan = Figment::from(Toml::file(file)).extract().map_err(Error::internal)?;
    let (_, community) = places::find(db, Some(community), None).await?;
    let community = community.ok_or(Error::NOT_FOUND)?;
    let templates = plan
        .template
        .into_iter()
        .map(|each| template(each, moment))
        .collect::<Result<Vec<_>>>()?;
    db.write(move |conn| {
        let mut prepared = Prepared::default();
        for template in &templates {
            if service::prepare(conn, community, template)? {
                prepared.added += 1;
            } else {
                prepared.known += 1;
            }
        }
        Ok(prepared)
    })
    .await
}

fn template(plan: TemplatePlan, moment: Moment) -> Result<Template> {
    let TemplatePlan {
        action,
        category,
        title,
        text,
    } = plan;
    if !PREPARED.contains(&action) {
        return Err(Error::Internal(format!("action: nobody needs words for {}", action.word())));
    }
    if title.trim().is_empty() || text.trim().is_empty() {
        return Err(Error::Internal(format!(
            "a template for {} lacks its title or text",
            action.word()
        )));
    }
    if let Some(blank) = blanks::unknown(&text) {
        return Err(Error::Internal(format!(
            "{title}: {{{blank}}} is no blank that can be filled in; there are {}",
            blanks::names()
        )));
    }
    Ok(Template {
        id: moment.id(),
        action,
        category,
        title,
        text,
        version: 1,
    })
}
