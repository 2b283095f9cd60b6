//! Making parts of a picture unreadable, for good: pure.
//!
//! Every area becomes one colour. What a mosaic of small squares or a blur shows can be computed back, letter by letter; of an
//! average of all there is nothing left to compute.

use contract::publication::Area;
use image::{Rgb, RgbImage};

/// Steps in which a colour is told: an exact average says more of what was averaged than anybody has to know.
const STEP: u32 = 32;

/// The part of an area that lies on a picture of this width and height: left, top, right and bottom. None where it lies beside.
pub(super) fn on_picture(area: Area, (width, height): (u32, u32)) -> Option<(u32, u32, u32, u32)> {
    let right = area.x.saturating_add(area.width).min(width);
    let bottom = area.y.saturating_add(area.height).min(height);
    (area.x < right && area.y < bottom).then_some((area.x, area.y, right, bottom))
}

/// Makes an area unreadable; one beside the picture changes nothing.
pub(super) fn hide(image: &mut RgbImage, area: Area) {
    let Some((left, top, right, bottom)) = on_picture(area, image.dimensions()) else {
        return;
    };
    let colour = average(image, (left, top, right, bottom));
    for y in top..bottom {
        for x in left..right {
            image.put_pixel(x, y, colour);
        }
    }
}

fn average(image: &RgbImage, (left, top, right, bottom): (u32, u32, u32, u32)) -> Rgb<u8> {
    let mut sums = [0_u64; 3];
    for y in top..bottom {
        for x in left..right {
            for (sum, channel) in sums.iter_mut().zip(image.get_pixel(x, y).0) {
                *sum += u64::from(channel);
            }
        }
    }
    let pixels = u64::from(right - left) * u64::from(bottom - top);
    Rgb(sums.map(|sum| coarse(u32::try_from(sum / pixels.max(1)).unwrap_or_default())))
}

/// The middle of the step that a channel lies in.
fn coarse(channel: u32) -> u8 {
    u8::try_from(channel / STEP * STEP + STEP / 2).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn what_lies_beside_the_picture_is_left_out() {
        for (given, expected) in [
            (area(10, 20, 30, 40), Some((10, 20, 40, 60))),
            (area(90, 70, 30, 40), Some((90, 70, 100, 80))),
            (area(0, 0, 10_000, 10_000), Some((0, 0, 100, 80))),
            (area(99, 79, 1, 1), Some((99, 79, 100, 80))),
            (area(100, 0, 5, 5), None),
            (area(0, 80, 5, 5), None),
            (area(u32::MAX, 0, u32::MAX, 5), None),
        ] {
            assert_eq!(on_picture(given, (100, 80)), expected, "{given:?}");
        }
    }

    #[test]
    fn an_area_is_of_one_colour_and_everything_else_as_it_was() {
        let original = RgbImage::from_fn(40, 30, |x, y| {
            Rgb([u8::try_from(x * 6).unwrap_or(0), u8::try_from(y * 8).unwrap_or(0), 77])
        });
        let mut hidden = original.clone();
        let (left, top, right, bottom) = (30, 5, 40, 25);
        hide(&mut hidden, area(left, top, 50, bottom - top));
        let colour = *hidden.get_pixel(left, top);
        for (x, y, pixel) in hidden.enumerate_pixels() {
            if (left..right).contains(&x) && (top..bottom).contains(&y) {
                assert_eq!(*pixel, colour, "{x} {y}");
            } else {
                assert_eq!(pixel, original.get_pixel(x, y), "{x} {y}");
            }
        }
        assert!(
            colour.0.iter().all(|channel| channel % 32 == 16),
            "{colour:?} is told in steps"
        );
    }

    #[test]
    fn areas_may_lie_over_each_other() {
        let mut image = RgbImage::from_fn(20, 20, |x, _| Rgb([if x < 10 { 255 } else { 0 }, 0, 0]));
        hide(&mut image, area(0, 0, 20, 10));
        hide(&mut image, area(0, 5, 20, 10));
        assert_eq!(image.get_pixel(0, 14), image.get_pixel(19, 5));
        assert_eq!(image.get_pixel(0, 2), image.get_pixel(19, 2));
        assert_ne!(image.get_pixel(0, 19), image.get_pixel(19, 19));
    }
}
