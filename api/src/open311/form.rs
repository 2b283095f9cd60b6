//! A report as it arrives: a form, in either of the two ways browsers and programs send one, with a picture perhaps.

use std::convert::Infallible;

use actix_web::{HttpRequest, dev::Payload, http::header, web::Query};
use bytes::Bytes;
use contract::{letters, photos::MAX_BYTES, problem::Kind};
use futures_util::stream;
use multer::Multipart;
use sha2::{Digest, Sha256};

use crate::{
    error::{Error, Result},
    http::collect,
};

/// Bytes of the words at most: 4,000 characters of four bytes, each byte written as three, and as much again for the rest.
const MAX_WORDS: usize = 96 * 1024;
/// Arguments of one report at most.
const MOST: usize = 100;
/// What the picture is called.
const MEDIA: &str = "media";

/// What was sent.
#[derive(Debug, Default)]
pub(super) struct Form {
    fields: Vec<(String, String)>,
    pub(super) media: Option<Bytes>,
}

impl Form {
    /// A form of these arguments, for whoever makes one up.
    pub(super) fn of<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self {
            fields: fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            media: None,
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// Malformed, too large, too slow, or no form at all.
    pub(super) async fn read(request: &HttpRequest, payload: Payload) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let form = if let Ok(boundary) = multer::parse_boundary(kind) {
            in_parts(collect(request, payload, MAX_BYTES + MAX_WORDS).await?, boundary).await?
        } else if kind.is_empty() || kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
            in_one(&collect(request, payload, MAX_WORDS).await?)?
        } else {
            return Err(Error::Problem(Kind::UnsupportedMedia));
        };
        form.checked()
    }

    fn checked(self) -> Result<Self> {
        let unsaid = |(_, value): &(String, String)| value.contains('\0');
        if self.fields.len() > MOST || self.fields.iter().any(unsaid) {
            return Err(Error::Problem(Kind::Malformed));
        }
        let upright = |(name, value): (String, String)| (name, letters::upright(&value));
        Ok(Self {
            fields: self.fields.into_iter().map(upright).collect(),
            ..self
        })
    }

    /// An argument; one without a value is none.
    ///
    /// # Errors
    /// A fault where it is given twice: nobody can know which is meant.
    pub(super) fn get(&self, name: &str) -> Result<Option<&str>> {
        let mut given = self.all().filter(|(known, _)| *known == name).map(|(_, value)| value);
        let first = given.next();
        if given.next().is_some() {
            return Err(Error::field(&format!("/{name}"), "wrong_type"));
        }
        Ok(first)
    }

    /// Every argument that has a value, as often as it is given.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.trim()));
        fields.filter(|(_, value)| !value.is_empty())
    }

    /// What it says, whichever way it was sent: what separates the parts is another each time.
    pub(super) fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        for part in self.fields.iter().flat_map(|(name, value)| [name, value]) {
            digest.update(part.len().to_be_bytes());
            digest.update(part);
        }
        digest.update(self.media.as_deref().unwrap_or_default());
        digest.finalize().into()
    }
}

fn in_one(bytes: &Bytes) -> Result<Form> {
    let text = std::str::from_utf8(bytes).map_err(|_| Error::Problem(Kind::Malformed))?;
    let fields = Query::<Vec<(String, String)>>::from_query(text).map_err(|_| Error::Problem(Kind::Malformed))?;
    Ok(Form {
        fields: fields.into_inner(),
        media: None,
    })
}

async fn in_parts(bytes: Bytes, boundary: String) -> Result<Form> {
    let malformed = |_| Error::Problem(Kind::Malformed);
    let mut parts = Multipart::new(stream::iter([Ok::<_, Infallible>(bytes)]), boundary);
    let mut form = Form::default();
    let mut words = 0;
    while let Some(part) = parts.next_field().await.map_err(malformed)? {
        let name = part.name().unwrap_or_default().to_owned();
        let content = part.bytes().await.map_err(malformed)?;
        if name == MEDIA {
            form.media = Some(content).filter(|content| !content.is_empty());
            continue;
        }
        words += name.len() + content.len();
        if words > MAX_WORDS || form.fields.len() >= MOST {
            return Err(Error::Problem(Kind::TooLarge));
        }
        let value = String::from_utf8(content.into()).map_err(|_| Error::Problem(Kind::Malformed))?;
        form.fields.push((name, value));
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        in_one(&Bytes::copy_from_slice(text.as_bytes())).expect(text)
    }

    fn parts(boundary: &str) -> Bytes {
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"service_code\"\r\n\r\nnoise\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.jpg\"\r\n\r\nJFIF\r\n--{boundary}--\r\n"
        )
        .into()
    }

    #[test]
    fn an_argument_is_what_it_says_and_an_empty_one_is_none() {
        let form = form("service_code=noise&description=%E5%99%AA+%E9%9F%B3&email=&lat=1&lat=2&attribute%5Bwho%5D%5B%5D=a");
        assert_eq!(form.get("service_code").expect("one"), Some("noise"));
        assert_eq!(form.get("description").expect("one"), Some("噪 音"));
        assert_eq!(form.get("email").expect("none"), None);
        form.get("lat").expect_err("which of the two?");
        assert!(form.all().any(|given| given == ("attribute[who][]", "a")));
    }

    #[tokio::test]
    async fn what_separates_the_parts_does_not_matter() {
        let one = in_parts(parts("abc"), "abc".to_owned()).await.expect("a form");
        let other = in_parts(parts("xyz"), "xyz".to_owned()).await.expect("a form");
        assert_eq!(one.get("service_code").expect("one"), Some("noise"));
        assert_eq!(one.media.as_deref(), Some(b"JFIF".as_slice()));
        assert_eq!(one.digest(), other.digest());
        assert_ne!(one.digest(), form("service_code=noise").digest());
    }

    #[tokio::test]
    async fn half_a_form_is_none() {
        let whole = parts("abc");
        let half = whole.slice(..whole.len() - 20);
        in_parts(half, "abc".to_owned()).await.expect_err("half a form");
        in_one(&Bytes::from_static(b"\xff=1")).expect_err("no text");
    }
}
