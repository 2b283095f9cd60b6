//! Laws of the container files, as far as they can be checked without containers: every setting exists, every file is
//! there, every command is one of ours, and the compiler is the workspace's.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use clap::CommandFactory;
use saphyr::{LoadableYamlNode, Yaml};

/// Every breach in Dockerfile and compose.yaml.
pub(super) fn breaches(root: &Path) -> Result<Vec<String>> {
    let read = |name: &str| fs::read_to_string(root.join(name)).with_context(|| format!("{name} could not be read"));
    let settings: toml::Table = toml::from_str(&read("api/config.default.toml")?).context("api/config.default.toml")?;
    let dockerfile = instructions(&read("docker/Dockerfile")?);
    let compose = read("docker/compose.yaml")?;
    let compose = Yaml::load_from_str(&compose).map_err(|error| anyhow!("docker/compose.yaml is not YAML: {error}"))?;

    let mut breaches = of_dockerfile(&dockerfile, &settings, root);
    let mut found = Found::default();
    for document in &compose {
        found.walk(document);
    }
    if found.keys.is_empty() || found.files.is_empty() {
        breaches.push("docker/compose.yaml: no settings or no files were found in it".to_owned());
    }
    breaches.extend(
        found
            .keys
            .iter()
            .filter_map(|key| unknown(key, &settings))
            .map(|it| format!("docker/compose.yaml: {it}")),
    );
    for file in found.files.iter().filter(|file| !root.join("docker").join(file).exists()) {
        breaches.push(format!("docker/compose.yaml: there is no {file}"));
    }
    let version = read("Cargo.toml")?.parse::<toml::Table>().context("Cargo.toml")?;
    let version = version["workspace"]["package"]["rust-version"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    if !dockerfile
        .iter()
        .any(|(word, rest)| word == "FROM" && rest.starts_with(&format!("rust:{version}")))
    {
        breaches.push(format!(
            "docker/Dockerfile: is to build with Rust {version}, as Cargo.toml says"
        ));
    }
    Ok(breaches)
}

/// The instructions of a Dockerfile, continued lines joined, comments left out.
fn instructions(text: &str) -> Vec<(String, String)> {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let joined = lines.collect::<Vec<_>>().join("\n").replace("\\\n", " ");
    joined
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(word, rest)| (word.to_owned(), rest.trim().to_owned()))
        .collect()
}

