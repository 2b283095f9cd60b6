//! Pictures for tests: small, real, and with more in them than anybody should see.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A picture of a red and a blue half, in this format.
pub fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([200, 30, 30])
        } else {
            Rgb([30, 30, 200])
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// A JPEG picture.
pub fn jpeg() -> Vec<u8> {
    picture(ImageFormat::Jpeg, 64, 48)
}

/// A JPEG picture that no format makes small: noise, some hundred kilobytes of it.
pub fn large() -> Vec<u8> {
    let mut state = 1_u32;
    let image = RgbImage::from_fn(640, 480, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, red, green, blue] = state.to_le_bytes();
        Rgb([red, green, blue])
    });
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Jpeg).expect("a picture");
    bytes.into_inner()
}

/// A PDF with nothing on it.
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
      trailer<</Root 1 0 R>>\n%%EOF\n"
        .to_vec()
}

/// The text that [`jpeg_with_location`] hides.
pub const HIDDEN: &[u8] = b"SECRET-CAMERA-OWNER";

/// A JPEG picture that says where and by whom it was taken, and that it is to be shown turned by a quarter.
pub fn jpeg_with_location() -> Vec<u8> {
    let plain = jpeg();
    let exif = exif();
    let length = u16::try_from(exif.len() + 2).expect("a short segment").to_be_bytes();
    let mut with = plain[..2].to_vec();
    with.extend([0xff, 0xe1]);
    with.extend(length);
    with.extend(&exif);
    with.extend(&plain[2..]);
    with
}

/// An EXIF segment: orientation 6, an artist, and GPS coordinates.
fn exif() -> Vec<u8> {
    const ASCII: u16 = 2;
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    const RATIONAL: u16 = 5;
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut entry = tag.to_le_bytes().to_vec();
        entry.extend(kind.to_le_bytes());
        entry.extend(count.to_le_bytes());
        entry.extend(value.to_le_bytes());
        entry
    };
    let (artist_at, gps_at) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 20);
    let artist_length = u32::try_from(HIDDEN.len() + 1).expect("short");
    tiff.extend(3_u16.to_le_bytes());
    tiff.extend(entry(0x0112, SHORT, 1, 6));
    tiff.extend(entry(0x013b, ASCII, artist_length, artist_at));
    tiff.extend(entry(0x8825, LONG, 1, gps_at));
    tiff.extend([0; 4]);
    tiff.extend(HIDDEN);
    tiff.push(0);
    assert_eq!(tiff.len(), usize::try_from(gps_at).expect("short"), "the offsets fit");
    let coordinates_at = gps_at + 2 + 4 * 12 + 4;
    tiff.extend(4_u16.to_le_bytes());
    tiff.extend(entry(1, ASCII, 2, u32::from(b'N')));
    tiff.extend(entry(2, RATIONAL, 3, coordinates_at));
    tiff.extend(entry(3, ASCII, 2, u32::from(b'E')));
    tiff.extend(entry(4, RATIONAL, 3, coordinates_at + 24));
    tiff.extend([0; 4]);
    for number in [31_u32, 1, 18, 1, 30, 1, 120, 1, 35, 1, 0, 1] {
        tiff.extend(number.to_le_bytes());
    }
    [b"Exif\0\0".to_vec(), tiff].concat()
}

/// Whether `needle` lies somewhere in `bytes`.
pub fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// How far apart two colours are.
pub fn apart(one: Rgb<u8>, other: Rgb<u8>) -> u32 {
    one.0
        .iter()
        .zip(other.0)
        .map(|(one, other)| u32::from(one.abs_diff(other)))
        .sum()
}
