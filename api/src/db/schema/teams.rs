//! The tables of teams at the door: volunteers, requests for service, offers, hours.

diesel::table! {
    volunteers (account_id) {
        account_id -> Binary,
        community_id -> Binary,
        street_id -> Binary,
        cell_id -> Nullable<Binary>,
        reach -> Text,
        skills -> Integer,
        speech -> Integer,
        free -> Integer,
        gender -> Nullable<Text>,
        most -> Integer,
        adult -> Bool,
        guardian -> Nullable<Text>,
        about -> Nullable<Text>,
        state -> Text,
        level -> Integer,
        checked -> Bool,
        number -> Nullable<Text>,
        reason -> Nullable<Text>,
        applied_at -> BigInt,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Binary>,
        version -> Integer,
        days_off_version -> Integer,
    }
}

diesel::table! {
    volunteer_pools (street_id) {
        street_id -> Binary,
        edition -> Binary,
    }
}

diesel::table! {
    team_leads (account_id) {
        account_id -> Binary,
        trainings -> Integer,
        speech -> Integer,
        free -> Integer,
        gender -> Nullable<Text>,
        most -> Integer,
        version -> Integer,
    }
}

diesel::table! {
    services (id) {
        id -> Binary,
        community_id -> Binary,
        cell_id -> Nullable<Binary>,
        case_id -> Nullable<Binary>,
        number -> Text,
        state -> Text,
        version -> Integer,
        asked_by -> Binary,
        resident_id -> Nullable<Binary>,
        sealed -> Nullable<Binary>,
        resident_digest -> Nullable<Binary>,
        kind -> Text,
        need -> Text,
        urgency -> Text,
        day -> Text,
        part -> Text,
        volunteers -> Integer,
        skills -> Integer,
        trainings -> Integer,
        speech -> Integer,
        gender -> Nullable<Text>,
        safeguard -> Bool,
        least_level -> Integer,
        by_person -> Bool,
        record -> Nullable<Text>,
        thanks -> Nullable<Text>,
        created_at -> BigInt,
        updated_at -> BigInt,
    }
}

diesel::table! {
    service_offers (id) {
        id -> Binary,
        service_id -> Binary,
        community_id -> Binary,
        account_id -> Binary,
        role -> Text,
        state -> Text,
        day -> Text,
        part -> Text,
        suits -> Text,
        asked_at -> BigInt,
        answer_until -> BigInt,
        answered_at -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        arrived_at -> Nullable<BigInt>,
        left_at -> Nullable<BigInt>,
        minutes -> Nullable<Integer>,
        stars -> Nullable<Integer>,
        at_station -> Bool,
        code_refused -> Bool,
        moved -> Bool,
    }
}

diesel::table! {
    service_referrals (id) {
        id -> Binary,
        service_id -> Binary,
        community_id -> Binary,
        organisation_id -> Binary,
        inbound -> Bool,
        state -> Text,
        consent -> Nullable<Text>,
        referred_by -> Binary,
        sent_at -> BigInt,
        taken_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    service_events (id) {
        id -> Binary,
        service_id -> Binary,
        community_id -> Binary,
        at -> BigInt,
        action -> Text,
        role -> Text,
        account_id -> Nullable<Binary>,
        text -> Nullable<Text>,
        day -> Nullable<Text>,
        part -> Nullable<Text>,
    }
}

diesel::table! {
    volunteer_hours (id) {
        id -> Binary,
        community_id -> Binary,
        account_id -> Binary,
        kind -> Text,
        service_id -> Nullable<Binary>,
        number -> Nullable<Text>,
        day -> Text,
        minutes -> Integer,
        reason -> Nullable<Text>,
        written_by -> Binary,
        at -> BigInt,
    }
}

diesel::table! {
    hour_certificates (number) {
        number -> Text,
        community_id -> Binary,
        account_id -> Binary,
        code_digest -> Binary,
        name -> Text,
        volunteer_number -> Nullable<Text>,
        minutes -> BigInt,
        services -> Integer,
        issued_at -> BigInt,
        first_day -> Nullable<Text>,
        last_day -> Nullable<Text>,
        content -> Nullable<Text>,
        phone -> Nullable<Text>,
        honours -> Nullable<Text>,
    }
}

diesel::table! {
    volunteer_days_off (account_id, first_day) {
        account_id -> Binary,
        first_day -> Text,
        last_day -> Text,
    }
}

diesel::table! {
    service_blocks (id) {
        id -> Binary,
        community_id -> Binary,
        account_id -> Binary,
        resident_digest -> Binary,
        side -> Text,
        reason -> Nullable<Text>,
        service_id -> Nullable<Binary>,
        written_by -> Binary,
        at -> BigInt,
        phone -> Nullable<Text>,
        lifted_at -> Nullable<BigInt>,
        lifted_why -> Nullable<Text>,
    }
}

diesel::table! {
    hours_disputes (id) {
        id -> Binary,
        community_id -> Binary,
        account_id -> Binary,
        hours_id -> Binary,
        minutes -> Integer,
        reason -> Text,
        state -> Text,
        answer -> Nullable<Text>,
        counter_id -> Nullable<Binary>,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    skill_rules (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        proved -> Integer,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    skill_proofs (account_id, skill) {
        account_id -> Binary,
        skill -> Text,
        kind -> Text,
        number_sealed -> Binary,
        number_end -> Text,
        valid_until -> Nullable<Text>,
        state -> Text,
        reason -> Nullable<Text>,
        counts_until -> Nullable<Text>,
        edition -> Integer,
        sent_at -> BigInt,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
    }
}
