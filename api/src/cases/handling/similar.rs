//! Open cases that may be on the same matter as a text that is being written.
//!
//! What others wrote is not for residents. They learn that a case shares words with their own text, and only words that
//! say nothing of anybody: those by which categories are known, and those that many cases of the community have. In the order
//! in which they stand in the case, and with the grid cell that it is of, they tell a resident whether it is the same matter.

use chrono::{DateTime, Duration, Utc};
use contract::{
    cases::{Category, State},
    handling::{MAX_SIMILAR, MatterText, SimilarCase, SimilarCases},
    ids::CommunityId,
    places::Point,
};
use diesel::prelude::*;

use crate::{
    cases::{index, standing},
    db::{
        Conn, Key, Micros, Word,
        schema::{case_handling, case_texts, cases},
    },
    error::Result,
    places::Places,
    search,
};

/// Cases that are compared at most, the latest.
const COMPARED: i64 = 300;
/// For how long cases are compared.
const DAYS: i64 = 90;
/// How near a point must be, in metres.
const NEAR: f64 = 150.0;
/// Metres of a degree of latitude.
const DEGREE: f64 = 111_320.0;
/// How many cases of a community must have a word before it says nothing of anybody.
const MANY: usize = 5;
/// Words of a text that are compared.
const WORDS: usize = 24;
/// Words that say where it is, when, or who lives there, and not what the matter is.
const WHEREABOUTS: [&str; 24] = [
    "号楼", "单元", "楼下", "楼上", "楼里", "楼栋", "小区", "社区", "家里", "家门", "门口", "附近", "地方", "居民", "邻居",
    "业主", "老人", "孩子", "大家", "希望", "请问", "晚上", "白天", "早上",
];
/// Matters that many have in common: joining one tells nothing of whoever brought it.
const COMMON: [Category; 6] = [
    Category::Housing,
    Category::Cleanliness,
    Category::Noise,
    Category::Traffic,
    Category::Facilities,
    Category::Safety,
];
/// While it stands like this a case can be joined.
const OPEN: [State; 6] = [
    State::Submitted,
    State::Accepted,
    State::Dispatched,
    State::InProgress,
    State::Transferred,
    State::Reopened,
];

/// Whether residents may join a case by themselves.
pub(super) fn can_be_joined(category: Category, state: State) -> bool {
    COMMON.contains(&category) && OPEN.contains(&state)
}

type Row = (
    Key,
    String,
    Word<Category>,
    Word<State>,
    Micros,
    Option<i32>,
    (String, String),
    (Option<Key>, Option<Key>),
);

/// Who asks, and what they may know.
pub(super) enum Asking<'a> {
    /// The desk: everything.
    Desk,
    /// A resident, who reads the names of these places.
    Resident(&'a Places),
}

/// Finds them, the likeliest first.
///
/// # Errors
/// When the database refuses.
pub(super) fn find(
    conn: &mut Conn,
    community: CommunityId,
    matter: &MatterText,
    asking: &Asking<'_>,
    now: DateTime<Utc>,
) -> Result<SimilarCases> {
    let mut words = search::terms(&matter.text);
    words.retain(|word| {
        let is_number = word.chars().all(|letter| letter.is_ascii_digit());
        word.chars().count() > 1 && !is_number && !WHEREABOUTS.contains(&word.as_str())
    });
    words.truncate(WORDS);
    if words.is_empty() {
        return Ok(SimilarCases::default());
    }
    let staff = matches!(asking, Asking::Desk);
    let rows = candidates(conn, community, matter, staff, now)?;
    if !staff {
        words = of_nobody(conn, community, words, &rows)?;
    }
    let mut found: Vec<(usize, SimilarCase)> = rows.into_iter().filter_map(|row| compared(row, &words, asking)).collect();
    found.sort_by_key(|(shared, case)| (std::cmp::Reverse(*shared), std::cmp::Reverse(case.submitted_at)));
    found.truncate(MAX_SIMILAR);
    Ok(SimilarCases {
        items: found.into_iter().map(|(_, case)| case).collect(),
    })
}

/// The latest open cases of the same cell or near the same point.
fn candidates(conn: &mut Conn, community: CommunityId, matter: &MatterText, staff: bool, now: DateTime<Utc>) -> Result<Vec<Row>> {
    let mut query = cases::table
        .inner_join(case_texts::table)
        .left_join(case_handling::table)
        .filter(cases::community_id.eq(Key::from(community)))
        .filter(cases::state.eq_any(OPEN.map(Word)))
        .filter(standing::is_open())
        .filter(cases::submitted_at.gt(Micros::from(now - Duration::days(DAYS))))
        .order((cases::submitted_at.desc(), cases::id.desc()))
        .limit(COMPARED)
        .select((
            cases::id,
            cases::number,
            cases::category,
            cases::state,
            cases::submitted_at,
            case_handling::voices.nullable(),
            (case_texts::title, case_texts::body),
            (cases::subcategory_id, cases::cell_id),
        ))
        .into_boxed();
    let cell = matter.cell_id.map(Key::from);
    query = match (cell, matter.point.as_ref().map(square)) {
        (None, None) => query,
        (Some(cell), None) => query.filter(cases::cell_id.eq(Some(cell))),
        (cell, Some([(south, north), (west, east)])) => {
            let near = cases::latitude
                .between(south, north)
                .and(cases::longitude.between(west, east));
            query.filter(cases::cell_id.eq(cell).or(near))
        }
    };
    if let Some(except) = matter.except {
        query = query.filter(cases::id.ne(Key::from(except)));
    }
    if !staff {
        query = query.filter(cases::category.eq_any(COMMON.map(Word)));
    }
    Ok(query.load(conn)?)
}

