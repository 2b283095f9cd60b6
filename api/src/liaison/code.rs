//! The drawing of a QR code, for SVG: one path, one unit for a module.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode, Version, bits::Bits};

use crate::error::{Error, Result};

/// Modules of white around a code, without which phones do not find it.
const QUIET: usize = 4;

/// The largest of codes.
const LARGEST: i16 = 40;

/// A code that leads to `start` with `token` behind it: how many modules it has on a side, and the path of its dark ones.
///
/// # Errors
/// For an address that no code holds.
pub(crate) fn draw(start: &str, token: &str) -> Result<(u32, String)> {
    let code = smallest(start, token)?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let length = run.len();
                write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET).map_err(Error::internal)?;
            }
            x += run.len();
        }
    }
    Ok((u32::try_from(width + 2 * QUIET).map_err(Error::internal)?, path))
}

/// The smallest code that holds both, and of which a seventh may be scratched or worn.
///
/// Capitals and digits take less room where they are announced, which `QrCode::new` does not find out by itself.
fn smallest(start: &str, token: &str) -> Result<QrCode> {
    for version in 1..=LARGEST {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_byte_data(start.as_bytes()).map_err(Error::internal)?;
        bits.push_alphanumeric_data(token.as_bytes()).map_err(Error::internal)?;
        if bits.push_terminator(EcLevel::M).is_ok() {
            return QrCode::with_bits(bits, EcLevel::M).map_err(Error::internal);
        }
    }
    Err(Error::internal("an address that no code holds"))
}

#[cfg(test)]
mod tests {
    use super::{QUIET, draw};

    /// What is drawn, on a canvas of four pixels a module.
    fn canvas(modules: usize, path: &str) -> image::GrayImage {
        let mut dark = vec![false; modules * modules];
        for run in path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').expect("x");
            let (y, rest) = rest.split_once('h').expect("y");
            let (length, _) = rest.split_once('v').expect("a length");
            let number = |text: &str| text.parse::<usize>().expect("a number");
            let start = number(y) * modules + number(x);
            dark[start..start + number(length)].fill(true);
        }
        let side = u32::try_from(modules * 4).expect("a side");
        image::GrayImage::from_fn(side, side, |x, y| {
            let module = |at: u32| usize::try_from(at / 4).expect("a place");
            image::Luma([if dark[module(y) * modules + module(x)] { 0 } else { 255 }])
        })
    }

    #[test]
    fn a_drawn_code_is_read_again_and_is_coarse() {
        let (start, token) = ("https://lianxin.example.gov.cn/card/#", "00HJ5X7MZ0V6E3R9K2T8QAWBCD");
        let (modules, path) = draw(start, token).expect("a code");
        let modules = usize::try_from(modules).expect("a side");
        assert!(
            modules <= 33 + 2 * QUIET,
            "{modules}: printed 31 mm wide, a module has 0.75 mm"
        );
        let mut image = rqrr::PreparedImage::prepare(canvas(modules, &path));
        let grids = image.detect_grids();
        let (_, text) = grids.first().expect("a code").decode().expect("a text");
        assert_eq!(text, format!("{start}{token}"));
    }
}
