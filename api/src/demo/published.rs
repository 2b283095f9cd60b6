//! A case that everybody reads with a picture, on which the paper that names somebody is hidden as the desk would hide it.

use std::io::Cursor;

use bytes::Bytes;
use contract::{ids::CaseId, photos::Claim, publication::Area};
use image::{ImageFormat, Rgb, RgbImage};

use super::{cases, places};
use crate::{
    auth::keys::Keys,
    cases::service::Desk,
    db::Db,
    error::{Error, Result},
    moment::Moment,
    photos::{self, Owner, PhotoStore},
    places::Directory,
};

/// Where the paper hangs on which a made-up neighbour left a name and a number.
const PAPER: Area = area(610, 150, 220, 150);

const fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
    Area { x, y, width, height }
}

/// Gives the case its picture, and makes it public with the copy on which the paper is hidden.
pub(super) async fn seed(
    db: &Db,
    keys: &Keys,
    pictures: &PhotoStore,
    (case, community): (CaseId, u16),
    moment: Moment,
) -> Result<()> {
    let upload = photos::service::take_in(db, pictures, "image/jpeg", drawn()?, moment).await?;
    let claims = [Claim {
        id: upload.id,
        claim: upload.claim,
    }];
    let of = places::community(community);
    db.write(move |conn| photos::service::claim(conn, &claims, Owner::Case(case), of, moment))
        .await?;
    let copy = photos::service::redact(db, pictures, upload.id, vec![PAPER], moment).await?;
    let desk = Desk {
        places: Directory::default().reload(db).await?,
        keys: keys.clone(),
        moment,
    };
    db.write(move |conn| cases::publish(conn, &desk, case, community, &[copy]))
        .await
}

/// A wall with a door whose lock hangs open, and the paper beside it: later shapes lie on earlier ones.
fn drawn() -> Result<Bytes> {
    const SHAPES: [(Area, [u8; 3]); 13] = [
        (area(0, 620, 960, 100), [150, 142, 132]),
        (area(180, 70, 340, 560), [84, 96, 110]),
        (area(205, 95, 290, 535), [116, 132, 150]),
        (area(240, 130, 220, 200), [178, 204, 218]),
        (area(240, 130, 220, 12), [208, 226, 234]),
        (area(450, 380, 26, 96), [58, 62, 68]),
        (area(456, 398, 14, 30), [206, 60, 48]),
        (area(545, 330, 44, 76), [48, 52, 58]),
        (area(552, 340, 30, 20), [196, 214, 196]),
        (PAPER, [248, 244, 230]),
        (area(635, 180, 170, 16), [70, 70, 80]),
        (area(635, 215, 140, 16), [70, 70, 80]),
        (area(635, 250, 160, 16), [70, 70, 80]),
    ];
    let mut picture = RgbImage::from_pixel(960, 720, Rgb([222, 214, 200]));
    for (shape, colour) in SHAPES {
        for (x, y) in (shape.x..shape.x + shape.width).flat_map(|x| (shape.y..shape.y + shape.height).map(move |y| (x, y))) {
            picture.put_pixel(x, y, Rgb(colour));
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).map_err(Error::internal)?;
    Ok(Bytes::from(bytes.into_inner()))
}
