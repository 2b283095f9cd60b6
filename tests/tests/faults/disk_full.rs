//! A full disk: what cannot be kept is not acknowledged, what is kept is whole, and reading goes on.

use std::{fs, path::Path, process::Command};

use contract::problem::Kind;
use reqwest::Method;
use tests::{
    Backend, Database, Reply, Sql, not_run, pictures,
    place::{self, Letter},
    process::{self, Server},
    until,
};
use walkdir::WalkDir;

/// A disk of a few megabytes, which goes when this is dropped.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
            .arg(at)
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(at));
        }
        not_run::note("a full disk: mounting a small one is permitted to root only, and not in every container");
        None
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

/// The files of pictures, without those of the database.
fn files(folder: &Path) -> usize {
    let pictures = WalkDir::new(folder.join("photos")).into_iter().flatten();
    pictures.filter(|entry| entry.file_type().is_file()).count()
}

fn is_full(reply: &Reply) -> bool {
    if reply.status == 201 {
        return false;
    }
    reply.refused(Kind::StorageFull);
    true
}

#[test]
fn a_full_disk_is_told_and_nothing_is_half_written() {
    tests::run(async {
        let (folder, logs) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let Some(binary) = process::binary() else { return };
        let Some(_disk) = SmallDisk::mount(folder.path()) else {
            return;
        };
        let database = Database::seeded(Backend::Sqlite, folder.path()).await.expect("a database");
        let command = place::command(&binary, folder.path(), database.url());
        let server = Server::ready(command, &logs.path().join("log")).await;
        let filler = folder.path().join("filler");
        fs::write(&filler, vec![0; 2 * 1024 * 1024]).expect("a filler");

        let client = process::client(server.address());
        let _ = client.upload("image/jpeg", pictures::jpeg()).await.expect(201);
        let files_before = files(folder.path());
        assert!(files_before > 0, "pictures are files");
        let (mut kept, mut refused) = (0_i64, None);
        for _ in 0..2000 {
            let mut letter = Letter::new();
            letter.message.body = "楼".repeat(9_000);
            let request = client.request(Method::POST, "/mailbox/messages").json(&letter.message);
            if is_full(&request.send().await) {
                refused = Some(letter);
                break;
            }
            kept += 1;
        }
        let refused = refused.expect("the disk was full at last");
        assert!(kept > 0, "there was room at first");
        assert!(
            is_full(&client.upload("image/jpeg", pictures::large()).await),
            "no room for a picture"
        );
        assert_eq!(
            files(folder.path()),
            files_before,
            "nothing of a picture that was refused is left"
        );
        let _ = client.get("/communities").await.expect(200);

        fs::remove_file(&filler).expect("room again");
        until("letters are taken again", async || {
            (refused.send(&client).await == Some(201)).then_some(())
        })
        .await;
        let _ = client.upload("image/jpeg", pictures::large()).await.expect(201);
        let mut sql = Sql::connect(database.url());
        for table in ["cases", "case_texts", "case_entries", "case_search"] {
            assert_eq!(
                sql.number(&format!("SELECT count(*) AS number FROM {table}")),
                kept + 1,
                "{table}"
            );
        }
        assert_eq!(
            sql.words("SELECT integrity_check AS words FROM pragma_integrity_check"),
            ["ok"]
        );
    });
}
