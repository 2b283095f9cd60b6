//! Pictures for everybody: copies on which something is unreadable for good, seen only while they are published.

use contract::{
    ids::PhotoId,
    photos::Upload,
    problem::Kind,
    publication::{Area, ChosenPhoto, PublicWording, Publication},
};
use image::RgbImage;
use tests::{
    Client, TestApp, make, on_each_backend,
    pictures::{self, apart},
    publication,
};

use super::{gone, unpublish};

const fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
    Area { x, y, width, height }
}

/// An answered case with these pictures, agreed to; and words that show all of them.
async fn agreed(app: &TestApp, photos: &[Vec<u8>]) -> (make::Made, PublicWording) {
    let mut made = make::message(app).photos(photos).await.answered().await;
    publication::agreed(app, &mut made).await;
    let wording = publication::harmless(&publication::prepared(&app.station_admin().await, &made).await);
    (made, wording)
}

async fn picture(by: &Client, id: PhotoId) -> RgbImage {
    let reply = by.get(&format!("/photos/{id}")).await.expect(200);
    image::load_from_memory(&reply.body).expect("a picture").into_rgb8()
}

fn shown(publication: &Publication) -> Vec<PhotoId> {
    publication.photos.iter().filter_map(|photo| photo.shown).collect()
}

on_each_backend! {
    async fn an_area_is_unreadable_on_the_picture_as_it_is_looked_at(app: TestApp) {
        let admin = app.station_admin().await;
        // Held upright when it was taken: the red half is above, the blue one below.
        let (made, mut wording) = agreed(&app, &[pictures::jpeg_with_location()]).await;
        let original = picture(&admin, wording.photos[0].id).await;
        assert_eq!(original.dimensions(), (48, 64));
        // Half of it beside the picture.
        wording.photos[0].areas = vec![area(24, 16, 100, 32)];
        let saved: Publication = publication::save(&admin, &made, &wording).await.read(200);
        let [copy] = shown(&saved)[..] else { panic!("one picture") };
        assert_ne!(copy, wording.photos[0].id, "another picture");
        let redacted = picture(&admin, copy).await;
        assert_eq!(redacted.dimensions(), (48, 64));
        let at = |x, y| *redacted.get_pixel(x, y);
        for (x, y) in [(30, 20), (46, 20), (30, 44), (46, 44)] {
            assert!(apart(at(x, y), at(36, 32)) < 30, "one colour at {x} {y}: {:?}", at(x, y));
        }
        assert!(apart(*original.get_pixel(36, 20), *original.get_pixel(36, 44)) > 200, "where there were two");
        for (x, y) in [(6, 20), (6, 44), (36, 4), (36, 60)] {
            assert!(apart(at(x, y), *original.get_pixel(x, y)) < 40, "as it was at {x} {y}");
        }
        let again = picture(&admin, wording.photos[0].id).await;
        assert_eq!(again, original, "the picture itself stays");
        let bytes = admin.get(&format!("/photos/{copy}/thumbnail")).await.expect(200).body;
        assert!(!pictures::contains(&bytes, b"Exif"));
    }

    async fn a_picture_is_everybodys_while_it_is_published_and_nobodys_before(app: TestApp) {
        let (admin, worker) = (app.station_admin().await, app.social_worker().await);
        let (made, wording) = agreed(&app, &[pictures::jpeg()]).await;
        let saved: Publication = publication::save(&worker, &made, &wording).await.read(200);
        let [copy] = shown(&saved)[..] else { panic!("one picture") };
        let path = format!("/photos/{copy}");
        let _ = worker.get(&path).await.expect(200);
        for stranger in [made.by.clone(), app.resident("李建国").await, app.foreign_admin().await] {
            let _ = stranger.get(&path).await.expect(404);
        }
        let _ = app.nobody().get(&path).await.expect(401);
        let _ = publication::publish(&admin, &made, saved.edition).await.expect(200);
        let reply = app.nobody().get(&path).await.expect(200);
        let tag = reply.header("etag").expect("a tag").to_owned();
        let _ = app.nobody().get(&format!("{path}/thumbnail")).await.expect(200);
        let original = app.nobody().get(&format!("/photos/{}", wording.photos[0].id)).await;
        assert_eq!(original.status, 401, "never the picture itself");
        assert_eq!(publication::read(&app, made.id()).await.summary.photos.iter().map(|photo| photo.id).collect::<Vec<_>>(), [copy]);
        unpublish(&worker, &made).await;
        gone(&app, &made, &[copy]).await;
        let _ = app.nobody().with("if-none-match", &tag).get(&path).await.expect(401);
    }

    async fn only_pictures_of_the_case_are_shown_and_areas_lie_on_them(app: TestApp) {
        let admin = app.station_admin().await;
        let (made, right) = agreed(&app, &[pictures::jpeg()]).await;
        let others = make::message(&app).photos(&[pictures::jpeg()]).await.await.case.photos[0].id;
        let unclaimed: Upload = app.nobody().upload("image/jpeg", pictures::jpeg()).await.read(201);
        let own = right.photos[0].clone();
        let choice = |id: PhotoId| ChosenPhoto { id, areas: Vec::new() };
        for (photos, pointer, code) in [
            (vec![choice(others)], "/photos/0/id", "photo_of_case"),
            (vec![choice(unclaimed.id)], "/photos/0/id", "photo_of_case"),
            (vec![own.clone(), own.clone()], "/photos/1/id", "photo_of_case"),
            (vec![ChosenPhoto { areas: vec![area(0, 0, 5, 5), area(64, 0, 5, 5)], ..own.clone() }], "/photos/0/areas/1", "area_outside"),
            (vec![ChosenPhoto { areas: vec![area(0, 0, 0, 5)], ..own.clone() }], "/photos/0/areas/0/width", "area_range"),
            (vec![ChosenPhoto { areas: vec![area(0, 0, 5, 5); 21], ..own }], "/photos/0/areas", "areas_count"),
        ] {
            publication::save(&admin, &made, &PublicWording { photos, ..right.clone() }).await.refused_field(pointer, code);
        }
    }

    async fn what_was_replaced_is_swept_and_what_did_not_change_stays(app: TestApp) {
        let admin = app.station_admin().await;
        let (made, mut wording) = agreed(&app, &[pictures::jpeg(), pictures::jpeg()]).await;
        let first: Publication = publication::save(&admin, &made, &wording).await.read(200);
        wording.photos[1].areas = vec![area(0, 0, 20, 20)];
        let second: Publication = publication::save(&admin, &made, &wording).await.read(200);
        assert_eq!(shown(&second)[0], shown(&first)[0], "nothing changed on it");
        assert_ne!(shown(&second)[1], shown(&first)[1]);
        let _ = admin.get(&format!("/photos/{}", shown(&first)[1])).await.expect(404);
        let _ = crate::retention::sweep(&app, chrono::Duration::minutes(90)).await;
        assert_eq!(app.count("photos", "copy_of IS NOT NULL").await, 2);
        assert_eq!(app.count("photos", "case_id IS NOT NULL").await, 2);
        for id in shown(&second) {
            let _ = admin.get(&format!("/photos/{id}")).await.expect(200);
        }
        wording.photos.clear();
        let third: Publication = publication::save(&admin, &made, &wording).await.read(200);
        assert!(shown(&third).is_empty());
        publication::publish(&app.social_worker().await, &made, third.edition).await.refused(Kind::Forbidden);
    }
}
