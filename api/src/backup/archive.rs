//! The file: parts of tables, pictures, and at the end a manifest with the digest of everything before it.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use contract::ids::PhotoId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tar::{Archive, Builder, Entry, Header};

use crate::{
    error::{Error, Result},
    moment::Moment,
    photos::Size,
};

const MANIFEST: &str = "manifest.json";
/// Of the file's own form; counts up when an older one could not be read any more.
const FORMAT: u32 = 1;

/// What a backup says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    format: u32,
    /// The program that made it.
    version: String,
    made_at: chrono::DateTime<chrono::Utc>,
    /// The migrations its tables had.
    pub(super) migrations: Vec<String>,
    /// The digest key its people are found by, if it was ever served.
    pub(super) digest_key: Option<String>,
    /// Rows by table.
    pub(super) rows: BTreeMap<String, u64>,
    pub(super) pictures: u64,
    /// SHA-256 by path.
    digests: BTreeMap<String, String>,
}

/// A backup that is being written, beside where it will be.
pub(super) struct Writer {
    tar: Builder<BufWriter<File>>,
    beside: PathBuf,
    target: PathBuf,
    pub(super) manifest: Manifest,
}

impl Writer {
    /// # Errors
    /// When the file is there, or cannot be made.
    pub(super) fn create(target: &Path, moment: Moment) -> Result<Self> {
        if target.exists() {
            return Err(Error::Internal(format!("{} is there already", target.display())));
        }
        let mut beside = target.as_os_str().to_owned();
        beside.push(".partial");
        let beside = PathBuf::from(beside);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        // It holds what people wrote.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&beside).map_err(|error| failed(&beside, error))?;
        let manifest = Manifest {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: moment.time(),
            migrations: Vec::new(),
            digest_key: None,
            rows: BTreeMap::new(),
            pictures: 0,
            digests: BTreeMap::new(),
        };
        Ok(Self {
            tar: Builder::new(BufWriter::new(file)),
            beside,
            target: target.to_owned(),
            manifest,
        })
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        self.manifest.digests.insert(path.to_owned(), digest(bytes));
        self.append(path, bytes)
    }

    fn append(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let mut header = Header::new_gnu();
        header.set_size(u64::try_from(bytes.len()).map_err(Error::internal)?);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(self.manifest.made_at.timestamp()).unwrap_or_default());
        self.tar
            .append_data(&mut header, path, bytes)
            .map_err(|error| failed(&self.beside, error))
    }

    /// Ends the file, waits until it is on disk, and puts it in its place.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn finish(mut self) -> Result<Manifest> {
        let manifest = serde_json::to_vec_pretty(&self.manifest).map_err(Error::internal)?;
        self.append(MANIFEST, &manifest)?;
        let end = || -> std::io::Result<()> {
            let mut file = self.tar.into_inner()?;
            file.flush()?;
            file.get_ref().sync_all()?;
            fs::rename(&self.beside, &self.target)?;
            // The name is on disk only when its folder is.
            let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty());
            File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
        };
        end().map_err(|error| failed(&self.target, error))?;
        Ok(self.manifest)
    }
}

/// Opens a backup for reading.
///
/// # Errors
/// When there is none.
pub(super) fn open(file: &Path) -> Result<Archive<BufReader<File>>> {
    Ok(Archive::new(BufReader::new(
        File::open(file).map_err(|error| failed(file, error))?,
    )))
}

/// Reads the whole file and compares it with its manifest, before anything of it is believed.
///
/// # Errors
/// Says what is damaged, missing or too much.
pub(super) fn check(file: &Path) -> Result<Manifest> {
    let mut found = BTreeMap::new();
    let mut manifest = None;
    for entry in open(file)?.entries().map_err(|error| failed(file, error))? {
        let mut entry = entry.map_err(|error| failed(file, error))?;
        let path = path_of(&entry)?;
        let bytes = bytes(&mut entry)?;
        if path == MANIFEST {
            let read: Manifest =
                serde_json::from_slice(&bytes).map_err(|error| failed(file, format!("the manifest: {error}")))?;
            manifest = Some(read);
        } else if found.insert(path.clone(), digest(&bytes)).is_some() {
            return Err(failed(file, format!("{path} is in it twice")));
        }
    }
    let manifest = manifest.ok_or_else(|| failed(file, "it has no manifest: it is no backup, or only a part of one"))?;
    if manifest.format != FORMAT {
        return Err(failed(
            file,
            format!("its form is {}, and only {FORMAT} can be read", manifest.format),
        ));
    }
    let wrong = manifest
        .digests
        .iter()
        .find(|(path, digest)| found.get(*path) != Some(digest))
        .map(|(path, _)| path);
    let more = || found.keys().find(|path| !manifest.digests.contains_key(*path));
    match wrong.or_else(more) {
        Some(path) => Err(failed(file, format!("{path} is damaged, missing or does not belong there"))),
        None => Ok(manifest),
    }
}

/// The path of an entry.
///
/// # Errors
/// When it is no text.
pub(super) fn path_of<R: Read>(entry: &Entry<'_, R>) -> Result<String> {
    Ok(entry.path().map_err(Error::internal)?.to_string_lossy().into_owned())
}

/// The bytes of an entry.
///
/// # Errors
/// When the file ends too early.
pub(super) fn bytes<R: Read>(entry: &mut Entry<'_, R>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

/// Where a part of a table is.
pub(super) fn table_path(table: &str, part: usize) -> String {
    format!("tables/{table}/{part:06}.jsonl")
}

/// The table that an entry is a part of.
pub(super) fn table_of(path: &str) -> Option<&str> {
    path.strip_prefix("tables/")?.split_once('/').map(|(table, _)| table)
}

/// Where a picture is.
pub(super) fn picture_path(id: PhotoId, size: Size) -> String {
    format!("pictures/{id}{}", size.suffix())
}

/// The picture that an entry is.
pub(super) fn picture_of(path: &str) -> Option<(PhotoId, Size)> {
    let name = path.strip_prefix("pictures/")?;
    Size::ALL
        .into_iter()
        .find_map(|size| Some((name.strip_suffix(size.suffix())?.parse().ok()?, size)))
}

fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

fn failed(file: &Path, cause: impl std::fmt::Display) -> Error {
    Error::Internal(format!("{}: {cause}", file.display()))
}
