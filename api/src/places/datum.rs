//! From the coordinates of Chinese map services to those of the rest of the world, and back.
//!
//! GCJ-02 (国测局坐标) moves every point in China by up to 700 m along a fixed formula; outside it moves none. The formula is the one
//! that map software has shared since 2010; there is none for the way back, which is found by trying.

use std::f64::consts::PI;

use contract::places::{Datum, Point};

/// The longer half-axis of the ellipsoid that GCJ-02 is reckoned on (Krasovsky 1940), in metres.
const AXIS: f64 = 6_378_245.0;
/// The square of its eccentricity.
const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;
/// Degrees that do not matter: a tenth of a millimetre.
const NOTHING: f64 = 1e-9;
/// The way back is found in four or five steps.
const STEPS: usize = 20;

/// Degrees north and east.
type Degrees = (f64, f64);

/// A point in WGS-84, whatever it was measured in.
pub(crate) fn wgs84(point: Point) -> Degrees {
    let given = (point.latitude, point.longitude);
    match point.datum {
        Datum::Wgs84 => given,
        Datum::Gcj02 => from_gcj02(given),
    }
}

/// What GCJ-02 calls a point of WGS-84.
pub(crate) fn to_gcj02((north, east): Degrees) -> Degrees {
    if is_abroad((north, east)) {
        return (north, east);
    }
    let (x, y) = (east - 105.0, north - 35.0);
    let slope = 1.0 - ECCENTRICITY * north.to_radians().sin().powi(2);
    let meridian = AXIS * (1.0 - ECCENTRICITY) / slope.powf(1.5);
    let parallel = AXIS / slope.sqrt() * north.to_radians().cos();
    (
        north + (northward(x, y) / meridian).to_degrees(),
        east + (eastward(x, y) / parallel).to_degrees(),
    )
}

/// The point of WGS-84 that GCJ-02 calls so.
pub(crate) fn from_gcj02(wanted: Degrees) -> Degrees {
    let mut guess = wanted;
    for _ in 0..STEPS {
        let called = to_gcj02(guess);
        let (north, east) = (called.0 - wanted.0, called.1 - wanted.1);
        guess = (guess.0 - north, guess.1 - east);
        if north.abs() < NOTHING && east.abs() < NOTHING {
            break;
        }
    }
    guess
}

/// Metres of a degree of latitude.
const DEGREE: f64 = 111_320.0;

/// How far two points of WGS-84 are apart, in metres; as if the ground between them were flat, which for a community it is.
pub(crate) fn metres(one: Degrees, other: Degrees) -> f64 {
    let narrowed = f64::midpoint(one.0, other.0).to_radians().cos();
    let (north, east) = (one.0 - other.0, (one.1 - other.1) * narrowed);
    north.hypot(east) * DEGREE
}

/// The box that the formula takes for China.
fn is_abroad((north, east): Degrees) -> bool {
    !(0.8293..=55.8271).contains(&north) || !(72.004..=137.8347).contains(&east)
}

/// How far north a point is moved, in metres.
fn northward(x: f64, y: f64) -> f64 {
    let plane = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.abs().sqrt();
    plane + ripples(x) + waves(y, [(1.0, 20.0), (3.0, 40.0), (12.0, 160.0), (30.0, 320.0)])
}

/// How far east a point is moved, in metres.
fn eastward(x: f64, y: f64) -> f64 {
    let plane = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.abs().sqrt();
    plane + ripples(x) + waves(x, [(1.0, 20.0), (3.0, 40.0), (12.0, 150.0), (30.0, 300.0)])
}

fn ripples(x: f64) -> f64 {
    (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0
}

/// Waves, each of so many degrees and metres.
fn waves(along: f64, each: [(f64, f64); 4]) -> f64 {
    let heights = each.map(|(length, height)| height * (along / length * PI).sin());
    heights.iter().sum::<f64>() * 2.0 / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: Degrees, other: Degrees) -> bool {
        (one.0 - other.0).abs() < 1e-7 && (one.1 - other.1).abs() < 1e-7
    }

    /// Points whose two names are known.
    const KNOWN: [(Degrees, Degrees); 3] = [
        ((31.177_427_6, 121.527_210_6), (31.175_303_983_6, 121.531_541_859_2)),
        ((22.543_847, 113.912_316), (22.540_796_131_7, 113.917_176_480_8)),
        ((39.911_954, 116.377_817), (39.913_345_455_4, 116.384_047_224_6)),
    ];

    #[test]
    fn points_are_called_what_they_are_called_elsewhere() {
        for (world, china) in KNOWN {
            assert!(near(to_gcj02(world), china), "{world:?}: {:?}", to_gcj02(world));
            assert!(near(from_gcj02(china), world), "{china:?}: {:?}", from_gcj02(china));
        }
    }

    #[test]
    fn there_and_back_is_where_one_was() {
        for north in 4..55 {
            for east in 73..137 {
                let here = (f64::from(north) + 0.37, f64::from(east) + 0.61);
                assert!(near(from_gcj02(to_gcj02(here)), here), "{here:?}");
            }
        }
    }

    #[test]
    fn abroad_nothing_moves() {
        for here in [(48.86, 2.35), (-33.87, 151.21), (0.0, 0.0), (90.0, 180.0)] {
            assert_eq!((to_gcj02(here), from_gcj02(here)), (here, here));
        }
    }

    #[test]
    fn a_point_is_told_in_the_coordinates_of_the_world_whatever_it_was_measured_in() {
        let (world, china) = KNOWN[0];
        let point = |(latitude, longitude), datum| Point {
            latitude,
            longitude,
            datum,
        };
        assert_eq!(wgs84(point(world, Datum::Wgs84)), world);
        assert!(near(wgs84(point(china, Datum::Gcj02)), world));
    }
}
