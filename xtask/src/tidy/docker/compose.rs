//! The compose file: what its instances are told, which files and names it uses, and who stands behind the proxy.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, anyhow};
use saphyr::{LoadableYamlNode, Yaml};

use super::unknown;

/// What a compose file speaks of.
#[derive(Default)]
pub(crate) struct Compose {
    /// Our settings, as they are written there.
    settings: BTreeMap<String, String>,
    /// Files and folders, as seen from the compose file.
    files: Vec<String>,
    /// Its services.
    services: Vec<String>,
    /// The names it takes from its environment, with their defaults.
    names: BTreeMap<String, String>,
}

impl Compose {
    /// Reads docker/compose.yaml.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let text = fs::read_to_string(root.join("docker/compose.yaml")).context("docker/compose.yaml could not be read")?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        let documents = Yaml::load_from_str(text).map_err(|error| anyhow!("docker/compose.yaml is not YAML: {error}"))?;
        let mut found = Self {
            names: names(text),
            ..Self::default()
        };
        for document in &documents {
            found.walk(document);
        }
        Ok(found)
    }

    fn walk(&mut self, node: &Yaml) {
        for (key, value) in node.as_mapping().into_iter().flatten() {
            let (name, text) = (key.as_str().unwrap_or_default(), value.as_str());
            if name.starts_with("LIANXIN_") {
                self.settings.insert(name.to_owned(), text.unwrap_or_default().to_owned());
            } else if name == "dockerfile" {
                self.files.extend(text.map(|file| format!("../{file}")));
            } else if name == "context" {
                self.files.extend(text.map(ToOwned::to_owned));
            } else if name == "services" {
                let services = value.as_mapping().into_iter().flatten();
                self.services = services.filter_map(|(name, _)| Some(name.as_str()?.to_owned())).collect();
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

    /// The environment of an instance, where nobody set more than has to be set.
    pub(crate) fn environment(&self) -> BTreeMap<String, String> {
        let filled = |value: &String| {
            let mut filled = value.clone();
            while let Some((before, inside, after)) = parts(&filled) {
                let name = inside.split(':').next().unwrap_or_default();
                let set = self.names.get(name).map_or("", String::as_str);
                filled = format!("{before}{set}{after}");
            }
            filled
        };
        self.settings
            .iter()
            .map(|(key, value)| (key.clone(), filled(value)))
            .collect()
    }

    /// Settings and files that do not exist.
    pub(super) fn breaches(&self, settings: &toml::Table, folder: &Path) -> Vec<String> {
        let mut breaches: Vec<String> = self.settings.keys().filter_map(|key| unknown(key, settings)).collect();
        let missing = self.files.iter().filter(|file| !folder.join(file).exists());
        breaches.extend(missing.map(|file| format!("there is no {file}")));
        if self.settings.is_empty() || self.files.is_empty() {
            breaches.push("no settings or no files were found in it".to_owned());
        }
        breaches
    }

    /// Names that the example does not show, and those it shows in vain.
    pub(super) fn breaches_of_names(&self, example: &str) -> Vec<String> {
        let lines = example.lines().filter(|line| !line.starts_with('#'));
        let shown: BTreeSet<&str> = lines.filter_map(|line| Some(line.split_once('=')?.0)).collect();
        let used: BTreeSet<&str> = self.names.keys().map(String::as_str).collect();
        let missing = used
            .difference(&shown)
            .map(|name| format!("{name} of compose.yaml is missing"));
        let idle = shown
            .difference(&used)
            .map(|name| format!("{name} is not used in compose.yaml"));
        missing.chain(idle).collect()
    }

    /// Hosts behind the proxy that are no services, or are asked at another port than the image's.
    pub(super) fn breaches_of_proxy(&self, caddyfile: &str, port: &str) -> Vec<String> {
        let line = caddyfile.lines().find_map(|line| line.trim().strip_prefix("reverse_proxy "));
        let behind: Vec<&str> = line
            .unwrap_or_default()
            .split_whitespace()
            .take_while(|word| *word != "{")
            .collect();
        if behind.is_empty() {
            return vec!["nobody is behind the proxy".to_owned()];
        }
        let is_service = |upstream: &&str| {
            let (host, of_host) = upstream.split_once(':').unwrap_or((upstream, ""));
            of_host == port && self.services.iter().any(|service| service == host)
        };
        let strangers = behind.into_iter().filter(|upstream| !is_service(upstream));
        strangers
            .map(|upstream| format!("{upstream} is no service of compose.yaml that listens on {port}"))
            .collect()
    }
}

/// Every `${NAME}`, `${NAME:-default}` and `${NAME:?why}`; what has to be set is set to something.
fn names(text: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut rest = text;
    while let Some((_, inside, after)) = parts(rest) {
        let (name, what) = inside.split_once(':').unwrap_or((inside, ""));
        let default = if what.starts_with('?') {
            "set"
        } else {
            what.trim_start_matches('-')
        };
        names.insert(name.to_owned(), default.to_owned());
        rest = after;
    }
    names
}

/// What stands before, within and after the first `${…}`.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("${")?;
    let (inside, after) = rest.split_once('}')?;
    Some((before, inside, after))
}

#[cfg(test)]
mod tests {
    use super::{super::settings, *};

    const COMPOSE: &str = "services:\n  a:\n    build: { context: .., dockerfile: docker/Dockerfile }\n    environment:\n      \
        LIANXIN_A__B: x-${ONE:?why}-${TWO:-2}-${THREE:-}\n    volumes: [\"./Caddyfile:/etc:ro\", \"data:/data\"]\n";

    fn compose() -> Compose {
        Compose::parse(COMPOSE).expect("yaml")
    }

    #[test]
    fn settings_files_and_services_are_found() {
        let found = compose();
        assert_eq!(found.files, ["..", "../docker/Dockerfile", "./Caddyfile"]);
        assert_eq!(found.services, ["a"]);
        assert_eq!(found.environment()["LIANXIN_A__B"], "x-set-2-");
        assert_eq!(found.breaches(&settings(), Path::new("/nowhere")).len(), 4);
    }

    #[test]
    fn names_are_compared_with_the_example() {
        assert_eq!(compose().breaches_of_names("# ZERO=\nONE=\nTWO=2\nTHREE=\n"), [""; 0]);
        assert_eq!(compose().breaches_of_names("ONE=\nTWO=2\nFOUR=\n").len(), 2);
    }

    #[test]
    fn whoever_is_behind_the_proxy_is_a_service() {
        assert_eq!(compose().breaches_of_proxy("x {\n\treverse_proxy a:80 {\n}\n", "80"), [""; 0]);
        for line in ["reverse_proxy b:80", "reverse_proxy a:81", "reverse_proxy a", ""] {
            assert_eq!(compose().breaches_of_proxy(line, "80").len(), 1, "{line}");
        }
    }
}
