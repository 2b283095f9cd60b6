//! The image: what it is built by, what it sets, and what it runs.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use clap::CommandFactory;

use super::unknown;

/// Instructions with what stands behind them, continued lines joined, comments left out.
pub(crate) struct Dockerfile(Vec<(String, String)>);

impl Dockerfile {
    /// Reads docker/Dockerfile.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join("docker/Dockerfile")).context("docker/Dockerfile could not be read")?;
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let joined = lines.collect::<Vec<_>>().join("\n").replace("\\\n", " ");
        let instructions = joined.lines().filter_map(|line| line.split_once(' '));
        Self(
            instructions
                .map(|(word, rest)| (word.to_owned(), rest.trim().to_owned()))
                .collect(),
        )
    }

    /// The commands it runs as a container: to serve, and to ask for its health.
    pub(crate) fn commands(&self) -> Vec<Vec<String>> {
        let words = |instruction: &str| {
            let text = self.last(instruction).unwrap_or_default();
            let list = text.find('[').map_or("", |start| &text[start..]);
            serde_json::from_str::<Vec<String>>(list).unwrap_or_default()
        };
        vec![[words("ENTRYPOINT"), words("CMD")].concat(), words("HEALTHCHECK")]
    }

    /// The port it listens on.
    pub(super) fn port(&self) -> &str {
        self.last("EXPOSE").unwrap_or_default()
    }

    fn last(&self, instruction: &str) -> Option<&str> {
        let found = self.0.iter().rfind(|(word, _)| word == instruction);
        found.map(|(_, rest)| rest.as_str())
    }

    /// Every breach, where `version` is the compiler's.
    pub(super) fn breaches(&self, settings: &toml::Table, root: &Path, version: &str) -> Vec<String> {
        let mut breaches = Vec::new();
        for (word, rest) in &self.0 {
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
        let any = |instruction: &str, part: &str| self.0.iter().any(|(word, rest)| word == instruction && rest.contains(part));
        let ours = |command: &Vec<String>| command.len() > 1 && command[0] == "lianxin";
        for (is_so, law) in [
            (
                any("FROM", &format!("rust:{version}")),
                format!("is to build with Rust {version}, as Cargo.toml says"),
            ),
            (
                any("RUN", "cargo xtask build --release"),
                "is to build with `cargo xtask build --release`".to_owned(),
            ),
            (
                self.commands().iter().all(ours),
                "is to serve and to ask for its health with commands of lianxin, as lists of words".to_owned(),
            ),
            (
                self.last("USER").is_some_and(|user| user != "root" && user != "0"),
                "is not to run as root".to_owned(),
            ),
        ] {
            breaches.extend((!is_so).then_some(law));
        }
        breaches
    }
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

#[cfg(test)]
mod tests {
    use super::{super::settings, *};

    const GOOD: &str = "FROM rust:1\nRUN cargo xtask build --release\nHEALTHCHECK --interval=1s CMD [\"lianxin\", \"healthcheck\"]\n\
        ENTRYPOINT [\"lianxin\"]\nCMD [\"serve\"]\nUSER 10001\n";

    fn found_in(more: &str) -> Vec<String> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        Dockerfile::parse(&format!("{GOOD}{more}")).breaches(&settings(), here, "1")
    }

    #[test]
    fn a_sound_dockerfile_passes() {
        assert_eq!(
            found_in("ENV LIANXIN_SERVER__LISTEN=a\nENV PATH=/x\nCOPY --from=x /a /b\nCOPY src /src\nRUN true \\\n  && cp a b\n"),
            [""; 0]
        );
        assert_eq!(
            Dockerfile::parse(GOOD).commands(),
            [["lianxin", "serve"], ["lianxin", "healthcheck"]]
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
            "ENTRYPOINT [\"sh\"]",
            "HEALTHCHECK CMD curl localhost",
        ] {
            assert_eq!(found_in(line).len(), 1, "{line}");
        }
        assert_eq!(Dockerfile::parse("").breaches(&settings(), Path::new("/"), "1").len(), 4);
    }
}
