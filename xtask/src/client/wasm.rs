//! From Rust to WebAssembly and the script that connects it to the browser.

use std::{collections::HashSet, env, path::PathBuf};

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
    // What a download weighs is not to depend on how strictly whoever builds it is warned.
    build.env_remove("RUSTFLAGS");
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
    let mut glue = trimmed(output.js());
    let module = output.wasm_mut();
    // The two files call each other by names with hashes in them, which no compression makes smaller.
    for (number, import) in module.imports.iter_mut().enumerate() {
        let short = format!("_{number}");
        if let Some(renamed) = with_key_renamed(&glue, &import.name, &short) {
            glue = renamed;
            import.name = short;
        }
    }
    for (number, export) in module.exports.iter_mut().enumerate() {
        if export.name.starts_with("wasm_bindgen__convert__closures") {
            let short = format!("f{number}_");
            glue = glue.replace(&export.name, &short);
            export.name = short;
        }
    }
    // Which features of WebAssembly it uses concerns only whoever would link it with more.
    let _ = module.customs.remove_raw("target_features");
    let roots = roots();
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "its type is of a crate that wasm-bindgen alone knows"
    )]
    let all: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for data in all {
        without_places(&mut module.data.get_mut(data).value, &roots);
    }
    let wasm = module.emit_wasm();
    let glue = with_imports_in_order(&with_short_names(&without_detours(&glue)));
    Ok(Program { wasm, glue })
}

/// Where the names of source files begin that a compiler wrote into a program: the machine's own folders, and ours.
fn roots() -> Vec<String> {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let own = ["/rustc/", "/rust/deps/", "client-wasm/", "openapi/src/"].map(ToOwned::to_owned);
    let foreign = cargo.map(|folder| folder.display().to_string());
    own.into_iter().chain(foreign).collect()
}

/// Blanks the names of source files. Only a message about a panic would tell them, to a console that a browser does not
/// have, and they are a hundredth of a program and tell of the machine where it was built.
fn without_places(data: &mut [u8], roots: &[String]) {
    /// No name is longer, in bytes.
    const LONGEST: usize = 200;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let mut at = 0;
    while at < data.len() {
        let rest = &data[at..];
        let begins = roots.iter().any(|root| rest.starts_with(root.as_bytes()));
        let length = rest.iter().take(LONGEST).take_while(|byte| is_name(byte)).count();
        let ends = rest[..length].windows(3).position(|bytes| bytes == b".rs").filter(|_| begins);
        match ends {
            Some(end) => {
                data[at..at + end + 3].fill(b' ');
                at += end + 3;
            }
            None => at += 1,
        }
    }
}

/// How a value that nobody expected is written into a console: wasm-bindgen's own way is as long as ten others.
const DEBUG: &str = "function debugString(val) { return String(val); }\n";

/// A script, as wasm-bindgen indents it, without the way to start the program that keeps the browser waiting (ours never
/// takes it), and brief about values that nobody expected.
fn trimmed(glue: &str) -> String {
    let glue = with_function(glue, "initSync", "").replace("export { initSync, ", "export { ");
    without_comments(&with_function(&glue, "debugString", DEBUG))
}

