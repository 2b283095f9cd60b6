//! The tables of programs that report through Open311, and of what they may read.

diesel::table! {
    api_clients (id) {
        id -> Binary,
        street_id -> Binary,
        community_id -> Nullable<Binary>,
        name -> Text,
        key_digest -> Binary,
        key_ending -> Text,
        per_minute -> Integer,
        open -> Bool,
        issued_by -> Binary,
        issued_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
        last_used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    open311_requests (case_id) {
        case_id -> Binary,
        community_id -> Binary,
        client_id -> Nullable<Binary>,
        requested_at -> BigInt,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        token -> Nullable<Text>,
        email_sealed -> Nullable<Binary>,
    }
}
