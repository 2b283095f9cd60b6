//! A house is furnished, packed up, and unpacked elsewhere.

use std::path::{Path, PathBuf};

use super::*;
use crate::db::{
    Key,
    schema::{cases, communities, photos, streets},
};
use diesel::prelude::*;
use uuid::Uuid;

struct House {
    _folder: tempfile::TempDir,
    folder: PathBuf,
    settings: Settings,
}

fn house() -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let mut settings = Settings::read(None, Vec::new()).expect("settings");
    settings.data.directory = folder.path().join("data");
    House {
        folder: folder.path().to_owned(),
        _folder: folder,
        settings,
    }
}

/// One row of each kind of value, absent ones and those that are hard to write down.
async fn furnish(house: &House) {
    let (db, pictures) = open(&house.settings, Db::open).await.expect("opened");
    db.write(|conn| {
        conn.batch(
            "INSERT INTO streets (id, name) VALUES (X'00000000000000000000000000000001', '清河\"街道\\ 一 😀');
             INSERT INTO communities (id, street_id, name)
                 VALUES (X'00000000000000000000000000000002', X'00000000000000000000000000000001', '''');
             INSERT INTO cases (id, community_id, number, channel, state, category, urgency, version, name_shown, latitude,
                     longitude, datum, submitted_at, updated_at, reopened_times)
                 VALUES (X'00000000000000000000000000000003', X'00000000000000000000000000000002', '1', 'mailbox', 'submitted',
                     'other', 'normal', 1, 'staff', 31.29888612345679, 31.0, 'gcj02', 1764000000123456, 1764000000123456, 0);
             INSERT INTO cases (id, community_id, number, channel, state, category, urgency, version, name_shown, submitted_at,
                     updated_at, reopened_times)
                 VALUES (X'00000000000000000000000000000005', X'00000000000000000000000000000002', '2', 'mailbox', 'submitted',
                     'other', 'normal', 1, 'staff', 1, 1, 0);
             INSERT INTO case_texts (case_id, community_id, title, body)
                 VALUES (X'00000000000000000000000000000003', X'00000000000000000000000000000002', '电梯', '噪音');
             INSERT INTO ratings (case_id, round, community_id, contacted, resolved, satisfaction, rated_at)
                 VALUES (X'00000000000000000000000000000003', 0, X'00000000000000000000000000000002', 1, 0, 5, 1);
             INSERT INTO accounts (id, name, totp_confirmed, totp_last_step, language, epoch, created_at)
                 VALUES (X'00000000000000000000000000000006', '王秀兰', 0, 0, 'zh-CN', 0, 1);
             INSERT INTO refresh_tokens (digest, family_id, account_id, epoch, created_at, expires_at)
                 VALUES (X'01', X'02', X'00000000000000000000000000000006', 0, 1, 2);
             INSERT INTO sign_in_codes (phone_digest, code_digest, expires_at, tries) VALUES (X'01', X'02', 1, 0);
             INSERT INTO installation (one, digest_key) VALUES (1, '0a0b0c0d');
             INSERT INTO photos (id, case_id, claim_digest, width, height, position, created_at)
                 VALUES (X'00000000000000000000000000000004', X'00000000000000000000000000000003', X'00ff', 1, 1, 0, 1);",
        )?;
        Ok(())
    })
    .await
    .expect("written");
    pictures
        .put(picture(), Size::Full, vec![0xff, 0xd8].into())
        .await
        .expect("kept");
}

fn picture() -> PhotoId {
    Uuid::from_u128(4).into()
}

fn contained() -> Contents {
    Contents {
        rows: 8,
        pictures: 1,
        digest_key: Some("0a0b0c0d".to_owned()),
    }
}

async fn made(house: &House) -> PathBuf {
    let file = house.folder.join("backup.tar");
    let contents = backup(&house.settings, &file).await.expect("a backup");
    assert_eq!(contents, contained());
    file
}

#[tokio::test]
async fn everything_comes_back_as_it_was() {
    let (old, new) = (house(), house());
    furnish(&old).await;
    let file = made(&old).await;
    assert_eq!(restore(&new.settings, &file).await.expect("restored"), contained());
    let (db, pictures) = open(&new.settings, Db::open).await.expect("opened");
    assert_eq!(
        pictures
            .get(picture(), Size::Full)
            .await
            .expect("a store")
            .expect("a picture"),
        vec![0xff, 0xd8]
    );
    assert_eq!(pictures.get(picture(), Size::Thumbnail).await.expect("a store"), None);
    let (street, place, digest, found) = db
        .read(|conn| {
            let street: String = streets::table.select(streets::name).first(conn)?;
            let place: (Option<f64>, Option<f64>, i64, Option<Key>) = cases::table
                .order(cases::id)
                .select((cases::latitude, cases::longitude, cases::submitted_at, cases::reporter_id))
                .first(conn)?;
            let nowhere: i64 = cases::table.filter(cases::latitude.is_null()).count().get_result(conn)?;
            assert_eq!(nowhere, 1, "what is absent stays absent");
            let digest: Vec<u8> = photos::table.select(photos::claim_digest).first(conn)?;
            conn.batch("SELECT 1")?;
            let found: i64 = communities::table.count().get_result(conn)?;
            Ok((street, place, digest, found))
        })
        .await
        .expect("read");
    assert_eq!(street, "清河\"街道\\ 一 😀");
    assert_eq!(place, (Some(31.298_886_123_456_79), Some(31.0), 1_764_000_000_123_456, None));
    assert_eq!((digest, found), (vec![0x00, 0xff], 1));
    // The same again, to the byte: the second backup proves what the first restored.
    let again = new.folder.join("again.tar");
    backup(&new.settings, &again).await.expect("a backup");
    assert_eq!(tables(&file), tables(&again));
}

fn tables(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut tar = archive::open(file).expect("a file");
    let entries = tar.entries().expect("entries").map(|entry| {
        let mut entry = entry.expect("an entry");
        (
            archive::path_of(&entry).expect("a path"),
            archive::bytes(&mut entry).expect("bytes"),
        )
    });
    entries.filter(|(path, _)| path != "manifest.json").collect()
}

#[tokio::test]
async fn a_database_that_is_not_empty_is_left_alone() {
    let house = house();
    furnish(&house).await;
    let file = made(&house).await;
    let error = restore(&house.settings, &file).await.expect_err("refused").to_string();
    assert!(error.contains("not empty"), "{error}");
    let error = backup(&house.settings, &file).await.expect_err("refused").to_string();
    assert!(error.contains("there already"), "{error}");
}

#[tokio::test]
async fn a_damaged_backup_is_refused() {
    let (old, new) = (house(), house());
    furnish(&old).await;
    let file = made(&old).await;
    let mut bytes = std::fs::read(&file).expect("bytes");
    let name = bytes.windows(6).position(|some| some == "清河".as_bytes()).expect("a name");
    bytes[name] ^= 1;
    std::fs::write(&file, &bytes).expect("written");
    let error = restore(&new.settings, &file).await.expect_err("refused").to_string();
    assert!(error.contains("tables/streets"), "{error}");
    std::fs::write(&file, &bytes[..bytes.len() / 2]).expect("written");
    restore(&new.settings, &file).await.expect_err("half of it");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_it_and_nothing_that_lets_anybody_in_is_inside() {
    use std::os::unix::fs::PermissionsExt;
    let house = house();
    furnish(&house).await;
    crate::auth::keys::Keys::open(&house.settings.keys_file()).expect("keys");
    let file = made(&house).await;
    assert_eq!(std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    let names: Vec<String> = tables(&file).into_iter().map(|(path, _)| path).collect();
    assert!(
        names
            .iter()
            .all(|name| name.starts_with("tables/") || name.starts_with("pictures/")),
        "{names:?}"
    );
    for table in ["refresh_tokens", "sign_in_codes"] {
        assert!(names.iter().all(|name| !name.contains(table)), "{names:?}");
    }
}

#[tokio::test]
async fn a_backup_is_not_restored_beside_other_keys() {
    let (old, new) = (house(), house());
    furnish(&old).await;
    let file = made(&old).await;
    std::fs::create_dir_all(&new.settings.data.directory).expect("a folder");
    Keys::open(&new.settings.keys_file()).expect("other keys");
    let error = restore(&new.settings, &file).await.expect_err("refused").to_string();
    assert!(error.contains("keys.file") && error.contains("0a0b0c0d"), "{error}");
    std::fs::remove_file(new.settings.keys_file()).expect("removed");
    let restored = restore(&new.settings, &file).await.expect("the keys can come later");
    assert!(restored.to_string().contains("0a0b0c0d"), "and which, is said: {restored}");
    let (db, _) = open(&new.settings, Db::open_unchanged).await.expect("opened");
    let error = installation::keys(&db, &new.settings.keys_file())
        .await
        .expect_err("refused")
        .to_string();
    assert!(error.contains("keys.file") && error.contains("0a0b0c0d"), "{error}");
    assert!(!new.settings.keys_file().exists(), "no new keys were made");
}

#[tokio::test]
async fn a_database_of_another_version_is_not_copied() {
    let house = house();
    let (db, _) = open(&house.settings, Db::open).await.expect("opened");
    db.write(|conn| Ok(conn.batch("DELETE FROM __diesel_schema_migrations WHERE version = '0004'")?))
        .await
        .expect("an older database");
    let error = backup(&house.settings, &house.folder.join("backup.tar"))
        .await
        .expect_err("refused");
    assert!(error.to_string().contains("lianxin migrate"), "{error}");
}

#[tokio::test]
async fn a_backup_changes_nothing_of_what_it_copies() {
    let house = house();
    backup(&house.settings, &house.folder.join("backup.tar"))
        .await
        .expect_err("there is nothing to copy");
    let (db, _) = open(&house.settings, Db::open_unchanged).await.expect("opened");
    db.read(|conn| Ok(streets::table.count().get_result::<i64>(conn)?))
        .await
        .expect_err("no table was made");
}
