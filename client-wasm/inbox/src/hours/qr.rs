//! The drawing of a QR code: one path, one unit for a module.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode, Version, bits::Bits};
use yew::prelude::*;

/// Modules of white around a code, without which phones do not find it.
const QUIET: usize = 4;

/// The largest of codes that are small enough for paper.
const LARGEST: i16 = 15;

/// A code that says `words`; nothing where they are too long for one.
pub(super) fn qr(words: &str, label: &'static str) -> Html {
    let Some(code) = smallest(words) else {
        return Html::default();
    };
    let side = code.width() + 2 * QUIET;
    let path = path(&code.to_colors(), code.width());
    html! {
        <svg class="lx-qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={label} data-test="qr">
            <path d={path} />
        </svg>
    }
}

/// The smallest code that holds the words. As plain bytes: what finds shorter spellings would have to be downloaded.
fn smallest(words: &str) -> Option<QrCode> {
    (1..=LARGEST).find_map(|version| {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_byte_data(words.as_bytes()).ok()?;
        bits.push_terminator(EcLevel::M).ok()?;
        QrCode::with_bits(bits, EcLevel::M).ok()
    })
}

fn path(colors: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                // Writing to a text never fails.
                write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET).ok();
            }
            x += length;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{Color, QUIET, path};

    #[test]
    fn dark_runs_are_drawn_row_by_row() {
        let row = [Color::Dark, Color::Dark, Color::Light, Color::Dark];
        assert_eq!(
            path(&row, 2),
            format!("M{QUIET} {QUIET}h2v1h-2zM{} {}h1v1h-1z", QUIET + 1, QUIET + 1)
        );
    }
}
