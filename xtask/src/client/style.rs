//! Stylesheets: kit's files in the order of their names, those that only some apps have, then the app's own, as one
//! without comments and slack.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};

use super::source;

/// What only some apps have, from kit's folder `some`: nobody else downloads it.
const SOME: [(&str, &[&str]); 5] = [
    (
        "elder.css",
        &["card", "inbox", "projects", "proposals", "resident", "service", "votes"],
    ),
    (
        "link.css",
        &[
            "council",
            "moderation",
            "office",
            "projects",
            "proposals",
            "rules",
            "teams",
            "votes",
        ],
    ),
    ("station.css", &["council", "moderation", "office", "rules", "teams"]),
    ("week.css", &["service", "teams"]),
    ("works.css", &["council", "projects"]),
];

/// The stylesheet of an app.
pub(crate) fn sheet(app: &str) -> Result<String> {
    let folder = source("kit").join("style");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} could not be read", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort();
    let some = SOME.iter().filter(|(_, apps)| apps.contains(&app));
    files.extend(some.map(|(name, _)| folder.join("some").join(name)));
    let own = source(app).join("style.css");
    files.extend(own.exists().then_some(own));

    let mut text = String::new();
    for file in files {
        text += &fs::read_to_string(&file).with_context(|| format!("{} could not be read", file.display()))?;
        text.push('\n');
    }
    let sheet = minified(&text);
    // What a browser reads on after an open block is thrown away without a word.
    let (opened, closed) = (sheet.matches('{').count(), sheet.matches('}').count());
    if opened != closed {
        bail!("the stylesheet of {app} opens {opened} blocks and closes {closed}");
    }
    Ok(sheet)
}

/// Takes out what a browser does not need: comments, slack, a block's last semicolon. Changes nothing else.
fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut slack = false;
    while let Some(next) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            slack = true;
        } else if next.is_whitespace() {
            rest = rest.trim_start();
            slack = true;
        } else if next == '"' || next == '\'' {
            let end = end_of_string(rest, next);
            push(&mut out, &rest[..end], std::mem::take(&mut slack));
            rest = &rest[end..];
        } else {
            let end = next.len_utf8();
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            push(&mut out, &rest[..end], std::mem::take(&mut slack));
            rest = &rest[end..];
        }
    }
    out
}

/// Adds a piece, after one space if there was slack that means something here. `a :hover` and `a:hover`, `and (` and
/// `and(` are different things; around braces, semicolons and commas slack never matters.
fn push(out: &mut String, piece: &str, slack: bool) {
    let idle_before = ["{", "}", ";", ",", ")"].iter().any(|mark| piece.starts_with(mark));
    let idle_after = out.is_empty() || out.ends_with(['{', '}', ';', ',', '(', ':']);
    if slack && !idle_before && !idle_after {
        out.push(' ');
    }
    out.push_str(piece);
}

/// Where a quoted string that begins the text is over, past its closing mark.
fn end_of_string(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (place, letter) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if letter == '\\' {
            escaped = true;
        } else if letter == mark {
            return place + letter.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn comments_and_slack_go() {
        let css =
            "/* tokens */\n:root {\n  --brand: #07c160; /* green */\n  --empty: ;\n}\n\na , b > c {\n  margin: 0  auto;\n}\n";
        assert_eq!(minified(css), ":root{--brand:#07c160;--empty:}a,b > c{margin:0 auto}");
    }

    #[test]
    fn what_means_something_stays() {
        for css in [
            "a :hover{color:red}",
            "a:is(b) c{width:calc(1px + 2px)}",
            "@media (min-width:40em) and (prefers-color-scheme:dark){a{color:red}}",
            r#"a::before{content:"/* a ; } \" b  c */"}"#,
            "a{background:url(data:image/png;base64,AAAA)}",
            "a{margin:1px -2px}",
        ] {
            assert_eq!(minified(css), css);
        }
    }

    #[test]
    fn a_comment_separates_and_an_open_one_ends_the_sheet() {
        assert_eq!(minified("a{margin:1px/* */2px}b{}/* open"), "a{margin:1px 2px}b{}");
    }
}
