//! The files of the client: written, named after their content, and compressed beside themselves.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow};
use brotli::enc::backward_references::BrotliEncoderMode;
use sha2::{Digest, Sha256};

/// Kinds of files that get smaller when compressed.
const COMPRESSED: [&str; 8] = ["html", "js", "css", "wasm", "json", "svg", "webmanifest", "txt"];

/// A folder that is being filled.
pub(crate) struct Assets {
    folder: PathBuf,
    written: Vec<PathBuf>,
}

impl Assets {
    /// Makes the folder.
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
        Ok(Self {
            folder: folder.to_path_buf(),
            written: Vec::new(),
        })
    }

    /// Writes a file under its own name.
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let file = self.folder.join(name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).with_context(|| format!("{} could not be made", parent.display()))?;
        }
        fs::write(&file, content).with_context(|| format!("{} could not be written", file.display()))?;
        self.written.push(file);
        Ok(())
    }

    /// Writes a file under a name that changes with its content and gives the address it will have.
    pub(crate) fn add_hashed(&mut self, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
        let name = format!("assets/{stem}-{}.{extension}", digest(content));
        self.add(&name, content)?;
        Ok(format!("/{name}"))
    }

    /// Writes `.br` and `.gz` beside every file that gains by it, all at once: the largest takes a while.
    pub(crate) fn compress(&self) -> Result<()> {
        let gains = |file: &&PathBuf| {
            COMPRESSED
                .iter()
                .any(|kind| file.extension().is_some_and(|extension| extension == *kind))
        };
        thread::scope(|scope| {
            let works: Vec<_> = self
                .written
                .iter()
                .filter(gains)
                .map(|file| scope.spawn(|| compress(file)))
                .collect();
            works
                .into_iter()
                .try_for_each(|work| work.join().map_err(|_| anyhow!("a compressing thread broke"))?)
        })
    }
}

fn compress(file: &Path) -> Result<()> {
    let content = fs::read(file).with_context(|| format!("{} could not be read", file.display()))?;
    let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", file.display()));
    fs::write(beside("br"), brotli(&content, file)?)?;
    fs::write(beside("gz"), gzip(&content)?)?;
    Ok(())
}

/// Sixteen letters that stand for a content.
pub(crate) fn digest(content: &[u8]) -> String {
    let mut hex = format!("{:x}", Sha256::digest(content));
    hex.truncate(16);
    hex
}

/// How short distances are named in WebAssembly: bits that are told apart, and distances that are named outright. Which way of
/// naming them comes out best depends on how things happen to lie, by up to a quarter of a hundredth.
const DISTANCES: [(u32, u32); 4] = [(0, 9), (0, 13), (0, 15), (1, 2)];

/// WebAssembly is numbers, whose higher bits say what comes next, and often repeats what stands a few bytes before: with those
/// bits as context and short distances named outright it has a hundredth less.
fn brotli(content: &[u8], file: &Path) -> Result<Vec<u8>> {
    let mut parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..Default::default()
    };
    let compress = |parameters: &_| {
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut &*content, &mut compressed, parameters).context("brotli")?;
        Ok(compressed)
    };
    if file.extension().is_none_or(|extension| extension != "wasm") {
        return compress(&parameters);
    }
    parameters.mode = BrotliEncoderMode::BROTLI_FORCE_MSB_PRIOR;
    parameters.lgblock = 16;
    parameters.avoid_distance_prefix_search = true;
    let each = DISTANCES.map(|(bits, named)| {
        parameters.dist.distance_postfix_bits = bits;
        parameters.dist.num_direct_distance_codes = named;
        compress(&parameters)
    });
    let all: Vec<Vec<u8>> = each.into_iter().collect::<Result<_>>()?;
    all.into_iter().min_by_key(Vec::len).context("nothing was compressed")
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish().context("gzip")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_is_what_it_was() {
        let content: Vec<u8> = (0..200_000_u32).flat_map(|number| (number / 7).to_le_bytes()).collect();
        for name in ["app.wasm", "app.js"] {
            let compressed = brotli(&content, Path::new(name)).expect("compressed");
            let mut again = Vec::new();
            brotli::BrotliDecompress(&mut &*compressed, &mut again).expect("brotli");
            assert_eq!(again, content, "{name}");
        }
    }

    #[test]
    fn names_follow_content_and_text_is_compressed_beside_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut assets = Assets::new(folder.path()).expect("assets");
        let first = assets.add_hashed("app", "js", b"let a = 1;").expect("first");
        let second = assets.add_hashed("app", "js", b"let a = 2;").expect("second");
        assets.add("icon.png", b"not text").expect("icon");
        assets.compress().expect("compressed");
        assert_ne!(first, second);
        for ending in ["", ".br", ".gz"] {
            assert!(folder.path().join(format!("{}{ending}", &first[1..])).exists(), "{ending}");
        }
        assert!(!folder.path().join("icon.png.br").exists());
    }
}
