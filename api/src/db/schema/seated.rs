//! The tables of bodies: their rules, themselves, and who sits in them.

diesel::table! {
    body_rules (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        content -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    bodies (id) {
        id -> Binary,
        community_id -> Binary,
        kind -> Text,
        name -> Text,
        field -> Nullable<Text>,
        purpose -> Text,
        state -> Text,
        confirmation -> Nullable<Text>,
        stands_since -> Nullable<BigInt>,
        dissolved_because -> Nullable<Text>,
        edition -> Integer,
    }
}

diesel::table! {
    body_seats (id) {
        id -> Binary,
        body_id -> Binary,
        community_id -> Binary,
        account_id -> Nullable<Binary>,
        kind -> Text,
        state -> Text,
        name -> Nullable<Text>,
        since -> BigInt,
        ended_because -> Nullable<Text>,
    }
}
