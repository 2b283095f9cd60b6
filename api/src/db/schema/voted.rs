//! The tables of votes: what is asked, who may vote, and the ballots, which know of nobody.

diesel::table! {
    votes (id) {
        id -> Binary,
        community_id -> Binary,
        title -> Text,
        question -> Text,
        options -> Text,
        choose -> Integer,
        opens_at -> BigInt,
        closes_at -> BigInt,
        quorum_percent -> Integer,
        state -> Text,
        cancelled_because -> Nullable<Text>,
        roll -> Nullable<Integer>,
        taken -> Nullable<Integer>,
        key_n -> Nullable<Binary>,
        key_sealed -> Nullable<Binary>,
        ballots -> Nullable<Integer>,
        counts -> Nullable<Text>,
        digest -> Nullable<Binary>,
        body_id -> Nullable<Binary>,
        body_name -> Nullable<Text>,
        body_decides -> Bool,
        criteria -> Nullable<Text>,
        sums -> Nullable<Text>,
    }
}

diesel::table! {
    vote_roll (vote_id, account_id) {
        vote_id -> Binary,
        account_id -> Nullable<Binary>,
        community_id -> Binary,
        taken -> Bool,
        blinded -> Nullable<Binary>,
    }
}

diesel::table! {
    vote_ballots (vote_id, serial) {
        vote_id -> Binary,
        serial -> Binary,
        community_id -> Binary,
        choices -> Text,
        signature -> Binary,
    }
}
