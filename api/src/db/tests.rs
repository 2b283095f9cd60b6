//! The two doors, on a real SQLite file.

use std::sync::{Arc, Barrier};

use diesel::{dsl::sql, prelude::*, sql_types::Bool};
use uuid::Uuid;

use super::{Conn, Db, Key, last, reckon, schema::streets};
use crate::{
    error::{Error, Result},
    settings::Settings,
};

fn open() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings::read(None, Vec::new()).expect("defaults");
    let db = Db::open_url(
        &format!("sqlite:{}", folder.path().join("test.sqlite").display()),
        &settings.database,
    )
    .expect("a database");
    (folder, db)
}

async fn add(db: &Db, number: u128, fails: bool) -> Result<()> {
    db.write(move |conn| {
        let row = (streets::id.eq(Key(Uuid::from_u128(number))), streets::name.eq("street"));
        diesel::insert_into(streets::table).values(row).execute(conn)?;
        if fails { Err(Error::NOT_FOUND) } else { Ok(()) }
    })
    .await
}

async fn count(db: &Db) -> i64 {
    db.read(|conn| Ok(streets::table.count().get_result(conn)?))
        .await
        .expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_fails_undoes_itself_and_nobody_else() {
    let (_folder, db) = open();
    // The first write holds the writer until all the others wait, so that they share one commit.
    let barrier = Arc::new(Barrier::new(2));
    let held = tokio::spawn({
        let (db, barrier) = (db.clone(), barrier.clone());
        async move {
            db.write(move |_| {
                barrier.wait();
                Ok(())
            })
            .await
        }
    });
    let writes: Vec<_> = (0..50_u128)
        .map(|number| {
            let db = db.clone();
            tokio::spawn(async move { add(&db, number, number % 5 == 0).await })
        })
        .collect();
    tokio::task::spawn_blocking(move || barrier.wait())
        .await
        .expect("the barrier");
    held.await.expect("no panic").expect("the first write");
    let mut kept = 0;
    for write in writes {
        kept += i64::from(write.await.expect("no panic").is_ok());
    }
    assert_eq!((kept, count(&db).await), (40, 40));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_constraint_refuses_is_an_error_and_not_there() {
    let (_folder, db) = open();
    add(&db, 1, false).await.expect("the first");
    let error = add(&db, 1, false).await.expect_err("the same id again");
    assert!(matches!(error, Error::Database(_)), "{error:?}");
    assert_eq!(count(&db).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_panics_fails_alone() {
    let (_folder, db) = open();
    let outcome: Result<()> = db
        .write(|conn| {
            diesel::insert_into(streets::table)
                .values((streets::id.eq(Key(Uuid::from_u128(1))), streets::name.eq("street")))
                .execute(conn)?;
            panic!("a fault in one request")
        })
        .await;
    assert!(matches!(outcome, Err(Error::Internal(_))), "{outcome:?}");
    add(&db, 2, false).await.expect("others still write");
    assert_eq!(count(&db).await, 1, "and what panicked left nothing");
    db.answers().await.expect("ready");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_until_the_end_is_done_in_its_order_with_the_commit_unless_its_write_fails() {
    let (_folder, db) = open();
    let leave = async |number: u128, fails: bool| {
        db.write(move |conn| {
            last(conn, move |conn| {
                let order: i64 = streets::table.count().get_result(conn)?;
                let row = (
                    streets::id.eq(Key(Uuid::from_u128(number))),
                    streets::name.eq(order.to_string()),
                );
                diesel::insert_into(streets::table).values(row).execute(conn)?;
                Ok(())
            })?;
            let there: i64 = streets::table.count().get_result(conn)?;
            if fails { Err(Error::NOT_FOUND) } else { Ok(there) }
        })
        .await
    };
    assert_eq!(leave(7, false).await.expect("written"), 0, "not before the end");
    assert!(leave(8, true).await.is_err());
    assert_eq!(count(&db).await, 1, "undone with its write, before the next one");
    let taken = leave(7, false)
        .await
        .expect_err("what cannot be done at the end is not acknowledged");
    assert!(matches!(taken, Error::Unavailable(_)), "{taken:?}");
    assert_eq!(leave(3, false).await.expect("others still write"), 1);
    let names: Vec<String> = db
        .read(|conn| Ok(streets::table.order(streets::name).select(streets::name).load(conn)?))
        .await
        .expect("names");
    assert_eq!(names, ["0", "1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_cannot_write() {
    let (_folder, db) = open();
    let outcome = db.read(|conn| Ok(diesel::delete(streets::table).execute(conn)?)).await;
    assert!(outcome.is_err(), "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_there_is_is_counted() {
    let (_folder, db) = open();
    add(&db, 1, false).await.expect("a street");
    reckon(&db).await.expect("counted");
    let counted = |conn: &mut Conn| {
        let counted = sql::<Bool>("EXISTS (SELECT 1 FROM sqlite_stat1 WHERE tbl = 'streets')");
        Ok(diesel::select(counted).get_result::<bool>(conn)?)
    };
    assert!(db.read(counted).await.expect("an answer"));
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_is_built_to_plan_a_statement_once_and_not_to_lock_what_one_thread_uses() {
    let (_folder, db) = open();
    for option in ["ENABLE_QPSG", "THREADSAFE=2", "DEFAULT_MEMSTATUS=0"] {
        let asked = sql::<Bool>(&format!("sqlite_compileoption_used('{option}') = 1"));
        let used = db.read(move |conn| Ok(diesel::select(asked).get_result::<bool>(conn)?)).await;
        assert!(used.expect("an answer"), "{option}: see .cargo/config.toml");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_finds_the_schema_as_it_is() {
    let (folder, db) = open();
    add(&db, 1, false).await.expect("a street");
    let settings = Settings::read(None, Vec::new()).expect("defaults");
    let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
    let again = Db::open_url(&url, &settings.database).expect("the same database");
    assert_eq!(count(&again).await, 1);
    Db::undo_migrations(&url).expect("every down migration works");
    Db::open_url(&url, &settings.database).expect("and up again");
}
