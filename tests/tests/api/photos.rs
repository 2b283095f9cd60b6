//! Pictures: checked by content, stripped of what they tell besides, shown to those who may see the case.

use contract::{
    cases::Case,
    mailbox::NewMessage,
    photos::{Claim, Upload},
    problem::Kind,
};
use image::ImageFormat;
use tests::{Client, TestApp, make, on_each_backend, pictures};

async fn uploaded(app: &TestApp, media_type: &str, bytes: Vec<u8>) -> Claim {
    let upload: Upload = app.nobody().upload(media_type, bytes).await.read(201);
    Claim {
        id: upload.id,
        claim: upload.claim,
    }
}

async fn sent(by: &Client, photos: Vec<Claim>) -> Case {
    by.post("/mailbox/messages", &NewMessage { photos, ..make::plain() })
        .await
        .read(201)
}

on_each_backend! {
    async fn a_picture_tells_no_place_and_no_camera(app: TestApp) {
        let original = pictures::jpeg_with_location();
        assert!(pictures::contains(&original, pictures::HIDDEN) && pictures::contains(&original, b"Exif"));
        let resident = app.resident("王秀兰").await;
        let case = sent(&resident, vec![uploaded(&app, "image/jpeg", original).await]).await;
        let photo = &case.photos[0];
        assert_eq!((photo.width, photo.height), (48, 64), "turned as it was held");
        for path in [format!("/photos/{}", photo.id), format!("/photos/{}/thumbnail", photo.id)] {
            let reply = resident.get(&path).await.expect(200);
            assert!(!pictures::contains(&reply.body, b"Exif") && !pictures::contains(&reply.body, pictures::HIDDEN), "{path}");
            let decoded = image::load_from_memory(&reply.body).expect("a picture");
            assert!(decoded.width() < decoded.height(), "{path} is upright");
            assert!(reply.header("content-type").expect("a type").starts_with("image/"));
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(reply.header("cache-control"), Some("private, no-cache"), "never kept by a proxy, never shown unasked");
            let tagged = resident.with("if-none-match", reply.header("etag").expect("a tag"));
            let again = tagged.get(&path).await.expect(304);
            assert!(again.body.is_empty() && again.header("etag") == reply.header("etag"));
        }
        let stored = files(app.folder());
        assert!(stored.iter().all(|bytes| !pictures::contains(bytes, pictures::HIDDEN)), "not on the disk either");
    }

    async fn every_promised_format_is_taken(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let mut claims = Vec::new();
        for (media_type, format) in [("image/jpeg", ImageFormat::Jpeg), ("image/png", ImageFormat::Png), ("image/webp", ImageFormat::WebP)] {
            claims.push(uploaded(&app, media_type, pictures::picture(format, 64, 48)).await);
        }
        let case = sent(&resident, claims.clone()).await;
        assert_eq!(case.photos.iter().map(|photo| photo.id).collect::<Vec<_>>(), claims.iter().map(|claim| claim.id).collect::<Vec<_>>(), "in their order");
    }

    async fn large_pictures_are_made_smaller(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let case = sent(&resident, vec![uploaded(&app, "image/jpeg", pictures::picture(ImageFormat::Jpeg, 2400, 1200)).await]).await;
        assert_eq!((case.photos[0].width, case.photos[0].height), (1600, 800));
        let thumbnail = resident.get(&format!("/photos/{}/thumbnail", case.photos[0].id)).await.expect(200);
        let full = resident.get(&format!("/photos/{}", case.photos[0].id)).await.expect(200);
        assert!(image::load_from_memory(&thumbnail.body).expect("a picture").width() <= 480);
        assert!(thumbnail.body.len() < full.body.len());
    }

    async fn what_is_no_picture_is_refused_whatever_it_calls_itself(app: TestApp) {
        let nobody = app.nobody();
        let gif = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;".to_vec();
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
        let mut truncated = pictures::jpeg();
        truncated.truncate(100);
        for (media_type, bytes) in [
            ("image/jpeg", b"<html><script>alert(1)</script></html>".to_vec()),
            ("image/jpeg", gif.clone()),
            ("image/gif", gif),
            ("image/svg+xml", svg.clone()),
            ("image/png", svg),
            ("image/jpeg", truncated),
            ("image/png", b"\x89PNG\r\n\x1a\n".to_vec()),
            ("image/jpeg", Vec::new()),
            ("text/plain", pictures::jpeg()),
            ("application/json", b"{}".to_vec()),
        ] {
            let reply = nobody.upload(media_type, bytes).await;
            assert!([415, 422].contains(&reply.status), "{media_type}: {} {}", reply.status, reply.text());
            reply.problem();
        }
        assert_eq!(app.count("photos", "true").await, 0);
    }

    async fn a_picture_that_is_too_large_is_refused(app: TestApp) {
        let mut large = pictures::jpeg();
        large.resize(10 * 1024 * 1024 + 1, 0);
        app.nobody().upload("image/jpeg", large).await.refused(Kind::TooLarge);
    }

    async fn a_small_file_of_very_many_pixels_is_not_decoded(app: TestApp) {
        // 20,000 × 20,000 pixels, said by a header of a few bytes.
        let mut bomb = pictures::picture(ImageFormat::Png, 8, 8);
        bomb[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let mut crc = crc(&bomb[12..29]).to_be_bytes().to_vec();
        bomb.splice(29..33, crc.drain(..));
        let reply = app.nobody().upload("image/png", bomb).await;
        assert!([413, 415, 422].contains(&reply.status), "{} {}", reply.status, reply.text());
        reply.problem();
    }

    async fn only_those_who_may_see_the_case_see_its_pictures(app: TestApp) {
        let made = make::message(&app).photos(&[pictures::jpeg()]).await.await;
        let urls = [format!("/photos/{}", made.case.photos[0].id), format!("/photos/{}/thumbnail", made.case.photos[0].id)];
        for url in &urls {
            for client in [&made.by, &app.station_admin().await, &app.social_worker().await, &app.street_admin().await] {
                let _ = client.get(url).await.expect(200);
            }
            for client in [app.resident("李建国").await, app.volunteer().await, app.foreign_admin().await, app.foreign_street_admin().await] {
                client.get(url).await.refused(Kind::NotFound);
            }
            let nobody = app.nobody().get(url).await;
            assert!([401, 404].contains(&nobody.status), "{}", nobody.status);
        }
    }

    async fn an_anonymous_sender_sees_the_pictures_with_the_secret(app: TestApp) {
        let made = make::message(&app).anonymous().photos(&[pictures::jpeg()]).await.await;
        let url = format!("/photos/{}", made.case.photos[0].id);
        let _ = made.by.get(&url).await.expect(200);
        let (other, _) = make::tracking();
        app.nobody().tracking(&other).get(&url).await.refused(Kind::NotFound);
    }

    async fn who_knew_a_picture_does_not_see_it_for_that(app: TestApp) {
        let made = make::message(&app).photos(&[pictures::jpeg()]).await.await;
        let url = format!("/photos/{}", made.case.photos[0].id);
        let tag = made.by.get(&url).await.expect(200).header("etag").expect("a tag").to_owned();
        app.resident("李建国").await.with("if-none-match", &tag).get(&url).await.refused(Kind::NotFound);
        app.nobody().with("if-none-match", &tag).get(&url).await.refused(Kind::Unauthenticated);
    }

    async fn signing_out_empties_what_the_browser_kept(app: TestApp) {
        for path in ["/sessions/current", "/sessions"] {
            let reply = app.newcomer().await.delete(path).await.expect(204);
            assert_eq!(reply.header("clear-site-data"), Some("\"cache\""), "{path}");
        }
    }

    async fn an_uploaded_picture_is_nobodys_until_it_is_sent(app: TestApp) {
        let claim = uploaded(&app, "image/jpeg", pictures::jpeg()).await;
        for client in [app.resident("王秀兰").await, app.station_admin().await, app.street_admin().await] {
            client.get(&format!("/photos/{}", claim.id)).await.refused(Kind::NotFound);
        }
    }

    async fn a_picture_is_claimed_once_and_only_with_its_secret(app: TestApp) {
        let resident = app.resident("王秀兰").await;
        let claim = uploaded(&app, "image/jpeg", pictures::jpeg()).await;
        let stolen = Claim { claim: "0".repeat(claim.claim.len()), ..claim.clone() };
        let message = |photos| NewMessage { photos, ..make::plain() };
        resident.post("/mailbox/messages", &message(vec![stolen])).await.refused_field("/photos/0", "photo_unknown");
        let _ = sent(&resident, vec![claim.clone()]).await;
        let other = app.resident("李建国").await;
        other.post("/mailbox/messages", &message(vec![claim])).await.refused_field("/photos/0", "photo_unknown");
        assert_eq!(app.count("cases", "true").await, 1, "a refused message leaves nothing");
    }

    async fn the_same_picture_twice_in_a_message_is_refused(app: TestApp) {
        let claim = uploaded(&app, "image/jpeg", pictures::jpeg()).await;
        let message = NewMessage { photos: vec![claim.clone(), claim], ..make::plain() };
        app.resident("王秀兰").await.post("/mailbox/messages", &message).await.refused_field("/photos/1", "photo_unknown");
    }
}

fn files(folder: &std::path::Path) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(std::fs::read(&path).unwrap_or_default());
        }
    }
    all
}

/// The checksum of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
