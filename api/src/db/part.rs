//! Rows and provisos as parts of one larger statement, for PostgreSQL, where every statement is a round trip.
//!
//! SQLite has no round trips to save: there each is a statement of its own, prepared once.

use std::fmt::Debug;

use diesel::{QueryResult, pg::Pg, query_builder::AstPass};

use super::Conn;
use crate::error::Result;

/// A row that can be written together with what it belongs to.
pub(crate) trait Part: Debug + Send + Sync {
    /// As a part of a statement: `INSERT INTO … SELECT …`. Whoever writes the statement says what it is selected from.
    fn push<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()>;
    /// By itself.
    fn add(&self, conn: &mut Conn) -> QueryResult<()>;
}

/// What must hold for something to be written, asked in the statement that writes it.
pub(crate) trait Proviso: Debug + Send + Sync {
    /// As a condition within a statement.
    fn push<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()>;
    /// By itself.
    fn holds(&self, conn: &mut Conn) -> Result<bool>;
}

/// Makes a [`Part`] of a row whose fields are called as the columns of its table are.
macro_rules! part {
    ($row:ty, $table:ident: $($column:ident),+ $(,)?) => {
        impl $crate::db::Part for $row {
            fn push<'b>(
                &'b self,
                mut out: diesel::query_builder::AstPass<'_, 'b, diesel::pg::Pg>,
            ) -> diesel::QueryResult<()> {
                out.push_sql(concat!("INSERT INTO ", stringify!($table), " (", stringify!($($column),+), ") SELECT "));
                let mut separator = "";
                $(
                    out.push_sql(std::mem::replace(&mut separator, ", "));
                    out.push_bind_param::<diesel::dsl::SqlTypeOf<$table::$column>, _>(&self.$column)?;
                )+
                Ok(())
            }

            fn add(&self, conn: &mut $crate::db::Conn) -> diesel::QueryResult<()> {
                use diesel::RunQueryDsl;
                $crate::db::each_backend!(conn, |conn| diesel::insert_into($table::table).values(self).execute(conn))?;
                Ok(())
            }
        }
    };
}
pub(crate) use part;
