//! The table of templates.

use contract::{
    cases::{Action, Category, Template},
    ids::{CommunityId, TemplateId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Word, each_backend, schema::templates},
    error::Result,
};

/// Templates of a community at most; nobody reads through more.
pub(super) const MOST: usize = 200;

type Row = (Key, Key, Word<Action>, Option<Word<Category>>, String, String, i32);

fn shown((id, _, action, category, title, text, version): Row) -> Template {
    Template {
        id: id.into(),
        action: action.0,
        category: category.map(|category| category.0),
        title,
        text,
        version: version.unsigned_abs(),
    }
}

/// The template of an action and a title.
pub(super) fn named(conn: &mut Conn, community: CommunityId, action: Action, title: &str) -> Result<Option<Template>> {
    let row: Option<Row> = templates::table
        .filter(templates::community_id.eq(Key::from(community)))
        .filter(templates::action.eq(Word(action)))
        .filter(templates::title.eq(title))
        .first(conn)
        .optional()?;
    Ok(row.map(shown))
}

/// Whose template it is.
pub(super) fn community_of(conn: &mut Conn, id: TemplateId) -> Result<Option<CommunityId>> {
    let found: Option<Key> = templates::table
        .find(Key::from(id))
        .select(templates::community_id)
        .first(conn)
        .optional()?;
    Ok(found.map(Into::into))
}

/// Removes a template.
pub(super) fn remove(conn: &mut Conn, id: TemplateId) -> Result<()> {
    diesel::delete(templates::table.find(Key::from(id))).execute(conn)?;
    Ok(())
}

/// The templates of a community for an action, those for the category first.
pub(super) fn list(
    conn: &mut Conn,
    community: CommunityId,
    action: Option<Action>,
    category: Option<Category>,
) -> Result<Vec<Template>> {
    let mut query = templates::table
        .filter(templates::community_id.eq(Key::from(community)))
        .into_boxed();
    if let Some(action) = action {
        query = query.filter(templates::action.eq(Word(action)));
    }
    if let Some(category) = category {
        query = query.filter(
            templates::category
                .eq(Word(category))
                .assume_not_null()
                .or(templates::category.is_null()),
        );
    }
    let rows: Vec<Row> = query
        .order((templates::category.desc(), templates::id))
        // One more than there may be, so that it is seen.
        .limit(i64::try_from(MOST + 1).unwrap_or_default())
        .load(conn)?;
    Ok(rows.into_iter().map(shown).collect())
}

/// Changes the template of the same action and title; false when there is none, or none of the version that was `seen`.
pub(super) fn change(conn: &mut Conn, community: CommunityId, template: &Template, seen: i32) -> Result<bool> {
    let same = templates::community_id
        .eq(Key::from(community))
        .and(templates::action.eq(Word(template.action)))
        .and(templates::title.eq(&template.title));
    let changed = diesel::update(templates::table.filter(same.and(templates::version.eq(seen))))
        .set((
            templates::category.eq(template.category.map(Word)),
            templates::text.eq(&template.text),
            templates::version.eq(seen + 1),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Adds a template; false when there is one of this id, or of this title for its action.
pub(super) fn add(conn: &mut Conn, community: CommunityId, template: &Template) -> Result<bool> {
    let row = (
        templates::id.eq(Key::from(template.id)),
        templates::community_id.eq(Key::from(community)),
        templates::action.eq(Word(template.action)),
        templates::category.eq(template.category.map(Word)),
        templates::title.eq(&template.title),
        templates::text.eq(&template.text),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(templates::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