fn of_dockerfile(instructions: &[(String, String)], settings: &toml::Table, root: &Path) -> Vec<String> {
    let mut breaches = Vec::new();
    for (word, rest) in instructions {
        match word.as_str() {
            "ENV" => breaches.extend(rest.split('=').next().and_then(|key| unknown(key, settings))),
            "RUN" => breaches.extend(rest.split("&&").filter_map(foreign)),
            "COPY" if !rest.starts_with("--from=") => {
                let (sources, _) = rest.rsplit_once(' ').unwrap_or((rest, ""));
                let missing = sources.split(' ').filter(|source| !root.join(source).exists());
                breaches.extend(missing.map(|source| format!("there is no {source}")));
            }
            _ => {}
        }
    }
    let builds = instructions
        .iter()
        .any(|(word, rest)| word == "RUN" && rest.contains("cargo xtask build --release"));
    let checks = instructions
        .iter()
        .any(|(word, rest)| word == "HEALTHCHECK" && rest.contains(r#"["lianxin", "healthcheck"]"#));
    let user = instructions
        .iter()
        .rfind(|(word, _)| word == "USER")
        .is_some_and(|(_, user)| user != "root" && user != "0");
    for (is_so, law) in [
        (builds, "is to build with `cargo xtask build --release`"),
        (checks, "is to ask `lianxin healthcheck` for its health"),
        (user, "is not to run as root"),
    ] {
        if !is_so {
            breaches.push(law.to_owned());
        }
    }
    breaches
        .into_iter()
        .map(|breach| format!("docker/Dockerfile: {breach}"))
        .collect()
}

/// A command of cargo's that is not one of ours.
fn foreign(command: &str) -> Option<String> {
    let words: Vec<&str> = command.split_whitespace().skip_while(|word| *word != "cargo").collect();
    let (["cargo", "xtask", rest @ ..] | ["cargo", rest @ ..]) = words.as_slice() else {
        return None;
    };
    let ours = words.get(1) == Some(&"xtask");
    let known = crate::Arguments::command()
        .no_binary_name(true)
        .try_get_matches_from(rest)
        .is_ok();
    (!ours || !known).then(|| format!("`{}` is no command of cargo xtask", words.join(" ")))
}

/// A `LIANXIN_SECTION__KEY` that the configuration does not have.
fn unknown(key: &str, settings: &toml::Table) -> Option<String> {
    let name = key.strip_prefix("LIANXIN_")?.to_lowercase();
    let exists = name
        .split_once("__")
        .is_some_and(|(section, key)| settings.get(section).and_then(|of| of.get(key)).is_some());
    (!exists).then(|| format!("{key} is no setting of api/config.default.toml"))
}

/// What a compose file speaks of.
#[derive(Default)]
struct Found {
    /// Names of our settings.
    keys: Vec<String>,
    /// Files and folders beside the compose file.
    files: Vec<String>,
}

impl Found {
    fn walk(&mut self, node: &Yaml) {
        for (key, value) in node.as_mapping().into_iter().flatten() {
            let name = key.as_str().unwrap_or_default();
            if name.starts_with("LIANXIN_") {
                self.keys.push(name.to_owned());
            } else if name == "dockerfile" {
                self.files.extend(value.as_str().map(|file| format!("../{file}")));
            } else if name == "context" {
                self.files.extend(value.as_str().map(ToOwned::to_owned));
            }
            self.walk(value);
        }
        for item in node.as_sequence().into_iter().flatten() {
            let mount = item
                .as_str()
                .filter(|text| text.starts_with("./"))
                .and_then(|text| text.split(':').next());
            self.files.extend(mount.map(ToOwned::to_owned));
            self.walk(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> toml::Table {
        toml::from_str("[server]\nlisten = \"\"\n").expect("settings")
    }

    fn found_in(dockerfile: &str) -> Vec<String> {
        let good = "FROM rust:1\nRUN cargo xtask build --release\nHEALTHCHECK CMD [\"lianxin\", \"healthcheck\"]\nUSER 10001\n";
        of_dockerfile(
            &instructions(&format!("{good}{dockerfile}")),
            &settings(),
            Path::new(env!("CARGO_MANIFEST_DIR")),
        )
    }

    #[test]
    fn a_sound_dockerfile_passes() {
        assert_eq!(
            found_in("ENV LIANXIN_SERVER__LISTEN=a\nENV PATH=/x\nCOPY --from=x /a /b\nCOPY src /src\nRUN true \\\n  && cp a b\n"),
            [""; 0]
        );
    }

    #[test]
    fn each_breach_of_a_dockerfile_is_seen() {
        for line in [
            "ENV LIANXIN_SERVER__PORT=1",
            "ENV LIANXIN_LISTEN=1",
            "RUN cargo build --release",
            "RUN cargo xtask ship",
            "RUN true && cargo xtask build --quickly",
            "COPY nowhere /src",
            "USER root",
        ] {
            assert_eq!(found_in(line).len(), 1, "{line}");
        }
        assert_eq!(of_dockerfile(&[], &settings(), Path::new("/")).len(), 3);
    }

    #[test]
    fn keys_and_files_of_a_compose_file_are_found() {
        let text = "services:\n  a:\n    build: { context: .., dockerfile: docker/Dockerfile }\n    environment:\n      LIANXIN_A__B: x\n    volumes: [\"./Caddyfile:/etc:ro\", \"data:/data\"]\n";
        let documents = Yaml::load_from_str(text).expect("yaml");
        let mut found = Found::default();
        found.walk(&documents[0]);
        assert_eq!(found.keys, ["LIANXIN_A__B"]);
        assert_eq!(found.files, ["..", "../docker/Dockerfile", "./Caddyfile"]);
    }
}
