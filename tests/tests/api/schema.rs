//! Both databases have the same tables, and every migration can be undone.

use std::collections::BTreeMap;

use api::db::Db;
use diesel::RunQueryDsl;
use tests::{Backend, Database, Settings, Sql, on_each_backend, on_each_database};

/// What belongs to one database alone: the tables behind a full-text index, and the record of migrations.
fn is_shared(table: &str) -> bool {
    !table.starts_with("case_search") && !table.starts_with("proposal_search") && table != "__diesel_schema_migrations"
}

fn migrate(url: &str) {
    let sizes = Settings::read(None, Vec::new()).expect("settings").database;
    drop(Db::open_url(url, &sizes).expect("migrations"));
}

fn tables(url: &str) -> BTreeMap<String, Vec<String>> {
    let mut sql = Sql::connect(url);
    let tables = sql.tables().into_iter().filter(|table| is_shared(table));
    tables
        .collect::<Vec<_>>()
        .into_iter()
        .map(|table| (table.clone(), sql.columns(&table)))
        .collect()
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    tests::run(async {
        let folder = tempfile::tempdir().expect("a folder");
        let sqlite = Database::empty(Backend::Sqlite, folder.path()).await.expect("a file");
        let Some(postgres) = Database::empty(Backend::Postgres, folder.path()).await else {
            return;
        };
        let (one, other) = (sqlite.url().to_owned(), postgres.url().to_owned());
        tokio::task::spawn_blocking(move || {
            migrate(&one);
            migrate(&other);
            let known = tables(&one);
            assert!(known.len() > 10, "{:?}", known.keys());
            assert_eq!(known, tables(&other));
        })
        .await
        .expect("the same tables");
    });
}

/// Tables that may go without a community: who and where everybody is, and what serves signing in.
const WITHOUT_COMMUNITY: [&str; 18] = [
    "proposal_drafts",
    "notification_preferences",
    "reach_addresses",
    "absences",
    "team_leads",
    "volunteer_pools",
    "volunteer_days_off",
    "skill_proofs",
    "streets",
    "subcategories",
    "word_lists",
    "communities",
    "accounts",
    "sign_in_codes",
    "refresh_tokens",
    "consents",
    "idempotency_keys",
    "installation",
];

#[test]
fn every_table_that_belongs_to_a_community_says_which() {
    tests::run(async {
        let folder = tempfile::tempdir().expect("a folder");
        let sqlite = Database::empty(Backend::Sqlite, folder.path()).await.expect("a file");
        let url = sqlite.url().to_owned();
        let known = tokio::task::spawn_blocking(move || {
            migrate(&url);
            tables(&url)
        })
        .await
        .expect("tables");
        for (table, columns) in known {
            let named = columns.iter().any(|column| column == "community_id");
            assert!(
                named || WITHOUT_COMMUNITY.contains(&table.as_str()),
                "{table} has no community_id"
            );
        }
    });
}

on_each_database! {
    async fn every_migration_can_be_undone(backend: Backend) {
        let folder = tempfile::tempdir().expect("a folder");
        let Some(database) = Database::empty(backend, folder.path()).await else {
            return;
        };
        let url = database.url().to_owned();
        tokio::task::spawn_blocking(move || {
            migrate(&url);
            let before = tables(&url);
            Db::undo_migrations(&url).expect("every down works");
            assert_eq!(tables(&url), BTreeMap::new(), "nothing is left");
            migrate(&url);
            assert_eq!(tables(&url), before);
        })
        .await
        .expect("down and up again");
    }
}

on_each_backend! {
    async fn what_others_refer_to_cannot_go(app: TestApp) {
        let outcome = app
            .db()
            .await
            .write(|conn| Ok(diesel::sql_query("DELETE FROM streets").execute(conn)?))
            .await;
        let error = outcome.expect_err("foreign keys hold").to_string();
        assert!(error.to_lowercase().contains("foreign key"), "{error}");
        assert!(app.count("streets", "true").await > 0);
    }
}
