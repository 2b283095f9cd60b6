//! The tables of votes: what is asked, who may vote, and the ballots, which know of nobody; and of the motions that call for them.

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
        motion_id -> Nullable<Binary>,
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

diesel::table! {
    motions (id) {
        id -> Binary,
        community_id -> Binary,
        author_id -> Nullable<Binary>,
        state -> Text,
        title -> Text,
        text -> Text,
        question -> Text,
        options -> Text,
        choose -> Integer,
        submitted_at -> BigInt,
        published_at -> Nullable<BigInt>,
        closes_at -> Nullable<BigInt>,
        threshold -> Nullable<Integer>,
        announce_days -> Nullable<Integer>,
        seconds -> Integer,
        bound_at -> Nullable<BigInt>,
        due_at -> Nullable<BigInt>,
        raised_at -> Nullable<BigInt>,
        refused_for -> Nullable<Text>,
        refused_because -> Nullable<Text>,
        vote_id -> Nullable<Binary>,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    motion_seconds (motion_id, account_id) {
        motion_id -> Binary,
        account_id -> Binary,
        community_id -> Binary,
        seconded_at -> BigInt,
    }
}
