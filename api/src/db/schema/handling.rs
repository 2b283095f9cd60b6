//! The tables of how cases are handled, and of what they are distinguished by.

diesel::table! {
    subcategories (id) {
        id -> Binary,
        street_id -> Binary,
        category -> Text,
        name -> Text,
        retired -> Bool,
        version -> Integer,
    }
}

diesel::table! {
    case_handling (case_id) {
        case_id -> Binary,
        community_id -> Binary,
        flow -> Text,
        duty_id -> Nullable<Binary>,
        account_id -> Nullable<Binary>,
        question -> Nullable<Text>,
        host_id -> Nullable<Binary>,
        organisation_id -> Nullable<Binary>,
        paused_at -> Nullable<BigInt>,
        wake_at -> Nullable<BigInt>,
        merged_into -> Nullable<Binary>,
        split_from -> Nullable<Binary>,
        voices -> Integer,
        content -> Text,
        take_by -> Nullable<BigInt>,
        untaken_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    case_reminders (case_id, due_at) {
        case_id -> Binary,
        due_at -> BigInt,
        community_id -> Binary,
        reminded_at -> BigInt,
    }
}

diesel::table! {
    case_sharings (case_id, shared_at) {
        case_id -> Binary,
        shared_at -> BigInt,
        community_id -> Binary,
        recipient -> Text,
        agreed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    organisations (id) {
        id -> Binary,
        community_id -> Binary,
        name -> Text,
        phone -> Text,
        about -> Nullable<Text>,
        a_id -> Nullable<Binary>,
        b_id -> Nullable<Binary>,
        retired -> Bool,
        version -> Integer,
    }
}

diesel::table! {
    routing_rules (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        content -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    publications (case_id) {
        case_id -> Binary,
        community_id -> Binary,
        edition -> Integer,
        title -> Text,
        body -> Text,
        answer -> Text,
        answered_as -> Text,
        answered_at -> BigInt,
        kept -> Text,
        prepared_by -> Binary,
        prepared_at -> BigInt,
        published_by -> Nullable<Binary>,
        published_at -> Nullable<BigInt>,
    }
}
