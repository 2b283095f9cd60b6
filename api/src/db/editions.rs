//! Rules of a community that are kept version by version: one table for each kind, all of them alike.

/// Gives a store the two statements for such a table: what holds, and another version.
macro_rules! editions {
    ($reach:vis, $table:ident, $rules:ty) => {
        /// The rules of a community, with their version; 0 stands for the defaults.
        $reach fn find(
            conn: &mut $crate::db::Conn,
            community: contract::ids::CommunityId,
        ) -> $crate::error::Result<(i32, $rules)> {
            use diesel::prelude::*;
            let row: Option<(i32, $crate::db::Json<$rules>)> = $table::table
                .filter($table::community_id.eq($crate::db::Key::from(community)))
                .order($table::version.desc())
                .select(($table::version, $table::content))
                .first(conn)
                .optional()?;
            Ok(row.map_or_else(|| (0, <$rules>::default()), |(version, rules)| (version, rules.0)))
        }

        /// Adds another version; false when somebody else just added it.
        $reach fn add(
            conn: &mut $crate::db::Conn,
            community: contract::ids::CommunityId,
            version: i32,
            rules: &$rules,
            by: contract::ids::AccountId,
            moment: $crate::moment::Moment,
        ) -> $crate::error::Result<bool> {
            use diesel::prelude::*;
            let content = $crate::db::Json(rules).text().map_err($crate::error::Error::internal)?;
            let row = (
                $table::community_id.eq($crate::db::Key::from(community)),
                $table::version.eq(version),
                $table::content.eq(content),
                $table::changed_by.eq($crate::db::Key::from(by)),
                $table::changed_at.eq($crate::db::Micros::from(moment.time())),
            );
            let added = $crate::db::each_backend!(conn, |conn| diesel::insert_into($table::table)
                .values(row)
                .on_conflict_do_nothing()
                .execute(conn))?;
            Ok(added == 1)
        }
    };
}

pub(crate) use editions;
