//! The tables of managing: the audit log, and what stands behind people and rules.

diesel::table! {
    posts (account_id, role, place_id) {
        account_id -> Binary,
        role -> Text,
        street_id -> Binary,
        community_id -> Nullable<Binary>,
        granted_at -> BigInt,
        place_id -> Binary,
    }
}

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

diesel::table! {
    absences (id) {
        id -> Binary,
        account_id -> Binary,
        from_at -> BigInt,
        to_at -> BigInt,
    }
}

diesel::table! {
    duties (id) {
        id -> Binary,
        street_id -> Binary,
        community_id -> Nullable<Binary>,
        place_id -> Binary,
        kind -> Text,
        a_id -> Binary,
        b_id -> Nullable<Binary>,
        version -> Integer,
    }
}

diesel::table! {
    sign_in_codes (phone_digest) {
        phone_digest -> Binary,
        code_digest -> Binary,
        expires_at -> BigInt,
        tries -> Integer,
    }
}

diesel::table! {
    refresh_tokens (digest) {
        digest -> Binary,
        family_id -> Binary,
        account_id -> Binary,
        epoch -> Integer,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}
