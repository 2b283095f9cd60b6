//! What is kept of volunteers beside what they say of themselves: trainings and honours, insurances, agreements.

diesel::table! {
    volunteer_records (id) {
        id -> Binary,
        community_id -> Binary,
        account_id -> Binary,
        kind -> Text,
        title -> Text,
        reason -> Nullable<Text>,
        day -> Text,
        hours -> Nullable<Integer>,
        level -> Nullable<Integer>,
        level_before -> Nullable<Integer>,
        shown -> Bool,
        written_by -> Binary,
        at -> BigInt,
        withdrawn_by -> Nullable<Binary>,
        withdrawn_why -> Nullable<Text>,
    }
}

diesel::table! {
    volunteer_insurances (account_id) {
        account_id -> Binary,
        community_id -> Binary,
        insurer -> Text,
        number_sealed -> Binary,
        number_end -> Text,
        last_day -> Text,
        written_by -> Binary,
        at -> BigInt,
        version -> Integer,
    }
}

diesel::table! {
    volunteer_agreements (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        parts -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    volunteer_agreed (account_id, community_id, version) {
        account_id -> Binary,
        community_id -> Binary,
        version -> Integer,
        at -> BigInt,
    }
}
