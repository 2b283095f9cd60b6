//! What a first visit costs, and what it may cost.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{process::BROWSER, say};

/// The most an app may weigh under brotli: page, stylesheet, scripts and WebAssembly together, in bytes.
const BUDGETS: [u64; BROWSER.len()] = [
    200_000, 320_000, 160_000, 264_000, 240_000, 210_000, 240_000, 215_000, 272_000, 240_000, 200_000, 200_000, 240_000, 300_000,
];

/// Shows the size of every file of a first visit, and fails over budget if asked to.
pub(crate) fn show(folder: &Path, check: bool) -> Result<()> {
    let mut rows = Vec::new();
    let mut over = Vec::new();
    for (app, budget) in BROWSER.into_iter().zip(BUDGETS) {
        let mut total = [0; 3];
        for name in files(folder, app)? {
            let sizes = weigh(&folder.join(&name))?;
            for (sum, size) in total.iter_mut().zip(sizes) {
                *sum += size;
            }
            rows.push(row(&name, sizes));
        }
        rows.push(row(&format!("{app}, of {} KB", budget / 1000), total));
        if total[2] > budget {
            over.push(format!(
                "{app} weighs {} under brotli and may weigh {}",
                kilobytes(total[2]),
                kilobytes(budget)
            ));
        }
    }
    say::table(&["first visit", "plain", "gzip", "brotli"], &rows);
    if !over.is_empty() && check {
        bail!("over budget: {}", over.join("; "));
    }
    for text in over {
        say::line(format_args!("  ! {text}"));
    }
    Ok(())
}

/// The files of an app's first visit, by name.
fn files(folder: &Path, app: &str) -> Result<Vec<String>> {
    let mut names = vec![format!("{}index.html", super::mount(app))];
    let assets = folder.join("assets");
    for entry in fs::read_dir(&assets).with_context(|| format!("{} could not be read", assets.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let compressed = Path::new(&name)
            .extension()
            .is_some_and(|extension| extension == "br" || extension == "gz");
        if name.starts_with(&format!("{app}-")) && !compressed {
            names.push(format!("assets/{name}"));
        }
    }
    names[1..].sort();
    Ok(names)
}

/// Plain, gzip, brotli.
fn weigh(file: &Path) -> Result<[u64; 3]> {
    let size = |ending: &str| {
        let name = format!("{}{ending}", file.display());
        fs::metadata(&name)
            .map(|data| data.len())
            .with_context(|| format!("{name} could not be read"))
    };
    Ok([size("")?, size(".gz")?, size(".br")?])
}

fn row(name: &str, sizes: [u64; 3]) -> Vec<String> {
    [name.to_owned()].into_iter().chain(sizes.map(kilobytes)).collect()
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A client whose resident program weighs this much under brotli.
    fn client(weight: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let pages = BROWSER.map(|app| (format!("{}index.html", crate::client::mount(app)), 1));
        let programs = BROWSER.map(|app| (format!("assets/{app}-1.wasm"), if app == BROWSER[0] { weight } else { 1 }));
        fs::create_dir(folder.path().join("assets")).expect("made");
        for (name, size) in pages.into_iter().chain(programs) {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().expect("a parent")).expect("made");
            for ending in ["", ".gz", ".br"] {
                fs::write(format!("{}{ending}", file.display()), vec![0; size]).expect("written");
            }
        }
        folder
    }

    #[test]
    fn a_heavy_app_fails_the_check_and_only_the_check() {
        let heavy = client(200_000);
        assert!(show(heavy.path(), false).is_ok());
        let error = show(heavy.path(), true).expect_err("over budget").to_string();
        assert!(error.contains("resident weighs 200.0 KB"), "{error}");
        assert!(show(client(199_999).path(), true).is_ok());
    }
}
