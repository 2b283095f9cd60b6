//! One picture: what it is, and how it is cleaned.
//!
//! What is kept is made anew from the pixels alone, so nothing that came with them can stay: no place, no time, no
//! camera, no name.

use std::io::Cursor;

use bytes::Bytes;
use contract::{
    photos::{LONGEST_SIDE, MAX_PIXELS},
    problem::Kind,
    publication::Area,
};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops::FilterType,
};

use super::redaction;
use crate::error::{Error, Result};

/// The longest side of a thumbnail.
const THUMBNAIL: u32 = 320;
/// Of JPEG: a photograph at this quality is not told from the original on a telephone.
const QUALITY: u8 = 82;
/// Bytes that decoding may take: the most pixels, of four bytes, and as much again to work with.
const MAX_MEMORY: u64 = MAX_PIXELS * 8;

/// A picture that is ready to be kept.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) full: Bytes,
    pub(super) thumbnail: Bytes,
}

/// What the bytes are, if that is what they are said to be.
///
/// # Errors
/// `UnsupportedMedia` for everything else.
pub(super) fn format_of(media_type: &str, bytes: &[u8]) -> Result<ImageFormat> {
    let unsupported = Error::Problem(Kind::UnsupportedMedia);
    let said = match media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
        .as_str()
    {
        "image/jpeg" => ImageFormat::Jpeg,
        "image/png" => ImageFormat::Png,
        "image/webp" => ImageFormat::WebP,
        _ => return Err(unsupported),
    };
    if image::guess_format(bytes).ok() == Some(said) {
        Ok(said)
    } else {
        Err(unsupported)
    }
}

/// What bytes are that came without saying: nothing that is taken in where they are no picture.
pub(super) fn media_type_of(bytes: &[u8]) -> &'static str {
    image::guess_format(bytes).map_or("", |format| format.to_mime_type())
}

impl Picture {
    /// Decodes and makes anew. Takes time and memory.
    ///
    /// # Errors
    /// `TooLarge` for more pixels than are ever decoded; `UnsupportedMedia` for bytes that are no picture.
    pub(super) fn read(format: ImageFormat, bytes: &[u8]) -> Result<Self> {
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(MAX_MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(broken)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(Error::Problem(Kind::TooLarge));
        }
        // A picture without it is upright.
        let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
        let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
        let mut scaled = if width.max(height) > LONGEST_SIDE {
            image.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle)
        } else {
            image
        };
        scaled.apply_orientation(orientation);
        Self::of(on_white(scaled))
    }

    /// A picture that was made here before, with these areas made unreadable: another picture, of which nothing else is known.
    /// Takes time and memory.
    ///
    /// # Errors
    /// For bytes that are no picture.
    pub(super) fn redacted(bytes: &[u8], areas: &[Area]) -> Result<Self> {
        let mut image = image::load_from_memory(bytes).map_err(Error::internal)?.into_rgb8();
        for area in areas {
            redaction::hide(&mut image, *area);
        }
        Self::of(image)
    }

    fn of(image: RgbImage) -> Result<Self> {
        let full = DynamicImage::ImageRgb8(image);
        let thumbnail = if full.width().max(full.height()) > THUMBNAIL {
            full.thumbnail(THUMBNAIL, THUMBNAIL)
        } else {
            full.clone()
        };
        Ok(Self {
            width: full.width(),
            height: full.height(),
            full: jpeg(&full)?,
            thumbnail: jpeg(&thumbnail)?,
        })
    }
}

/// JPEG knows no transparency: what shines through is white, as paper is.
fn on_white(image: DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let image = image.into_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [red, green, blue, alpha] = image.get_pixel(x, y).0;
        let over = |channel: u8| {
            let mixed = (u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

fn jpeg(image: &DynamicImage) -> Result<Bytes> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(image)
        .map_err(Error::internal)?;
    Ok(bytes.into())
}

#[expect(clippy::needless_pass_by_value, reason = "made for `map_err`")]
fn broken(error: image::ImageError) -> Error {
    match error {
        image::ImageError::Limits(_) => Error::Problem(Kind::TooLarge),
        _ => Error::Problem(Kind::UnsupportedMedia),
    }
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;

    fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner()
    }

    fn red(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([200, 10, 10])))
    }

    #[test]
    fn a_picture_must_be_what_it_is_said_to_be() {
        let png = encoded(&red(8, 8), ImageFormat::Png);
        assert!(format_of("image/png", &png).is_ok());
        assert!(format_of("IMAGE/PNG; charset=binary", &png).is_ok());
        for media_type in ["image/jpeg", "image/gif", "image/svg+xml", ""] {
            assert!(
                matches!(format_of(media_type, &png), Err(Error::Problem(Kind::UnsupportedMedia))),
                "{media_type}"
            );
        }
        assert!(format_of("image/png", b"<svg/>").is_err());
    }

    #[test]
    fn a_large_picture_is_scaled_and_a_small_one_left() {
        let large = Picture::read(ImageFormat::Jpeg, &encoded(&red(3_200, 800), ImageFormat::Jpeg)).expect("a picture");
        assert_eq!((large.width, large.height), (1_600, 400));
        let thumbnail = image::load_from_memory(&large.thumbnail).expect("a thumbnail");
        assert_eq!((thumbnail.width(), thumbnail.height()), (320, 80));
        let small = Picture::read(ImageFormat::WebP, &encoded(&red(20, 10), ImageFormat::WebP)).expect("a picture");
        assert_eq!((small.width, small.height), (20, 10));
        assert_eq!(image::guess_format(&small.full).expect("a format"), ImageFormat::Jpeg);
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0])));
        let picture = Picture::read(ImageFormat::Png, &encoded(&clear, ImageFormat::Png)).expect("a picture");
        let pixel = *image::load_from_memory(&picture.full)
            .expect("a picture")
            .into_rgb8()
            .get_pixel(4, 4);
        assert!(pixel.0.iter().all(|channel| *channel > 250), "{pixel:?}");
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        // A PNG that says it is 60,000 × 60,000 and has no data to speak of.
        let mut bomb = encoded(&red(1, 1), ImageFormat::Png);
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let checksum = checksum(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&checksum.to_be_bytes());
        let outcome = Picture::read(ImageFormat::Png, &bomb);
        assert!(matches!(outcome, Err(Error::Problem(Kind::TooLarge))), "{outcome:?}");
    }

    #[test]
    fn half_a_picture_is_none() {
        let png = encoded(&red(64, 64), ImageFormat::Png);
        let outcome = Picture::read(ImageFormat::Png, &png[..png.len() / 2]);
        assert!(matches!(outcome, Err(Error::Problem(Kind::UnsupportedMedia))), "{outcome:?}");
    }

    /// CRC-32, as PNG has it.
    fn checksum(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            })
        })
    }
}
