//! The tables, as Diesel knows them. Written by hand: one schema stands for both databases.

mod agenda;
mod carried;
mod doors;
mod handling;
mod liaison;
mod open311;
mod people;
mod places;
mod proposed;
mod seated;
mod teams;
mod told;
mod volunteering;
mod voted;

pub use agenda::*;
pub use carried::*;
pub use doors::*;
pub use handling::*;
pub use liaison::*;
pub use open311::*;
pub use people::*;
pub use places::*;
pub use proposed::*;
pub use seated::*;
pub use teams::*;
pub use told::*;
pub use volunteering::*;
pub use voted::*;

diesel::table! {
    accounts (id) {
        id -> Binary,
        community_id -> Nullable<Binary>,
        cell_id -> Nullable<Binary>,
        phone_sealed -> Nullable<Binary>,
        phone_digest -> Nullable<Binary>,
        name -> Text,
        work_name -> Nullable<Text>,
        login -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        totp_sealed -> Nullable<Binary>,
        totp_confirmed -> Bool,
        totp_last_step -> BigInt,
        language -> Text,
        epoch -> Integer,
        first_password -> Bool,
        created_at -> BigInt,
        erased_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    consents (id) {
        id -> Binary,
        account_id -> Binary,
        kind -> Text,
        version -> Integer,
        granted_at -> BigInt,
        withdrawn_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    cases (id) {
        id -> Binary,
        community_id -> Binary,
        station_id -> Nullable<Binary>,
        cell_id -> Nullable<Binary>,
        number -> Text,
        channel -> Text,
        state -> Text,
        category -> Text,
        urgency -> Text,
        version -> Integer,
        reporter_id -> Nullable<Binary>,
        name_shown -> Text,
        tracking_digest -> Nullable<Binary>,
        first_responder_id -> Nullable<Binary>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        datum -> Nullable<Text>,
        submitted_at -> BigInt,
        updated_at -> BigInt,
        due_at -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
        reopened_times -> Integer,
        reopened_by_reporter -> Bool,
        source -> Nullable<Text>,
        source_id -> Nullable<Text>,
        recorder_id -> Nullable<Binary>,
        subcategory_id -> Nullable<Binary>,
        pressed -> Nullable<Text>,
    }
}

diesel::table! {
    case_texts (case_id) {
        case_id -> Binary,
        community_id -> Binary,
        title -> Text,
        body -> Text,
        address -> Nullable<Text>,
    }
}

diesel::table! {
    case_entries (id) {
        id -> Binary,
        case_id -> Binary,
        community_id -> Binary,
        at -> BigInt,
        action -> Text,
        state -> Text,
        role -> Text,
        account_id -> Nullable<Binary>,
        visibility -> Text,
        reason -> Nullable<Text>,
        text_digest -> Nullable<Binary>,
        recipient_id -> Nullable<Binary>,
    }
}

diesel::table! {
    entry_texts (entry_id) {
        entry_id -> Binary,
        case_id -> Binary,
        community_id -> Binary,
        salt -> Binary,
        text -> Text,
    }
}

diesel::table! {
    ratings (case_id, round) {
        case_id -> Binary,
        round -> Integer,
        community_id -> Binary,
        contacted -> Bool,
        resolved -> Bool,
        satisfaction -> Integer,
        comment -> Nullable<Text>,
        rated_at -> BigInt,
    }
}

diesel::table! {
    photos (id) {
        id -> Binary,
        community_id -> Nullable<Binary>,
        case_id -> Nullable<Binary>,
        claim_digest -> Binary,
        width -> Integer,
        height -> Integer,
        position -> Integer,
        created_at -> BigInt,
        note_id -> Nullable<Binary>,
        proposal_id -> Nullable<Binary>,
        hidden -> Bool,
        copy_of -> Nullable<Binary>,
        areas -> Nullable<Text>,
        publication_id -> Nullable<Binary>,
        service_id -> Nullable<Binary>,
        entry_id -> Nullable<Binary>,
        name -> Nullable<Text>,
        bytes -> Nullable<Integer>,
        answer_part -> Nullable<Integer>,
        report_id -> Nullable<Binary>,
        hidden_because -> Nullable<Text>,
        added_by -> Nullable<Binary>,
    }
}

diesel::table! {
    idempotency_keys (digest) {
        digest -> Binary,
        fingerprint -> Binary,
        status -> Integer,
        body -> Text,
        case_id -> Nullable<Binary>,
        created_at -> BigInt,
    }
}

diesel::table! {
    templates (id) {
        id -> Binary,
        community_id -> Binary,
        action -> Text,
        category -> Nullable<Text>,
        title -> Text,
        text -> Text,
        version -> Integer,
    }
}

diesel::table! {
    installation (one) {
        one -> Integer,
        digest_key -> Text,
    }
}

diesel::joinable!(contacts -> cases (case_id));
diesel::joinable!(case_texts -> cases (case_id));
diesel::joinable!(case_handling -> cases (case_id));
diesel::joinable!(case_entries -> cases (case_id));
diesel::allow_tables_to_appear_in_same_query!(
    streets,
    subcategories,
    communities,
    stations,
    cells,
    notices,
    accounts,
    posts,
    sign_in_codes,
    refresh_tokens,
    consents,
    cases,
    case_texts,
    case_entries,
    entry_texts,
    ratings,
    photos,
    idempotency_keys,
    templates,
    installation,
    diary_notes,
    diary_texts,
    contacts,
    disclosures,
    surveys,
    survey_versions,
    survey_responses,
    survey_homes,
    survey_marks,
    survey_texts,
    survey_editions,
    liaison_officers,
    liaison_cards,
    liaison_visits,
    liaison_people,
    liaison_needs,
    liaison_disclosures,
    case_alarms,
    case_handling,
    case_reminders,
    case_sharings,
    organisations,
    routing_rules,
    publications,
    case_limits,
    residences,
    letter_codes,
    proposal_rules,
    proposals,
    proposal_editions,
    proposal_people,
    proposal_invitations,
    proposal_signatures,
    proposal_tallies,
    proposal_events,
    proposal_answers,
    moderation_checks,
    proposal_drafts,
    moderation_items,
    proposal_comments,
    proposal_reports,
    public_photo_deeds,
    word_lists,
    proposal_followers,
    volunteers,
    volunteer_pools,
    team_leads,
    services,
    service_offers,
    service_events,
    service_referrals,
    volunteer_hours,
    hour_certificates,
    hours_disputes,
    volunteer_days_off,
    skill_proofs,
    volunteer_records,
    volunteer_insurances,
    volunteer_agreements,
    volunteer_agreed,
    service_blocks,
    notifications,
    outbox,
    notification_preferences,
    reach_addresses,
    api_clients,
    open311_requests,
    votes,
    vote_roll,
    vote_ballots,
    motions,
    motion_seconds,
    bulletins,
    needs,
    need_sources,
    need_sessions,
    agenda_events,
    agenda_objections,
    agenda_rules,
    plan_calls,
    plans,
    plan_questions,
    body_rules,
    bodies,
    body_seats,
    projects,
    project_contracts,
    project_payments,
    project_reports,
    project_reminders,
    project_remarks,
    project_events,
    project_rules,
    project_evaluations,
    project_commendations,
);
