//! The tables of needs, of calls for plans and the plans, and of what both have in common on their way to a project.

diesel::table! {
    needs (id) {
        id -> Binary,
        community_id -> Binary,
        title -> Text,
        about -> Text,
        field -> Text,
        state -> Text,
        body_id -> Nullable<Binary>,
        vote_id -> Nullable<Binary>,
        vote_option -> Nullable<Integer>,
        notice_until -> Nullable<BigInt>,
        scores -> Nullable<Text>,
        listed_at -> BigInt,
    }
}

diesel::table! {
    need_sources (need_id, source_id) {
        need_id -> Binary,
        community_id -> Binary,
        source -> Text,
        source_id -> Binary,
    }
}

diesel::table! {
    agenda_events (subject_id, position) {
        subject_id -> Binary,
        position -> Integer,
        community_id -> Binary,
        subject -> Text,
        at -> BigInt,
        action -> Text,
        role -> Text,
        whom -> Nullable<Text>,
        reason -> Nullable<Text>,
        body -> Nullable<Text>,
    }
}

diesel::table! {
    agenda_objections (id) {
        id -> Binary,
        community_id -> Binary,
        subject -> Text,
        subject_id -> Binary,
        account_id -> Nullable<Binary>,
        reason -> Nullable<Text>,
        lodged_at -> BigInt,
        round -> Integer,
        upheld -> Nullable<Bool>,
        answer -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    agenda_rules (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        content -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    plan_calls (id) {
        id -> Binary,
        community_id -> Binary,
        need_id -> Nullable<Binary>,
        because -> Nullable<Text>,
        title -> Text,
        wanted -> Text,
        carrier -> Text,
        limit_fen -> BigInt,
        deadline -> BigInt,
        state -> Text,
        unsealed -> Bool,
        vote_id -> Nullable<Binary>,
        hearing_at -> Nullable<BigInt>,
        hearing_place -> Nullable<Text>,
        plan_id -> Nullable<Binary>,
        notice_until -> Nullable<BigInt>,
        published_at -> BigInt,
    }
}

diesel::table! {
    plans (id) {
        id -> Binary,
        community_id -> Binary,
        call_id -> Binary,
        organisation_id -> Binary,
        state -> Text,
        content -> Text,
        contact -> Nullable<Binary>,
        account_id -> Nullable<Binary>,
        reason -> Nullable<Text>,
        vote_option -> Nullable<Integer>,
        version -> Integer,
        needs_percent -> Nullable<Integer>,
        comes_first -> Bool,
    }
}

diesel::table! {
    plan_questions (id) {
        id -> Binary,
        plan_id -> Binary,
        community_id -> Binary,
        account_id -> Nullable<Binary>,
        role -> Text,
        text -> Nullable<Text>,
        at -> BigInt,
        hidden_because -> Nullable<Text>,
        answer -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    need_sessions (id) {
        id -> Binary,
        need_id -> Binary,
        community_id -> Binary,
        body_id -> Binary,
        body -> Text,
        held_on -> Text,
        present -> Integer,
        minutes -> Text,
        questions -> Text,
        written_at -> BigInt,
    }
}

diesel::table! {
    bulletins (id) {
        id -> Binary,
        community_id -> Binary,
        month -> Text,
        edition -> Integer,
        title -> Text,
        text -> Text,
        because -> Nullable<Text>,
        cases -> Text,
        projects -> Text,
        figures -> Text,
        published_at -> BigInt,
        withdrawn_at -> Nullable<BigInt>,
        withdrawn_because -> Nullable<Text>,
    }
}
