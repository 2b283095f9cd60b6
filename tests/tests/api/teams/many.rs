//! Teams among many: what they gave lately is asked of a few, and the teams are those that asking everybody would find.

use std::cmp::Reverse;

use contract::teams::{TeamRole, TeamSuggestions};
use tests::{
    TestApp, on_each_backend, seed,
    teams::{asked, lead, suggestions},
};

/// How many volunteers there are: more than are asked at once.
const MANY: u32 = 700;

/// Somebody of the crowd.
struct Someone {
    level: u32,
    escorts: bool,
    hours: u32,
}

/// The crowd: those who seem to suit best have given much, whoever seems less may have given nothing.
fn crowd(seed: u32) -> Vec<Someone> {
    let one = |number: u32| Someone {
        level: 1 + number * 31 % 4,
        escorts: (number + seed).is_multiple_of(3),
        hours: if (number * 7 + seed) % 97 < 5 {
            0
        } else {
            (number * 7919 + seed) % 90
        },
    };
    (0..MANY).map(one).collect()
}

/// Writes them down in the community, in its cells none, so that all live as far away.
async fn bring(app: &TestApp, crowd: &[Someone]) {
    let community = app.bytes(seed::community(0).uuid().as_bytes());
    let id = |number: usize, of: u8| {
        let mut bytes = [of; 16];
        bytes[12..].copy_from_slice(&u32::try_from(number).expect("few").to_be_bytes());
        app.bytes(&bytes)
    };
    let now = api::moment::Moment::now().time().timestamp_micros();
    let all = || crowd.iter().enumerate();
    let accounts = all().map(|(at, _)| format!("({}, {community}, '义工', FALSE, 0, 'zh-CN', 0, {now})", id(at, 0xe1)));
    let volunteers = all().map(|(at, one)| {
        let (skills, account) = (u8::from(one.escorts), id(at, 0xe1));
        let street = format!("(SELECT street_id FROM communities WHERE id = {community})");
        format!(
            "({account}, {community}, {street}, 'community', {skills}, 1, 2097151, 3, TRUE, 'active', {}, TRUE, {now}, 1)",
            one.level
        )
    });
    let hours = all().filter(|(_, one)| one.hours > 0).map(|(at, one)| {
        let (line, account, minutes) = (id(at, 0xe2), id(at, 0xe1), one.hours * 60);
        format!("({line}, {community}, {account}, 'correction', '2026-01-01', {minutes}, {account}, {now})")
    });
    let rows: [(&str, Vec<String>); 3] = [
        (
            "accounts (id, community_id, name, totp_confirmed, totp_last_step, language, epoch, created_at)",
            accounts.collect(),
        ),
        (
            "volunteers (account_id, community_id, street_id, reach, skills, speech, free, most, adult, state, level, checked, \
             applied_at, version)",
            volunteers.collect(),
        ),
        (
            "volunteer_hours (id, community_id, account_id, kind, day, minutes, written_by, at)",
            hours.collect(),
        ),
    ];
    for (table, rows) in rows {
        for some in rows.chunks(200) {
            app.run_sql(&format!("INSERT INTO {table} VALUES {}", some.join(", "))).await;
        }
    }
}

/// How well somebody suits beside where they live, which is the same for all.
fn points(one: &Someone) -> u32 {
    let newcomer = if one.level == 1 && one.hours == 0 { 5 } else { 0 };
    20 * 60_u32.saturating_sub(one.hours) / 60 + 5 * (one.level - 1).min(2) + newcomer
}

/// The points of the three best pairs one of whom escorts.
fn best_pairs(crowd: &[Someone]) -> Vec<u32> {
    let mut pairs = Vec::new();
    for (at, one) in crowd.iter().enumerate() {
        let others = crowd[at + 1..].iter().filter(|other| one.escorts || other.escorts);
        pairs.extend(others.map(|other| points(one) + points(other)));
    }
    pairs.sort_unstable_by_key(|points| Reverse(*points));
    pairs.truncate(3);
    pairs
}

fn of_pairs(found: &TeamSuggestions, near: i32) -> Vec<u32> {
    let teams = found.teams.iter();
    let points = teams.map(|team| team.volunteers.iter().map(|one| one.suits.total() - near).sum::<i32>());
    points.map(|points| u32::try_from(points).expect("points")).collect()
}

on_each_backend! {
    async fn the_best_of_many_are_found_though_few_are_asked_what_they_gave(app: TestApp) {
        let _ = lead(&app).await;
        let crowd = crowd(11);
        bring(&app, &crowd).await;
        let service = asked(&app.resident("王秀兰").await, |request| request.volunteers = 2).await;
        let found = suggestions(&app, &service).await;
        let near = found.teams[0].volunteers[0].suits.near;
        assert_eq!(of_pairs(&found, near), best_pairs(&crowd));
        let mut expected: Vec<u32> = crowd.iter().map(points).collect();
        expected.sort_unstable_by_key(|points| Reverse(*points));
        let others = found.others.iter().filter(|one| one.role == TeamRole::Volunteer);
        let shown: Vec<u32> = others.map(|one| u32::try_from(one.suits.total() - near).expect("points")).collect();
        assert_eq!(shown, expected[..20], "the others are the best too");
    }
}
