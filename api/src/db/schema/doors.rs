//! The tables of the doors besides the mailbox: surveys, the diary, calls, letters and visits.

diesel::table! {
    surveys (id) {
        id -> Binary,
        street_id -> Binary,
        community_id -> Nullable<Binary>,
        state -> Text,
        revision -> Integer,
        version -> Integer,
        draft -> Nullable<Text>,
        changed_by -> Binary,
        changed_at -> BigInt,
        closed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    survey_versions (survey_id, version) {
        survey_id -> Binary,
        version -> Integer,
        community_id -> Nullable<Binary>,
        content -> Text,
        published_by -> Binary,
        published_at -> BigInt,
    }
}

diesel::table! {
    survey_responses (id) {
        id -> Binary,
        survey_id -> Binary,
        version -> Integer,
        community_id -> Binary,
        cell_id -> Nullable<Binary>,
        author_id -> Binary,
        outcome -> Text,
        filled_at -> BigInt,
        received_at -> BigInt,
    }
}

diesel::table! {
    survey_homes (response_id) {
        response_id -> Binary,
        community_id -> Binary,
        building -> Nullable<Text>,
        name_sealed -> Nullable<Binary>,
        phone_sealed -> Nullable<Binary>,
        phone_digest -> Nullable<Binary>,
    }
}

diesel::table! {
    survey_marks (response_id, question, value) {
        response_id -> Binary,
        question -> Integer,
        value -> Integer,
        survey_id -> Binary,
        version -> Integer,
        community_id -> Binary,
    }
}

diesel::table! {
    survey_texts (response_id, question) {
        response_id -> Binary,
        question -> Integer,
        survey_id -> Binary,
        version -> Integer,
        community_id -> Binary,
        filled_at -> BigInt,
        text -> Text,
        case_id -> Nullable<Binary>,
    }
}

diesel::table! {
    survey_editions (response_id, edition) {
        response_id -> Binary,
        edition -> Integer,
        community_id -> Binary,
        said -> Nullable<Text>,
        reason -> Nullable<Text>,
        corrected_by -> Binary,
        corrected_at -> BigInt,
    }
}

diesel::table! {
    diary_notes (id) {
        id -> Binary,
        community_id -> Binary,
        author_id -> Binary,
        role -> Text,
        seen_at -> BigInt,
        day -> Text,
        cell_id -> Nullable<Binary>,
        met -> Integer,
        corrects_id -> Nullable<Binary>,
        case_id -> Nullable<Binary>,
        written_at -> BigInt,
        changed_at -> Nullable<BigInt>,
        version -> Integer,
    }
}

diesel::table! {
    diary_texts (note_id) {
        note_id -> Binary,
        community_id -> Binary,
        text -> Text,
        people -> Nullable<Text>,
        address -> Nullable<Text>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        datum -> Nullable<Text>,
    }
}

diesel::table! {
    contacts (id) {
        id -> Binary,
        community_id -> Binary,
        case_id -> Binary,
        channel -> Text,
        account_id -> Binary,
        role -> Text,
        phone_sealed -> Nullable<Binary>,
        phone_digest -> Nullable<Binary>,
        name -> Nullable<Text>,
        at -> BigInt,
        seconds -> Nullable<Integer>,
        callback -> Nullable<Text>,
        called_back_at -> Nullable<BigInt>,
        called_back_by -> Nullable<Binary>,
        advice -> Nullable<Text>,
    }
}

diesel::table! {
    disclosures (id) {
        id -> Binary,
        community_id -> Binary,
        contact_id -> Binary,
        account_id -> Binary,
        role -> Text,
        reason -> Text,
        at -> BigInt,
    }
}
