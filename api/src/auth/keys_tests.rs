//! The file of keys and what is done with them.

use super::keys::Keys;

fn keys() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("inner/keys.toml");
    (folder, path)
}

#[test]
fn two_instances_that_start_at_once_agree() {
    let (_folder, path) = keys();
    let digests: Vec<_> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| Keys::open(&path).expect("keys").digest("x", b"y")))
            .collect();
        all.into_iter().map(|each| each.join().expect("no panic")).collect()
    });
    assert!(digests.windows(2).all(|pair| pair[0] == pair[1]));
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = keys();
    Keys::open(&path).expect("keys");
    let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn after_rotation_the_old_is_still_opened_and_found() {
    let (_folder, path) = keys();
    let before = Keys::open(&path).expect("keys");
    let sealed = before.seal("phone:1", b"13800000001").expect("sealed");
    let id = Keys::rotate(&path).expect("rotated");
    let after = Keys::open(&path).expect("keys");
    assert_eq!(after.open_sealed("phone:1", &sealed).expect("opened"), b"13800000001");
    assert_eq!(after.digest("phone", b"1"), before.digest("phone", b"1"));
    assert_eq!(after.signing().expect("a key").0, id);
    assert!(after.verifying(&before.signing().expect("a key").0).is_some());
    let newer = after.seal("phone:1", b"x").expect("sealed");
    assert_ne!(newer[1..9], sealed[1..9]);
    assert_eq!(
        before.open_sealed("phone:1", &newer).expect("opened"),
        b"x",
        "an instance that was running looks into the file again"
    );
}

#[test]
fn keys_that_are_not_there_are_not_rotated() {
    let (_folder, path) = keys();
    Keys::rotate(&path).expect_err("there is no file");
    assert!(Keys::existing(&path).expect("no file").is_none(), "none was made");
}

#[test]
fn what_was_moved_or_changed_does_not_open() {
    let (_folder, path) = keys();
    let keys = Keys::open(&path).expect("keys");
    let mut sealed = keys.seal("phone:1", b"13800000001").expect("sealed");
    assert!(keys.open_sealed("phone:2", &sealed).is_err());
    assert!(keys.open_sealed("phone:1", &sealed[..20]).is_err());
    *sealed.last_mut().expect("bytes") ^= 1;
    assert!(keys.open_sealed("phone:1", &sealed).is_err());
}

#[test]
fn digests_of_different_purposes_differ() {
    let (_folder, path) = keys();
    let keys = Keys::open(&path).expect("keys");
    assert_ne!(keys.digest("a", b"bc"), keys.digest("ab", b"c"));
    assert_ne!(keys.digest("a", b"x"), keys.digest("b", b"x"));
}

#[test]
fn a_damaged_file_is_refused_without_quoting_it() {
    let (_folder, path) = keys();
    Keys::open(&path).expect("keys");
    let text = std::fs::read_to_string(&path).expect("text");
    std::fs::write(&path, text.replacen("secret = \"", "secret = \"%%", 1)).expect("written");
    let error = Keys::open(&path).expect_err("damaged").to_string();
    assert!(error.contains("damaged") && !error.contains("%%"), "{error}");
}
