//! The tables of liaison cards, their visits, and what officers say for their neighbours.

diesel::table! {
    liaison_officers (account_id, community_id) {
        account_id -> Binary,
        community_id -> Binary,
        shown_name -> Text,
        visiting_hours -> Text,
        updated_at -> BigInt,
    }
}

diesel::table! {
    liaison_cards (id) {
        id -> Binary,
        community_id -> Binary,
        cell_id -> Binary,
        officer_id -> Binary,
        number -> Integer,
        serial -> BigInt,
        label -> Text,
        replaces_id -> Nullable<Binary>,
        issued_by -> Binary,
        issued_at -> BigInt,
        printed_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
        revoked_by -> Nullable<Binary>,
        revocation -> Nullable<Text>,
        scans -> Integer,
        scanned_on -> Nullable<Text>,
    }
}

diesel::table! {
    liaison_visits (id) {
        id -> Binary,
        community_id -> Binary,
        card_id -> Binary,
        officer_id -> Binary,
        case_id -> Nullable<Binary>,
        state -> Text,
        wished_on -> Nullable<Text>,
        wished_part -> Nullable<Text>,
        planned_on -> Nullable<Text>,
        planned_part -> Nullable<Text>,
        visited_on -> Nullable<Text>,
        settled -> Bool,
        met -> Nullable<Text>,
        found -> Nullable<Text>,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    liaison_people (case_id) {
        case_id -> Binary,
        community_id -> Binary,
        sealed -> Binary,
        phone_digest -> Nullable<Binary>,
        consent_version -> Integer,
        consented_at -> BigInt,
    }
}

diesel::table! {
    liaison_needs (case_id) {
        case_id -> Binary,
        community_id -> Binary,
        officer_id -> Binary,
        heard -> Nullable<Text>,
        told_on -> Nullable<Text>,
        recorded_at -> BigInt,
    }
}

diesel::table! {
    liaison_disclosures (id) {
        id -> Binary,
        community_id -> Binary,
        case_id -> Binary,
        account_id -> Binary,
        role -> Text,
        reason -> Text,
        at -> BigInt,
    }
}
