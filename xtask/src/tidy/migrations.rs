//! Laws of migrations: both databases have the same ones, each with a way there and a way back.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result};

/// Every breach below the folder of migrations.
pub(crate) fn breaches(folder: &Path) -> Result<Vec<String>> {
    let databases = ["sqlite", "postgres"];
    let mut breaches = Vec::new();
    let mut names = Vec::new();
    for database in databases {
        let of_database = names_in(&folder.join(database))?;
        for name in &of_database {
            for file in ["up.sql", "down.sql"] {
                if !folder.join(database).join(name).join(file).is_file() {
                    breaches.push(format!("migrations/{database}/{name}: {file} is missing"));
                }
            }
        }
        names.push(of_database);
    }
    for (mine, other) in [(0, 1), (1, 0)] {
        for name in names[mine].difference(&names[other]) {
            breaches.push(format!(
                "migrations/{}/{name}: not in migrations/{}",
                databases[mine], databases[other]
            ));
        }
    }
    Ok(breaches)
}

fn names_in(folder: &Path) -> Result<BTreeSet<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} could not be read", folder.display()))?;
    entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lonely_migration_and_a_missing_way_back_are_seen() {
        let folder = tempfile::tempdir().expect("a folder");
        for file in [
            "sqlite/0001_a/up.sql",
            "sqlite/0001_a/down.sql",
            "postgres/0001_a/up.sql",
            "postgres/0002_b/up.sql",
            "postgres/0002_b/down.sql",
        ] {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().expect("a parent")).expect("made");
            fs::write(file, "").expect("written");
        }
        let breaches = breaches(folder.path()).expect("read");
        assert_eq!(
            breaches,
            [
                "migrations/postgres/0001_a: down.sql is missing",
                "migrations/postgres/0002_b: not in migrations/sqlite",
            ]
        );
    }
}