/// A script in which another text stands instead of this function, which begins and ends with whole lines. Braces in
/// its strings must be in pairs, as those of wasm-bindgen are.
fn with_function(glue: &str, name: &str, text: &str) -> String {
    let start = format!("function {name}(");
    let mut kept = String::with_capacity(glue.len());
    let mut depth = 0;
    for line in glue.lines() {
        let begins = depth == 0 && line.trim_start().starts_with(&start);
        if begins {
            kept.push_str(text);
        }
        if begins || depth > 0 {
            depth += line.matches('{').count();
            depth -= line.matches('}').count();
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// A script in which the one key of this name in an object has another; `None` if there is no such key.
fn with_key_renamed(glue: &str, key: &str, name: &str) -> Option<String> {
    let (before, after) = glue.split_once(&format!("\n{key}: "))?;
    // Of a function the short form.
    let colon = if after.starts_with("function(") { "" } else { ": " };
    let after = after.strip_prefix("function").filter(|_| colon.is_empty()).unwrap_or(after);
    Some(format!("{before}\n{name}{colon}{after}"))
}

/// A script that gives back what it would first call by a name.
fn without_detours(glue: &str) -> String {
    let mut direct = String::with_capacity(glue.len());
    let mut lines = glue.lines().peekable();
    while let Some(line) = lines.next() {
        match line.strip_prefix("const ret = ") {
            Some(value) if lines.next_if_eq(&"return ret;").is_some() => direct.extend(["return ", value, "\n"]),
            _ => direct.extend([line, "\n"]),
        }
    }
    direct
}

/// Names of wasm-bindgen's helpers that recur by the hundred, and short ones instead.
const NAMES: [(&str, &str); 14] = [
    ("cachedDataViewMemory0", "D"),
    ("cachedTextDecoder", "F"),
    ("cachedTextEncoder", "E"),
    ("cachedUint8ArrayMemory0", "C"),
    ("getArrayU8FromWasm0", "U"),
    ("getUint8ArrayMemory0", "B"),
    ("numBytesDecoded", "K"),
    ("addToExternrefTable0", "T"),
    ("getDataViewMemory0", "M"),
    ("getStringFromWasm0", "S"),
    ("passStringToWasm0", "P"),
    ("WASM_VECTOR_LEN", "L"),
    ("isLikeNone", "N"),
    ("handleError", "H"),
];
/// How what a function is given begins, before its number.
const NUMBERED: (&str, &str) = ("arg", "A");

/// A script in which these are short, but for those whose short name is another's already.
fn with_short_names(glue: &str) -> String {
    let ends = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
    let taken: HashSet<&str> = glue.split(ends).collect();
    let mut short = String::with_capacity(glue.len());
    for word in glue.split_inclusive(ends) {
        let (name, end) = word.split_at(word.find(ends).unwrap_or(word.len()));
        let number = name.strip_prefix(NUMBERED.0).filter(|number| number.parse::<u8>().is_ok());
        match (
            number,
            NAMES.iter().find(|(long, brief)| *long == name && !taken.contains(brief)),
        ) {
            (Some(number), _) => short.extend([NUMBERED.1, number, end]),
            (None, Some((_, brief))) => short.extend([brief, end]),
            (None, None) => short.push_str(word),
        }
    }
    short
}

/// A script whose imports, which come in no order, stand in that of their texts: a fifteenth less once compressed, because what is
/// alike is near. Braces in strings must be in pairs.
fn with_imports_in_order(glue: &str) -> String {
    const BEGIN: &str = "__proto__: null,\n";
    let Some((before, rest)) = glue.split_once(BEGIN) else {
        return glue.to_owned();
    };
    let (mut imports, mut import, mut depth) = (Vec::new(), String::new(), 0);
    let mut lines = rest.split_inclusive('\n');
    let mut after = String::new();
    for line in lines.by_ref() {
        if depth == 0 && line.starts_with('}') {
            after.push_str(line);
            break;
        }
        depth += line.matches('{').count();
        depth -= line.matches('}').count();
        import.push_str(line);
        if depth == 0 {
            imports.push(std::mem::take(&mut import));
        }
    }
    after.extend(lines);
    imports.sort_by(|one, other| text_of(one).cmp(text_of(other)));
    [before, BEGIN, &imports.concat(), &import, &after].concat()
}

/// An entry of an object without its name.
fn text_of(entry: &str) -> &str {
    entry.find(['(', ':']).map_or(entry, |start| &entry[start..])
}

/// Drops what stands in whole lines of comment, as wasm-bindgen writes documentation.
fn without_comments(glue: &str) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut inside = false;
    for line in glue.lines() {
        let text = line.trim();
        inside |= text.starts_with("/**");
        if !inside && !text.is_empty() && !text.starts_with("//") {
            kept.push_str(text);
            kept.push('\n');
        }
        inside &= !text.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{
        trimmed, with_function, with_imports_in_order, with_key_renamed, with_short_names, without_comments, without_detours,
        without_places,
    };

    #[test]
    fn names_of_source_files_are_blank_and_nothing_else_is() {
        let roots = ["/rustc/", "/home/me/.cargo", "client-wasm/"].map(ToOwned::to_owned);
        let mut data =
            b"lx-rowclient-wasm/kit/src/ui.rs/home/me/.cargo/registry/src/yew-0.23/src/lib.rs\x01a /rustc/is.no file.rs".to_vec();
        let whole = data.len();
        without_places(&mut data, &roots);
        let left: Vec<&str> = std::str::from_utf8(&data).expect("text").split_whitespace().collect();
        assert_eq!(
            (data.len(), left),
            (whole, vec!["lx-row", "\u{1}a", "/rustc/is.no", "file.rs"])
        );
    }

    #[test]
    fn only_the_way_that_waits_goes() {
        let glue = "let wasm;\n  function initSync(module) {\n    if (wasm) {\n    }\n    return wasm;\n  }\nlet next;\nexport { initSync, init as default };\n";
        assert_eq!(trimmed(glue), "let wasm;\nlet next;\nexport { init as default };\n");
        assert_eq!(trimmed("let wasm;\n"), "let wasm;\n");
    }

    #[test]
    fn what_is_given_back_needs_no_name() {
        let glue = "const ret = a;\nreturn ret;\nconst ret = b;\nother(ret);\nreturn ret;\n";
        assert_eq!(without_detours(glue), "return a;\nconst ret = b;\nother(ret);\nreturn ret;\n");
    }

    #[test]
    fn names_that_recur_are_short_and_others_are_not() {
        let glue = "_1(arg0, arg12) { return handleError(function (arg0) { isLikeNone(arg0) }, arguments); }, argument, arg, passStringToWasm0_";
        let short = "_1(A0, A12) { return H(function (A0) { N(A0) }, arguments); }, argument, arg, passStringToWasm0_";
        assert_eq!(with_short_names(glue), short);
        assert_eq!(with_short_names("isLikeNone(N)"), "isLikeNone(N)", "N is somebody else's");
    }

    #[test]
    fn imports_stand_in_the_order_of_their_texts() {
        let glue = "const import0 = {\n__proto__: null,\n_1(b) {\nif (b) {\n}\n},\n_2: other,\n_3(a) { return f(function (a) {\n}, arguments); },\n};\nlet next;\n";
        let sorted = "const import0 = {\n__proto__: null,\n_3(a) { return f(function (a) {\n}, arguments); },\n_1(b) {\nif (b) {\n}\n},\n_2: other,\n};\nlet next;\n";
        assert_eq!(with_imports_in_order(glue), sorted);
        assert_eq!(with_imports_in_order("let next;\n"), "let next;\n");
    }

    #[test]
    fn a_function_is_replaced_to_its_end() {
        let glue = "function long(val) {\n    if (val) {\n    }\n    }\nlet next;\n";
        assert_eq!(
            with_function(glue, "long", "const long = 1;\n"),
            "const long = 1;\nlet next;\n"
        );
        assert_eq!(with_function(glue, "lo", ""), glue);
    }

    #[test]
    fn a_key_is_renamed_where_it_stands() {
        let glue = "const a = {\n__wbg_now_1f: function() {\nreturn __wbg_now();\n},\n};";
        assert_eq!(
            with_key_renamed(glue, "__wbg_now_1f", "_0").as_deref(),
            Some("const a = {\n_0() {\nreturn __wbg_now();\n},\n};")
        );
        assert_eq!(with_key_renamed(glue, "__wbg_now", "_0"), None);
    }

    #[test]
    fn only_whole_lines_of_comment_go() {
        let glue = "/**\n * Adds.\n */\nexport function add(a) {\n    return a * 2; // twice\n}\n\n/** one line */\n    // or none\nadd(1);\n";
        assert_eq!(
            without_comments(glue),
            "export function add(a) {\nreturn a * 2; // twice\n}\nadd(1);\n"
        );
    }
}
