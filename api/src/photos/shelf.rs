//! Where the bytes of pictures lie: a folder, or a bucket.

use std::sync::Arc;

use bytes::Bytes;
use contract::{ids::PhotoId, publication::Area};
use object_store::{ObjectStore, ObjectStoreExt, aws::AmazonS3Builder, local::LocalFileSystem, path::Path};
use secrecy::ExposeSecret;
use tokio::sync::Semaphore;

use super::picture::Picture;
use crate::{
    error::{Error, Result},
    outside::tls,
    settings::{self, Settings},
};

/// Pictures that are decoded at once: each may need 200 MB for a moment.
const AT_ONCE: usize = 2;

/// The pictures; cheap to clone.
#[derive(Clone)]
pub struct PhotoStore {
    objects: Arc<dyn ObjectStore>,
    decoding: Arc<Semaphore>,
}

/// The sizes of a picture, or that it is no picture but a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Full,
    Thumbnail,
    Document,
}

impl Size {
    pub(crate) const ALL: [Self; 3] = [Self::Full, Self::Thumbnail, Self::Document];

    /// The end of the name of its bytes.
    pub(crate) const fn suffix(self) -> &'static str {
        match self {
            Self::Full => ".jpg",
            Self::Thumbnail => "-thumbnail.jpg",
            Self::Document => ".pdf",
        }
    }
}

impl PhotoStore {
    /// Opens the folder or bucket that the settings name.
    ///
    /// # Errors
    /// When the folder cannot be made, or the bucket's settings do not fit.
    pub fn open(settings: &Settings) -> Result<Self> {
        let objects: Arc<dyn ObjectStore> = match settings.photos.store {
            settings::PhotoStore::Folder => {
                let folder = settings.data.directory.join("photos");
                std::fs::create_dir_all(&folder).map_err(|error| Error::Internal(format!("data.directory: {error}")))?;
                let folder = LocalFileSystem::new_with_prefix(folder)
                    .map_err(|error| Error::Internal(format!("data.directory: {error}")))?;
                Arc::new(folder.with_fsync(true))
            }
            settings::PhotoStore::S3 => Arc::new(bucket(&settings.photos)?),
        };
        Ok(Self {
            objects,
            decoding: Arc::new(Semaphore::new(AT_ONCE)),
        })
    }

    /// Decodes, cleans and scales, off the asynchronous threads and only so many at once.
    ///
    /// # Errors
    /// As [`Picture::read`].
    pub(super) async fn prepare(&self, media_type: &str, bytes: Bytes) -> Result<Picture> {
        let format = super::picture::format_of(media_type, &bytes)?;
        self.in_turn(move || Picture::read(format, &bytes)).await
    }

    /// Makes parts of a picture that is kept unreadable, as [`PhotoStore::prepare`] does its work. The picture itself stays.
    ///
    /// # Errors
    /// [`Error::NOT_FOUND`] for a picture that is gone; [`Error::Unavailable`] when the store is.
    pub(super) async fn redacted(&self, id: PhotoId, areas: Vec<Area>) -> Result<Picture> {
        let bytes = self.get(id, Size::Full).await?.ok_or(Error::NOT_FOUND)?;
        self.in_turn(move || Picture::redacted(&bytes, &areas)).await
    }

    async fn in_turn(&self, work: impl FnOnce() -> Result<Picture> + Send + 'static) -> Result<Picture> {
        let turn = self.decoding.clone().acquire_owned().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let picture = work();
            drop(turn);
            picture
        })
        .await
        .map_err(Error::internal)?
    }

    /// Keeps the bytes of a picture in one size.
    ///
    /// # Errors
    /// [`Error::StorageFull`] when there is no room, [`Error::Unavailable`] when the store is gone.
    pub(crate) async fn put(&self, id: PhotoId, size: Size, bytes: Bytes) -> Result<()> {
        self.objects
            .put(&path(id, size), bytes.into())
            .await
            .map(|_| ())
            .map_err(failed)
    }

    /// The bytes of a picture in one size, if they are there.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the store is gone.
    pub(crate) async fn get(&self, id: PhotoId, size: Size) -> Result<Option<Bytes>> {
        match self.objects.get(&path(id, size)).await {
            Ok(found) => found.bytes().await.map(Some).map_err(failed),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    /// Removes the bytes of a picture in every size; that they are gone already is no fault.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the store is gone.
    pub(crate) async fn remove(&self, id: PhotoId) -> Result<()> {
        for size in Size::ALL {
            match self.objects.delete(&path(id, size)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Ok(())
    }
}

fn path(id: PhotoId, size: Size) -> Path {
    Path::from(format!("{id}{}", size.suffix()))
}

fn bucket(photos: &settings::Photos) -> Result<object_store::aws::AmazonS3> {
    tls::choose();
    let mut bucket = AmazonS3Builder::new()
        .with_bucket_name(&photos.bucket)
        .with_region(&photos.region);
    if !photos.endpoint.is_empty() {
        // A store of one's own usually speaks plain HTTP behind the same wall.
        bucket = bucket
            .with_endpoint(&photos.endpoint)
            .with_allow_http(photos.endpoint.starts_with("http://"));
    }
    if !photos.access_key.is_empty() {
        bucket = bucket
            .with_access_key_id(&photos.access_key)
            .with_secret_access_key(photos.secret_key.expose_secret());
    }
    bucket.build().map_err(|error| Error::Internal(format!("photos: {error}")))
}

#[expect(clippy::needless_pass_by_value, reason = "made for `map_err`")]
fn failed(error: object_store::Error) -> Error {
    let text = error.to_string();
    if ["No space left", "os error 28", "quota exceeded"]
        .iter()
        .any(|sign| text.contains(sign))
    {
        Error::StorageFull
    } else {
        Error::Unavailable(format!("pictures: {text}"))
    }
}
