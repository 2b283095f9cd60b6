//! The rows of one message as the server wrote them, to be written again by a database that does nothing else.

use std::error::Error;

use diesel::{PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What stands in place of what cannot be there twice, in the words of a database.
struct Fresh {
    /// Where its own row is written, which comes first.
    new_case: &'static str,
    case: &'static str,
    number: &'static str,
    digest: &'static str,
}

/// The number of a case is bound to the statement.
const SQLITE: Fresh = Fresh {
    new_case: "?1",
    case: "?1",
    number: "hex(randomblob(6))",
    digest: "randomblob(32)",
};

/// A sequence counts the cases.
const POSTGRES: Fresh = Fresh {
    new_case: "decode(lpad(to_hex(nextval('bare')), 32, '0'), 'hex')",
    case: "decode(lpad(to_hex(currval('bare')), 32, '0'), 'hex')",
    number: "'bare' || currval('bare')",
    digest: "sha256(int8send(currval('bare')))",
};

impl Fresh {
    /// The tables of a message: their columns that name the case, and others that cannot be there twice.
    fn tables(&self) -> [(&'static str, &'static str, Option<(&'static str, &'static str)>); 5] {
        [
            ("cases", "id", Some(("number", self.number))),
            ("case_texts", "case_id", None),
            ("case_entries", "case_id", Some(("id", self.case))),
            ("idempotency_keys", "case_id", Some(("digest", self.digest))),
            ("case_search", "case_id", None),
        ]
    }
}

#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    said: String,
}

/// The statements that write the newest case once more, with the identifier of the new one as their only value.
pub(crate) fn of_sqlite(conn: &mut SqliteConnection) -> Result<Vec<String>> {
    let mut ask = |sql: &str| Ok(sql_query(sql).get_result::<Said>(conn)?.said);
    let case = ask("SELECT quote(id) AS said FROM cases ORDER BY submitted_at DESC LIMIT 1")?;
    let columns = |table: &str| format!("SELECT group_concat(name) AS said FROM pragma_table_info('{table}')");
    statements(&SQLITE, &case, &mut ask, columns, |column| format!("quote({column})"))
}

/// The statements that write the newest case once more, each time with what a sequence counts.
pub(crate) fn of_postgres(conn: &mut PgConnection) -> Result<Vec<String>> {
    let mut ask = |sql: &str| Ok(sql_query(sql).get_result::<Said>(conn)?.said);
    let case = ask("SELECT quote_literal(id) AS said FROM cases ORDER BY submitted_at DESC LIMIT 1")?;
    let columns = |table: &str| {
        format!(
            "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) AS said FROM information_schema.columns WHERE table_name = '{table}'"
        )
    };
    // A colon begins a variable of pgbench, even within quotes.
    let quoted = |column: &str| format!("replace(quote_nullable({column}), ':', ''' || chr(58) || ''')");
    statements(&POSTGRES, &case, &mut ask, columns, quoted)
}

fn statements(
    fresh: &Fresh,
    case: &str,
    ask: &mut dyn FnMut(&str) -> Result<String>,
    columns: impl Fn(&str) -> String,
    quoted: impl Fn(&str) -> String,
) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for (table, named_by, other) in fresh.tables() {
        let columns = ask(&columns(table))?;
        let values: Vec<_> = columns
            .split(',')
            .map(|column| match other {
                _ if column == "id" && table == "cases" => literal(fresh.new_case),
                _ if column == named_by => literal(fresh.case),
                Some((unique, value)) if column == unique => literal(value),
                _ => quoted(column),
            })
            .collect();
        let values = ask(&format!(
            "SELECT {} AS said FROM {table} WHERE {named_by} = {case} LIMIT 1",
            values.join(" || ', ' || ")
        ))?;
        all.push(format!("INSERT INTO {table} ({columns}) VALUES ({values})"));
    }
    Ok(all)
}

/// A text as SQL writes it.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
