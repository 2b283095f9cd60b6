//! The tables of managing: the audit log, and what stands behind people and rules.

diesel::table! {
    audit_entries (id) {
        id -> Binary,
        street_id -> Binary,
        community_id -> Nullable<Binary>,
        position -> BigInt,
        at -> BigInt,
        act -> Text,
        account_id -> Nullable<Binary>,
        role -> Text,
        subject_kind -> Text,
        subject_id -> Binary,
        detail -> Text,
        previous -> Binary,
        digest -> Binary,
    }
}
