//! The tables of projects: contracts, payments, reports, remarks, what happened, and the evaluations.

diesel::table! {
    projects (id) {
        id -> Binary,
        community_id -> Binary,
        organisation_id -> Binary,
        proposal_id -> Nullable<Binary>,
        plan_id -> Nullable<Binary>,
        title -> Text,
        purpose -> Text,
        field -> Text,
        state -> Text,
        draft -> Nullable<Text>,
        draft_because -> Nullable<Text>,
        edition -> Integer,
        created_at -> BigInt,
        signed_at -> Nullable<BigInt>,
        over -> Bool,
        ended_because -> Nullable<Text>,
        look_at -> Nullable<BigInt>,
        evaluate_until -> Nullable<BigInt>,
        rules -> Nullable<Text>,
        outcome -> Nullable<Text>,
        result -> Nullable<Text>,
        because -> Nullable<Text>,
    }
}

diesel::table! {
    project_contracts (project_id, version) {
        project_id -> Binary,
        version -> Integer,
        community_id -> Binary,
        state -> Text,
        terms -> Text,
        first_percent -> Integer,
        because -> Nullable<Text>,
        refused_because -> Nullable<Text>,
        offered_at -> BigInt,
        decided_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    project_payments (project_id, part) {
        project_id -> Binary,
        part -> Integer,
        community_id -> Binary,
        fen -> BigInt,
        state -> Text,
        paid_on -> Nullable<Text>,
        reference -> Nullable<Text>,
    }
}

diesel::table! {
    project_reports (id) {
        id -> Binary,
        project_id -> Binary,
        community_id -> Binary,
        due_on -> Text,
        last -> Bool,
        text -> Text,
        outputs -> Text,
        spent -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    project_reminders (project_id, due_on, late) {
        project_id -> Binary,
        due_on -> Text,
        late -> Bool,
        community_id -> Binary,
    }
}

diesel::table! {
    project_remarks (id) {
        id -> Binary,
        project_id -> Binary,
        community_id -> Binary,
        account_id -> Nullable<Binary>,
        role -> Text,
        text -> Nullable<Text>,
        at -> BigInt,
        hidden_because -> Nullable<Text>,
        answer -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
        supervision -> Bool,
    }
}

diesel::table! {
    project_events (id) {
        id -> Binary,
        project_id -> Binary,
        community_id -> Binary,
        deed -> Text,
        role -> Text,
        at -> BigInt,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    project_rules (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        content -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    project_evaluations (id) {
        id -> Binary,
        project_id -> Binary,
        community_id -> Binary,
        account_id -> Nullable<Binary>,
        station -> Bool,
        effect -> Integer,
        output -> Integer,
        participation -> Integer,
        spending -> Integer,
        satisfaction -> Integer,
        words -> Nullable<Text>,
        seat -> Nullable<Text>,
    }
}

diesel::table! {
    project_commendations (project_id) {
        project_id -> Binary,
        community_id -> Binary,
        reason -> Text,
        at -> BigInt,
    }
}
