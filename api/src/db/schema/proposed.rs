//! The tables of proposals, of their moderation, and of who is verified to sign them; and of the communities' rules.

diesel::table! {
    case_alarms (case_id, due_at) {
        case_id -> Binary,
        due_at -> BigInt,
        community_id -> Binary,
        raised_at -> BigInt,
        next_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    case_limits (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        content -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    residences (account_id, community_id) {
        account_id -> Binary,
        community_id -> Binary,
        proof -> Text,
        verified_at -> BigInt,
        verified_by -> Nullable<Binary>,
        card_id -> Nullable<Binary>,
        revoked_at -> Nullable<BigInt>,
        adult -> Bool,
    }
}

diesel::table! {
    letter_codes (digest) {
        digest -> Binary,
        community_id -> Binary,
        uses_left -> Integer,
        issued_by -> Binary,
        issued_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    proposal_rules (community_id, version) {
        community_id -> Binary,
        version -> Integer,
        content -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    proposals (id) {
        id -> Binary,
        community_id -> Binary,
        cell_id -> Nullable<Binary>,
        number -> Text,
        state -> Text,
        version -> Integer,
        author_id -> Binary,
        named -> Bool,
        edition -> Integer,
        shown_edition -> Nullable<Integer>,
        threshold -> Integer,
        answer_days -> Integer,
        created_at -> BigInt,
        updated_at -> BigInt,
        published_at -> Nullable<BigInt>,
        closes_at -> Nullable<BigInt>,
        effective_at -> Nullable<BigInt>,
        answer_due_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        appeal_until -> Nullable<BigInt>,
        hidden_from -> Nullable<Text>,
        hidden_at -> Nullable<BigInt>,
        merged_into -> Nullable<Binary>,
        raised_at -> Nullable<BigInt>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        responsible_id -> Nullable<Binary>,
        organisation_id -> Nullable<Binary>,
    }
}

diesel::table! {
    proposal_editions (proposal_id, edition) {
        proposal_id -> Binary,
        edition -> Integer,
        community_id -> Binary,
        title -> Text,
        problem -> Text,
        suggestion -> Text,
        helps -> Nullable<Text>,
        field -> Text,
        place -> Nullable<Text>,
        cost -> Nullable<Integer>,
        written_at -> BigInt,
        published_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    proposal_people (proposal_id, account_id) {
        proposal_id -> Binary,
        account_id -> Binary,
        community_id -> Binary,
        organisation -> Nullable<Text>,
        named -> Bool,
        joined_at -> BigInt,
        organisation_id -> Nullable<Binary>,
    }
}

diesel::table! {
    proposal_invitations (id) {
        id -> Binary,
        proposal_id -> Binary,
        community_id -> Binary,
        name -> Text,
        organisation -> Nullable<Text>,
        phone_digest -> Nullable<Binary>,
        secret_digest -> Nullable<Binary>,
        state -> Text,
        account_id -> Nullable<Binary>,
        created_at -> BigInt,
        told_at -> Nullable<BigInt>,
        organisation_id -> Nullable<Binary>,
    }
}

diesel::table! {
    proposal_signatures (proposal_id, account_id) {
        proposal_id -> Binary,
        account_id -> Binary,
        community_id -> Binary,
        edition -> Integer,
        signed_at -> BigInt,
        source_id -> Nullable<Binary>,
    }
}

diesel::table! {
    proposal_tallies (proposal_id) {
        proposal_id -> Binary,
        community_id -> Binary,
        signed -> Integer,
    }
}

diesel::table! {
    proposal_events (id) {
        id -> Binary,
        proposal_id -> Binary,
        community_id -> Binary,
        at -> BigInt,
        action -> Text,
        role -> Text,
        account_id -> Nullable<Binary>,
        edition -> Integer,
        open -> Bool,
        reason -> Nullable<Text>,
        text -> Nullable<Text>,
    }
}

diesel::table! {
    proposal_answers (proposal_id) {
        proposal_id -> Binary,
        community_id -> Binary,
        outcome -> Text,
        text -> Text,
        steps -> Text,
        role -> Text,
        answered_by -> Binary,
        answered_at -> BigInt,
        in_time -> Bool,
    }
}

diesel::table! {
    moderation_items (id) {
        id -> Binary,
        community_id -> Binary,
        kind -> Text,
        proposal_id -> Binary,
        edition -> Integer,
        grounds -> Nullable<Text>,
        not_by -> Nullable<Binary>,
        opened_at -> BigInt,
        due_at -> BigInt,
        claimed_by -> Nullable<Binary>,
        claimed_until -> Nullable<BigInt>,
        decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Binary>,
        decision -> Nullable<Text>,
        reason -> Nullable<Text>,
        text -> Nullable<Text>,
        comment_id -> Nullable<Binary>,
        marks -> Nullable<Text>,
        raised_at -> Nullable<BigInt>,
        sender_id -> Nullable<Binary>,
        photo_id -> Nullable<Binary>,
        check_silences -> Integer,
        check_again_at -> BigInt,
    }
}

diesel::table! {
    proposal_drafts (account_id) {
        account_id -> Binary,
        revision -> Integer,
        content -> Text,
        saved_at -> BigInt,
    }
}

diesel::table! {
    moderation_checks (item_id, edition) {
        item_id -> Binary,
        edition -> Integer,
        community_id -> Binary,
        suggestion -> Text,
        label -> Nullable<Text>,
        checked_at -> BigInt,
    }
}

diesel::table! {
    proposal_comments (id) {
        id -> Binary,
        proposal_id -> Binary,
        community_id -> Binary,
        parent_id -> Nullable<Binary>,
        author_id -> Binary,
        role -> Text,
        proposer -> Bool,
        state -> Text,
        edition -> Integer,
        text -> Text,
        reason -> Nullable<Text>,
        written_at -> BigInt,
        changed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    proposal_reports (id) {
        id -> Binary,
        item_id -> Binary,
        community_id -> Binary,
        proposal_id -> Binary,
        comment_id -> Nullable<Binary>,
        account_id -> Binary,
        reason -> Text,
        text -> Nullable<Text>,
        reported_at -> BigInt,
    }
}

diesel::table! {
    public_photo_deeds (id) {
        id -> Binary,
        community_id -> Binary,
        case_id -> Binary,
        photo_id -> Binary,
        deed -> Text,
        account_id -> Binary,
        reason -> Nullable<Text>,
        text -> Nullable<Text>,
        at -> BigInt,
        opened_at -> BigInt,
        due_at -> BigInt,
        waits -> Bool,
        raised_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    word_lists (id) {
        id -> Binary,
        street_id -> Binary,
        name -> Text,
        severity -> Text,
        words -> Text,
        changed_by -> Binary,
        changed_at -> BigInt,
        version -> Integer,
    }
}

diesel::table! {
    proposal_followers (proposal_id, account_id) {
        proposal_id -> Binary,
        account_id -> Binary,
        community_id -> Binary,
        followed_at -> BigInt,
    }
}
