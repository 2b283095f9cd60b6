//! The tables of what people are told: inboxes, what is to leave the app, who wants what, and where they are reached.

diesel::table! {
    notifications (id) {
        id -> Binary,
        account_id -> Binary,
        community_id -> Binary,
        kind -> Text,
        about -> Text,
        about_id -> Binary,
        number -> Nullable<Text>,
        word -> Nullable<Text>,
        due_at -> Nullable<BigInt>,
        times -> Integer,
        at -> BigInt,
        read_at -> Nullable<BigInt>,
        audience -> Nullable<Text>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Binary,
        community_id -> Binary,
        account_id -> Binary,
        notification_id -> Binary,
        way -> Text,
        state -> Text,
        tries -> Integer,
        next_at -> BigInt,
        fault -> Nullable<Text>,
        created_at -> BigInt,
        updated_at -> BigInt,
        batch_id -> Nullable<Binary>,
        urgent -> Bool,
    }
}

diesel::table! {
    notification_preferences (account_id) {
        account_id -> Binary,
        topics -> Text,
        quiet -> Bool,
        ways -> Text,
    }
}

diesel::table! {
    reach_addresses (account_id, way, confirmed) {
        account_id -> Binary,
        way -> Text,
        confirmed -> Bool,
        sealed -> Binary,
        code_digest -> Nullable<Binary>,
        expires_at -> Nullable<BigInt>,
        tries -> Integer,
    }
}
