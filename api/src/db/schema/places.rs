//! The tables of places, and of what they announce.

diesel::table! {
    streets (id) {
        id -> Binary,
        name -> Text,
        version -> Integer,
    }
}

diesel::table! {
    communities (id) {
        id -> Binary,
        street_id -> Binary,
        name -> Text,
        version -> Integer,
        retired -> Bool,
    }
}

diesel::table! {
    stations (id) {
        id -> Binary,
        community_id -> Binary,
        name -> Text,
        phone -> Text,
        address -> Text,
        opening_hours -> Text,
        promises -> Text,
        version -> Integer,
        retired -> Bool,
    }
}

diesel::table! {
    cells (id) {
        id -> Binary,
        community_id -> Binary,
        station_id -> Binary,
        name -> Text,
        buildings -> Text,
        version -> Integer,
        retired -> Bool,
    }
}

diesel::table! {
    notices (id) {
        id -> Binary,
        community_id -> Binary,
        title -> Text,
        body -> Text,
        published_at -> BigInt,
    }
}
