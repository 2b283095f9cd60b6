//! Areas on a picture: drawn between two points, moved and resized by keys. Pure.

use contract::publication::Area;

/// How far a key moves an area: this part of the picture's longer side.
const STEP: u32 = 50;

/// Width and height of a picture, in pixels.
pub(super) type Size = (u32, u32);

/// The area between two points; none where it has no breadth.
pub(super) fn between(one: (u32, u32), other: (u32, u32)) -> Option<Area> {
    let area = Area {
        x: one.0.min(other.0),
        y: one.1.min(other.1),
        width: one.0.abs_diff(other.0),
        height: one.1.abs_diff(other.1),
    };
    (area.width > 0 && area.height > 0).then_some(area)
}

/// An area to begin with: a fifth of the picture, in its middle.
pub(super) fn middle((width, height): Size) -> Area {
    Area {
        x: width * 2 / 5,
        y: height * 2 / 5,
        width: (width / 5).max(1),
        height: (height / 5).max(1),
    }
}

/// The area after a key: moved, or with its lower right corner moved where `resize` says so. It stays on the picture. None for
/// other keys.
pub(super) fn after_key(area: Area, key: &str, resize: bool, (width, height): Size) -> Option<Area> {
    let step = (width.max(height) / STEP).max(1);
    let (x, y) = match key {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return None,
    };
    let stepped = |from: u32, by: i32, least: u32, most: u32| match by {
        1 => (from + step).min(most.max(least)),
        -1 => from.saturating_sub(step).max(least),
        _ => from,
    };
    Some(if resize {
        Area {
            width: stepped(area.width, x, 1, width.saturating_sub(area.x)),
            height: stepped(area.height, y, 1, height.saturating_sub(area.y)),
            ..area
        }
    } else {
        Area {
            x: stepped(area.x, x, 0, width.saturating_sub(area.width)),
            y: stepped(area.y, y, 0, height.saturating_sub(area.height)),
            ..area
        }
    })
}

/// Where a place on the screen is on the picture: `at` of `shown` screen pixels, of `whole` pixels of the picture.
pub(super) fn on_picture(at: i32, shown: i32, whole: u32) -> u32 {
    let (at, shown) = (i64::from(at), i64::from(shown.max(1)));
    let place = at.clamp(0, shown) * i64::from(whole) / shown;
    u32::try_from(place).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn an_area_lies_between_two_points_whichever_was_first() {
        assert_eq!(between((10, 20), (40, 50)), Some(area(10, 20, 30, 30)));
        assert_eq!(between((40, 50), (10, 20)), Some(area(10, 20, 30, 30)));
        assert_eq!(between((10, 20), (10, 50)), None, "a tap draws nothing");
    }

    #[test]
    fn keys_move_and_resize_an_area_on_the_picture_only() {
        let size = (100, 50);
        for (key, resize, expected) in [
            ("ArrowLeft", false, Some(area(8, 10, 20, 20))),
            ("ArrowDown", false, Some(area(10, 12, 20, 20))),
            ("ArrowRight", true, Some(area(10, 10, 22, 20))),
            ("ArrowUp", true, Some(area(10, 10, 20, 18))),
            ("Enter", false, None),
        ] {
            assert_eq!(after_key(area(10, 10, 20, 20), key, resize, size), expected, "{key}");
        }
        assert_eq!(
            after_key(area(80, 30, 20, 20), "ArrowRight", false, size),
            Some(area(80, 30, 20, 20))
        );
        assert_eq!(
            after_key(area(80, 30, 20, 20), "ArrowDown", true, size),
            Some(area(80, 30, 20, 20))
        );
        assert_eq!(after_key(area(0, 0, 1, 1), "ArrowLeft", true, size), Some(area(0, 0, 1, 1)));
    }

    #[test]
    fn a_place_on_the_screen_is_a_place_on_the_picture() {
        assert_eq!(on_picture(150, 300, 1_600), 800);
        assert_eq!(on_picture(-5, 300, 1_600), 0);
        assert_eq!(on_picture(900, 300, 1_600), 1_600);
        assert_eq!(on_picture(3, 0, 1_600), 1_600);
    }

    #[test]
    fn the_smallest_picture_has_room_for_an_area() {
        assert_eq!(middle((1, 1)), area(0, 0, 1, 1));
        assert_eq!(middle((100, 50)), area(40, 20, 20, 10));
    }
}
