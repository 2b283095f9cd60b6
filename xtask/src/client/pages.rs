//! Pages and the service worker: placeholders `{{name}}` become the names of built files.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// Reads a page.
pub(crate) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))
}

/// A page without what only its writers read: comments, and blanks at the beginning of lines.
pub(crate) fn bare(page: &str) -> String {
    let mut parts = page.split("<!--");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    bare.extend(parts.map(|part| part.split_once("-->").map_or(part, |(_, shown)| shown)));
    let lines = bare.lines().map(str::trim_start).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The module a page loads: pages may carry no scripts of their own, says their content security policy.
pub(crate) fn boot(js: &str, wasm: &str) -> String {
    format!("import init from \"{js}\";\nawait init({{ module_or_path: \"{wasm}\" }});\n")
}

/// Puts values in place of `{{name}}`.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else {
            bail!("a placeholder is opened with {{{{ and never closed");
        };
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name.trim()) else {
            let known: Vec<_> = values.iter().map(|(name, _)| *name).collect();
            bail!("no placeholder is called {name:?}; there are {}", known.join(", "));
        };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled() {
        let page = r#"<link href="{{css}}"><script src="{{ boot }}"></script>"#;
        let filled = fill(page, &[("css", "/a.css"), ("boot", "/b.js")]).expect("filled");
        assert_eq!(filled, r#"<link href="/a.css"><script src="/b.js"></script>"#);
    }

    #[test]
    fn what_only_writers_read_is_left_out() {
        let page = "<body>\n  <!-- Why. -->\n  <p>Here</p>\n</body>\n";
        assert_eq!(bare(page), "<body>\n<p>Here</p>\n</body>\n");
    }

    #[test]
    fn an_unknown_placeholder_is_named() {
        let error = fill("{{script}}", &[("boot", "/b.js")]).expect_err("unknown").to_string();
        assert!(error.contains("script") && error.contains("boot"), "{error}");
        assert!(fill("{{css", &[]).is_err());
    }
}
