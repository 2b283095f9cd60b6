//! Backup and restore: the whole database at one moment and its pictures, in one tar file that either database can
//! be restored from. Never the keys: without them the telephone numbers inside stay sealed.
//!
//! Knows tables only as the database describes them, so that a new feature is in the backup without being named
//! here. The search index is not in it; it is made anew.

mod archive;
mod catalog;
mod dump;
mod load;
#[cfg(test)]
mod tests;

use std::{fmt, path::Path};

use archive::{Manifest, Writer};
use contract::ids::PhotoId;

use crate::{
    auth::{installation, keys::Keys},
    db::Db,
    error::{Error, Result},
    moment::Moment,
    photos::{PhotoStore, Size},
    settings::Settings,
};

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Rows of all tables.
    pub rows: u64,
    /// Pictures, in whatever sizes there are.
    pub pictures: u64,
    /// The digest key its people are found by, if it was ever served.
    pub digest_key: Option<String>,
}

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rows: {}, pictures: {}.", self.rows, self.pictures)?;
        match &self.digest_key {
            Some(key) => write!(
                f,
                " The keys are not in the backup: it can be served only with the file of keys that holds the digest key {key}."
            ),
            None => Ok(()),
        }
    }
}

impl From<&Manifest> for Contents {
    fn from(manifest: &Manifest) -> Self {
        Self {
            rows: manifest.rows.values().sum(),
            pictures: manifest.pictures,
            digest_key: manifest.digest_key.clone(),
        }
    }
}

/// Writes everything into `file`, which must not be there yet and appears only when it is whole.
///
/// # Errors
/// When the database, the pictures or the file cannot be had.
pub async fn backup(settings: &Settings, file: &Path) -> Result<Contents> {
    // As it is: a backup that changes what it copies is none.
    let (db, pictures) = open(settings, Db::open_unchanged).await?;
    let writer = Writer::create(file, Moment::now())?;
    let (mut writer, ids) = db.read(move |conn| dump::everything(conn, writer)).await?;
    for id in ids {
        add_picture(&mut writer, &pictures, id).await?;
    }
    let manifest = tokio::task::spawn_blocking(move || writer.finish())
        .await
        .map_err(Error::internal)??;
    Ok(Contents::from(&manifest))
}

/// A picture that is not there is left out: it was erased since, or its sender's upload never ended.
async fn add_picture(writer: &mut Writer, pictures: &PhotoStore, id: PhotoId) -> Result<()> {
    let mut found = false;
    for size in Size::ALL {
        if let Some(bytes) = pictures.get(id, size).await? {
            writer.add(&archive::picture_path(id, size), &bytes)?;
            found = true;
        }
    }
    writer.manifest.pictures += u64::from(found);
    Ok(())
}

/// Reads `file` into a database and a store of pictures that are empty.
///
/// # Errors
/// When the file is damaged or of another version, the database is not empty, or anything cannot be written; the
/// database is then as empty as before.
pub async fn restore(settings: &Settings, file: &Path) -> Result<Contents> {
    let checked = file.to_owned();
    let manifest = tokio::task::spawn_blocking(move || archive::check(&checked))
        .await
        .map_err(Error::internal)??;
    // With other keys in place nobody in it would be found; without any they can be put there later.
    let keys_file = settings.keys_file();
    if let (Some(key), keys @ Some(_)) = (&manifest.digest_key, Keys::existing(&keys_file)?) {
        installation::insist(Ok(keys), &keys_file, key).map_err(|error| Error::Internal(format!("keys.file: {error}")))?;
    }
    let (db, pictures) = open(settings, Db::open).await?;
    let expected = manifest.clone();
    db.read(move |conn| load::fits(conn, &expected)).await?;
    // Pictures first: once there are rows, there are their pictures.
    for entry in archive::open(file)?.entries().map_err(Error::internal)? {
        let mut entry = entry.map_err(Error::internal)?;
        if let Some((id, size)) = archive::picture_of(&archive::path_of(&entry)?) {
            pictures.put(id, size, archive::bytes(&mut entry)?.into()).await?;
        }
    }
    let (source, expected) = (file.to_owned(), manifest.clone());
    db.write(move |conn| load::everything(conn, &source, &expected)).await?;
    Ok(Contents::from(&manifest))
}

async fn open(settings: &Settings, how: fn(&Settings) -> Result<Db>) -> Result<(Db, PhotoStore)> {
    let folder = &settings.data.directory;
    std::fs::create_dir_all(folder).map_err(|error| Error::Internal(format!("data.directory: {error}")))?;
    let opening = settings.clone();
    let db = tokio::task::spawn_blocking(move || how(&opening))
        .await
        .map_err(Error::internal)??;
    Ok((db, PhotoStore::open(settings)?))
}
