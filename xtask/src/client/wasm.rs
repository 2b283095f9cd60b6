//! From Rust to WebAssembly and the script that connects it to the browser.

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{self, BROWSER, WASM};

/// A program as a browser loads it.
pub(crate) struct Program {
    /// The WebAssembly.
    pub(crate) wasm: Vec<u8>,
    /// The module that loads it and connects it to the browser.
    pub(crate) glue: String,
}

/// Compiles every app.
pub(crate) fn compile() -> Result<()> {
    let mut build = process::cargo(&["build", "--profile", "wasm", "--target", WASM]);
    process::run(build.args(process::packages(&BROWSER)))
}

/// Connects a compiled app to the browser.
///
/// Binaryen's `wasm-opt` is left out: its result has a tenth less before compression, and not a byte less after.
pub(crate) fn bind(app: &str) -> Result<Program> {
    let input = process::target().join(WASM).join("wasm").join(format!("{app}.wasm"));
    if !input.exists() {
        bail!(
            "{} is missing although the build went well: has client-wasm/{app} a src/main.rs?",
            input.display()
        );
    }
    let mut output = Bindgen::new()
        .input_path(&input)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen could not read {}", input.display()))?;
    // A snippet's name would not change with its text, which may be kept for ever.
    let inline = output
        .snippets()
        .iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(name, _)| name);
    if let Some(name) = inline.chain(output.local_modules().keys()).next() {
        bail!("{app} brings a JavaScript snippet ({name}); bind to what the browser has instead");
    }
    let mut glue = without_documentation(&without_sync(output.js()));
    let module = output.wasm_mut();
    // The two files call each other by names with hashes in them, which no compression makes smaller.
    for (number, import) in module.imports.iter_mut().enumerate() {
        let short = format!("_{number}");
        if let Some(renamed) = with_key_renamed(&glue, &import.name, &short) {
            glue = renamed;
            import.name = short;
        }
    }
    let wasm = module.emit_wasm();
    Ok(Program { wasm, glue })
}

/// A script, as wasm-bindgen indents it, without the way to start the program that keeps the browser waiting: ours never
/// takes it.
fn without_sync(glue: &str) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut end: Option<String> = None;
    for line in glue.lines() {
        let begins = line
            .split_once("function initSync(")
            .filter(|(slack, _)| slack.trim().is_empty());
        if let Some((slack, _)) = begins {
            end = Some(format!("{slack}}}"));
        }
        if end.is_none() {
            kept.push_str(line);
            kept.push('\n');
        }
        end = end.filter(|end| end != line);
    }
    kept.replace("export { initSync, ", "export { ")
}

/// A script in which the one key of this name in an object has another; `None` if there is no such key.
fn with_key_renamed(glue: &str, key: &str, name: &str) -> Option<String> {
    let (before, after) = glue.split_once(&format!("\n{key}: "))?;
    Some(format!("{before}\n{name}: {after}"))
}

/// Drops documentation comments, of which wasm-bindgen writes whole lines only.
fn without_documentation(glue: &str) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut inside = false;
    for line in glue.lines() {
        let text = line.trim();
        inside |= text.starts_with("/**");
        if !inside && !text.is_empty() {
            kept.push_str(text);
            kept.push('\n');
        }
        inside &= !text.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{with_key_renamed, without_documentation, without_sync};

    #[test]
    fn only_the_way_that_waits_goes() {
        let glue = "let wasm;\n  function initSync(module) {\n    if (wasm) {\n    }\n    return wasm;\n  }\nlet next;\nexport { initSync, init as default };\n";
        assert_eq!(without_sync(glue), "let wasm;\nlet next;\nexport { init as default };\n");
        assert_eq!(without_sync("let wasm;\n"), "let wasm;\n");
    }

    #[test]
    fn a_key_is_renamed_where_it_stands() {
        let glue = "const a = {\n__wbg_now_1f: function() {\nreturn __wbg_now();\n},\n};";
        assert_eq!(
            with_key_renamed(glue, "__wbg_now_1f", "_0").as_deref(),
            Some("const a = {\n_0: function() {\nreturn __wbg_now();\n},\n};")
        );
        assert_eq!(with_key_renamed(glue, "__wbg_now", "_0"), None);
    }

    #[test]
    fn only_documentation_goes() {
        let glue = "/**\n * Adds.\n */\nexport function add(a) {\n    return a * 2; // twice\n}\n\n/** one line */\nadd(1);\n";
        assert_eq!(
            without_documentation(glue),
            "export function add(a) {\nreturn a * 2; // twice\n}\nadd(1);\n"
        );
    }
}