/// Somewhere on the map: degrees from and to, south to north and west to east.
fn square(point: &Point) -> [(f64, f64); 2] {
    let (high, wide) = (
        NEAR / DEGREE,
        NEAR / (DEGREE * point.latitude.to_radians().cos().abs().max(0.01)),
    );
    [
        (point.latitude - high, point.latitude + high),
        (point.longitude - wide, point.longitude + wide),
    ]
}

/// Those of the words that say nothing of anybody, of those that occur at all.
fn of_nobody(conn: &mut Conn, community: CommunityId, words: Vec<String>, rows: &[Row]) -> Result<Vec<String>> {
    let mut known = Vec::new();
    for word in words {
        let occurs = rows
            .iter()
            .any(|(.., (title, body), _)| title.contains(&word) || body.contains(&word));
        if occurs && (Category::is_known_by(&word) || is_usual(conn, community, &word)?) {
            known.push(word);
        }
    }
    Ok(known)
}

/// Whether many cases of the community have a word.
fn is_usual(conn: &mut Conn, community: CommunityId, word: &str) -> Result<bool> {
    let found = index::found(conn, &[word.to_owned()], &[community], MANY)?;
    Ok(found.len() >= MANY)
}

/// A case that shares words of weight with the text, and how many it shares.
fn compared(row: Row, words: &[String], asking: &Asking<'_>) -> Option<(usize, SimilarCase)> {
    let (id, number, category, state, submitted_at, voices, (title, body), (subcategory, cell)) = row;
    let (low_title, low_body) = (title.to_lowercase(), body.to_lowercase());
    let shared: Vec<String> = words
        .iter()
        .filter(|word| low_title.contains(word.as_str()) || low_body.contains(word.as_str()))
        .cloned()
        .collect();
    has_weight(&shared, words.len()).then(|| {
        let (number, title) = match asking {
            Asking::Desk => (Some(number), title),
            Asking::Resident(places) => {
                let kind = subcategory.and_then(|id| places.subcategory(id.into()));
                let cell = cell.and_then(|id| places.name(id.0));
                let line = [
                    kind.map(|kind| kind.sheet.name.clone()),
                    Some(line([&title, &body], &shared)),
                    cell,
                ];
                (None, line.into_iter().flatten().collect::<Vec<_>>().join(" · "))
            }
        };
        let case = SimilarCase {
            id: id.into(),
            category: category.0,
            state: state.0,
            submitted_at: submitted_at.into(),
            voices: voices.and_then(|voices| u32::try_from(voices).ok()).unwrap_or(1),
            number,
            title,
            words: shared,
        };
        (case.words.len(), case)
    })
}

/// These words of a case in the order in which its title has them, or else its text, with a mark where something else stands
/// between them.
fn line(texts: [&str; 2], words: &[String]) -> String {
    let found = texts
        .map(|text| stretches(text, words))
        .into_iter()
        .find(|found| !found.is_empty());
    found.unwrap_or_default().join("…")
}

/// The stretches of a text that consist of these words, each once.
fn stretches(text: &str, words: &[String]) -> Vec<String> {
    let text = text.to_lowercase();
    let mut places: Vec<(usize, usize)> = words
        .iter()
        .flat_map(|word| text.match_indices(word.as_str()).map(|(at, word)| (at, at + word.len())))
        .collect();
    places.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (from, to) in places {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    let mut stretches: Vec<String> = Vec::new();
    for (from, to) in joined {
        let stretch = &text[from..to];
        if !stretches.iter().any(|known| known == stretch) {
            stretches.push(stretch.to_owned());
        }
    }
    stretches
}

/// Whether shared words tell of the same matter: two of which one names a matter, or three; all, where the text has fewer.
fn has_weight(shared: &[String], words: usize) -> bool {
    let names_matter = shared.iter().any(|word| Category::is_known_by(word));
    let needed = if names_matter { 2 } else { 3 };
    shared.len() >= words.clamp(1, needed)
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_has_the_known_words_in_the_order_of_the_title_and_nothing_else() {
        let words = ["噪音", "异响", "电梯", "夜里", "wifi"].map(str::to_owned);
        for (title, body, expected) in [
            ("3号楼电梯夜里有异响", "", "电梯夜里…异响"),
            ("张建军家电梯噪音", "电梯坏了", "电梯噪音"),
            ("电梯，电梯，又是电梯", "", "电梯"),
            ("求助", "电梯一到夜里就有噪音，电梯门也响", "电梯…夜里…噪音"),
            ("WiFi 断了", "", "wifi"),
        ] {
            assert_eq!(line([title, body], &words), expected, "{title}");
        }
    }
}
