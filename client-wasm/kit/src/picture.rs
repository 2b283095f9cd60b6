//! Pictures: scaled on the phone, kept there until they are sent, shown from where they lie.

use contract::{
    photos::{Claim, LONGEST_SIDE, Upload},
    problem::Kind,
};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, Url};

use crate::{
    browser,
    http::{Call, Failure},
    store,
};

/// What scaled pictures are.
pub const MEDIA_TYPE: &str = "image/jpeg";
/// What a document is.
pub const PDF: &str = "application/pdf";
/// How much of a picture's fineness is kept.
const QUALITY: f64 = 0.85;

/// A picture that cannot be read, or not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl From<JsValue> for Unreadable {
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl From<store::Unkept> for Unreadable {
    fn from(_: store::Unkept) -> Self {
        Self
    }
}

/// An address under which the page can show a blob, for as long as it is kept.
#[derive(Debug, PartialEq)]
pub struct BlobUrl(String);

impl BlobUrl {
    /// An address for this blob.
    ///
    /// # Errors
    /// The browser gives none.
    pub fn new(blob: &Blob) -> Result<Self, Unreadable> {
        Ok(Self(Url::create_object_url_with_blob(blob)?))
    }

    /// The address.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl Drop for BlobUrl {
    fn drop(&mut self) {
        // It fails only for an address that is none.
        Url::revoke_object_url(&self.0).ok();
    }
}

/// Scales a chosen picture and keeps it on the phone; gives the name under which it lies there.
///
/// # Errors
/// It is no picture that the browser can read, or the phone has no room for it.
pub async fn take(file: &File) -> Result<String, Unreadable> {
    let bytes = scaled(file).await?;
    let name = format!("picture/{}", browser::new_key());
    store::put(&[(name.clone(), bytes.into())]).await?;
    Ok(name)
}

/// The bytes of a kept picture.
///
/// # Errors
/// The phone has lost it.
pub async fn bytes(name: &str) -> Result<Uint8Array, Unreadable> {
    let kept = store::get(name).await?.ok_or(Unreadable)?;
    kept.dyn_into().map_err(Unreadable::from)
}

/// An address under which a kept picture can be shown.
///
/// # Errors
/// The phone has lost it.
pub async fn show(name: &str) -> Result<BlobUrl, Unreadable> {
    let options = BlobPropertyBag::new();
    options.set_type(MEDIA_TYPE);
    let parts = Array::of1(bytes(name).await?.as_ref());
    BlobUrl::new(&Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// Brings a kept picture to the server; gives what attaches it to a message, for a day. `None` if the phone has lost
/// it: it cannot be had back, and the words are worth sending without it.
///
/// # Errors
/// The server does not take it, or cannot be reached.
pub async fn upload(name: &str, anonymous: bool) -> Result<Option<Claim>, Failure> {
    let Ok(bytes) = bytes(name).await else {
        return Ok(None);
    };
    let call = Call::post("/photos").picture(MEDIA_TYPE, &bytes);
    let call = if anonymous { call.anonymous() } else { call };
    let Upload { id, claim } = call.send().await?;
    Ok(Some(Claim { id, claim }))
}

/// Brings a file to the server, a picture made smaller or a document as it is; gives what attaches it to an answer, for a day.
///
/// # Errors
/// It is neither, the server does not take it, or cannot be reached.
pub async fn attach(file: &File) -> Result<Claim, Failure> {
    let unreadable = || Failure::of(Kind::UnsupportedMedia);
    let call = if file.type_() == PDF {
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| unreadable())?;
        Call::post("/documents")
            .picture(PDF, &Uint8Array::new(&buffer))
            .named(&file.name())
    } else {
        let bytes = scaled(file).await.map_err(|_| unreadable())?;
        Call::post("/photos").picture(MEDIA_TYPE, &bytes)
    };
    let Upload { id, claim } = call.send().await?;
    Ok(Claim { id, claim })
}

/// How much so many bytes are, for people: `240 KB`, `2.1 MB`.
pub fn weight(bytes: u32) -> String {
    if bytes < 1_000_000 {
        format!("{} KB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
    }
}

/// Draws it small enough and encodes it anew: what the camera wrote beside it (place, time, device) stays here.
async fn scaled(file: &File) -> Result<Uint8Array, Unreadable> {
    let url = BlobUrl::new(file)?;
    let image = HtmlImageElement::new()?;
    image.set_src(url.text());
    // The browser turns it upright by itself, as the camera was held.
    JsFuture::from(image.decode()).await?;
    let (width, height) = fitted(image.natural_width(), image.natural_height());
    let canvas: HtmlCanvasElement = browser::document()
        .ok_or(Unreadable)?
        .create_element("canvas")?
        .dyn_into()
        .map_err(|_| Unreadable)?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or(Unreadable)?
        .dyn_into()
        .map_err(|_| Unreadable)?;
    // What shines through would turn black: the format knows no transparency.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width.into(), height.into());
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into())?;
    let blob = encoded(&canvas).await?;
    let buffer = JsFuture::from(blob.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer))
}

async fn encoded(canvas: &HtmlCanvasElement) -> Result<Blob, Unreadable> {
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            resolve.call1(&JsValue::NULL, &blob).ok();
        });
        if canvas
            .to_blob_with_type_and_encoder_options(done.unchecked_ref(), MEDIA_TYPE, &QUALITY.into())
            .is_err()
        {
            reject.call0(&JsValue::NULL).ok();
        }
    });
    JsFuture::from(promise).await?.dyn_into().map_err(Unreadable::from)
}

/// Width and height with the longest side cut down to what is wanted; nothing is made larger.
fn fitted(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= LONGEST_SIDE {
        return (width.max(1), height.max(1));
    }
    let part = |side: u32| {
        let scaled = u64::from(side) * u64::from(LONGEST_SIDE) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(LONGEST_SIDE).max(1)
    };
    (part(width), part(height))
}

#[cfg(test)]
mod tests {
    use super::{fitted, weight};

    #[test]
    fn a_weight_is_told_as_people_tell_it() {
        assert_eq!(
            [0, 1, 240_000, 2_190_000, 10_485_760].map(weight),
            ["0 KB", "1 KB", "240 KB", "2.1 MB", "10.4 MB"]
        );
    }

    #[test]
    fn only_what_is_too_large_is_made_smaller() {
        assert_eq!(fitted(4000, 3000), (1600, 1200));
        assert_eq!(fitted(3000, 4000), (1200, 1600));
        assert_eq!(fitted(800, 600), (800, 600));
        assert_eq!(fitted(50_000, 1), (1600, 1));
    }
}
