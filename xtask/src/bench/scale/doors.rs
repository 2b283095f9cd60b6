//! What it takes to bring a matter to the station by each of its doors, and what is looked up while it is written.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    super::{
        WORDS,
        goals::{Goal, Limit::AtMost},
        load::{Effort, Load, drive},
        setup, wire,
    },
    DESKS, Desk, Figure, PATIENCE,
};
use crate::say;

/// What looks a text up may take so long at the slowest hundredth, in milliseconds: whoever writes must not wait for it.
const WHILE_WRITING: f64 = 150.0;
/// What looking up, suggesting and routing may add to a new case altogether, at the median, in milliseconds.
const ADDED: f64 = 15.0;
/// How much longer any door may take than the mailbox, at the median.
const DEARER: f64 = 1.10;
/// In how many rounds the doors are compared.
const ROUNDS: u32 = 10;
/// More than anybody brings in one round.
const A_ROUND: usize = 1_000_000;

/// A door: how it is called, where it leads, who knocks, and what they say in their so-many-th request.
struct Door<'a> {
    what: &'static str,
    path: &'static str,
    by: Option<&'a str>,
    says: Box<dyn Fn(usize) -> Value + Sync + 'a>,
}

impl Desk {
    /// What is asked between a text and its case: alike cases, likely categories, whose it is.
    pub(super) fn on_the_way(&self) -> Result<Vec<Figure>> {
        let community = &self.scene.community;
        let word = |number: usize| WORDS[number % WORDS.len()];
        let text = |number: usize| format!("{} {number} {}", word(number), word(number / WORDS.len()));
        let asks: [(&str, String, Box<dyn Fn(usize) -> Value + Sync>); 3] = [
            (
                "alike cases",
                format!("/api/v1/communities/{community}/similar-cases"),
                Box::new(|number| json!({"text": text(number)})),
            ),
            (
                "likely categories",
                "/api/v1/categories/suggestions".to_owned(),
                Box::new(|number| json!({"title": format!("楼里有人说 {number}"), "body": text(number)})),
            ),
            (
                "whose it is",
                format!("/api/v1/communities/{community}/routing/try"),
                Box::new(
                    |number| json!({"text": text(number), "category": "facilities", "urgency": "normal", "channel": "mailbox"}),
                ),
            ),
        ];
        let mut figures = Vec::new();
        for (what, path, says) in asks {
            figures.push(self.figure(what, (DESKS, 200, WHILE_WRITING), |connection, sent| {
                let headers = [("authorization", self.scene.staff.as_str())];
                wire::request("POST", &path, &headers, says(number(connection, sent)).to_string().as_bytes())
            })?);
        }
        let added: f64 = figures.iter().map(|figure| figure.p50.as_secs_f64() * 1000.0).sum();
        if let Some(last) = figures.last_mut() {
            last.goal = Goal::new("ms at p50 of all three".to_owned(), added, AtMost(ADDED));
        }
        Ok(figures)
    }

    /// New cases by every door; the first is the mailbox, with which the others are compared. Each has its turn in each round: what
    /// else goes on in the machine, and how much there is by then, meets all alike.
    pub(super) fn doors(&self) -> Result<Vec<Figure>> {
        let token = self.card()?;
        let doors = doors(self, &token);
        let effort = Effort {
            connections: DESKS,
            time: self.time / ROUNDS,
        };
        let mut loads: Vec<Vec<Load>> = doors.iter().map(|_| Vec::new()).collect();
        say::during(&format!("{} doors", self.database), || {
            for round in 0..ROUNDS {
                for (door, loads) in doors.iter().zip(&mut loads) {
                    loads.push(door.knock(self.scene.server.port, effort, round)?);
                }
            }
            anyhow::Ok(())
        })?;
        let mut figures: Vec<Figure> = Vec::new();
        for (door, loads) in doors.iter().zip(loads) {
            let mut figure = self.shown(door.what, &Load::joined(loads), PATIENCE);
            if let Some(mailbox) = figures.first() {
                let ratio = figure.p50.as_secs_f64() / mailbox.p50.as_secs_f64();
                figure.goal = Goal::new("× the mailbox at p50".to_owned(), ratio, AtMost(DEARER));
            }
            figures.push(figure);
        }
        Ok(figures)
    }

    /// The code of one of the cards that were issued.
    fn card(&self) -> Result<String> {
        let (port, staff) = (self.scene.server.port, [("authorization", self.scene.staff.as_str())]);
        let path = format!("/api/v1/liaison/cards?community_id={}", self.scene.community);
        let cards = setup::get(port, &path, &staff)?;
        let card = setup::text(&cards, "/items/0/id")?;
        let sheet = setup::post(port, "/api/v1/liaison/sheets", &staff, &json!({"cards": [card]}), 200)?;
        let address = setup::text(&sheet, "/faces/0/address")?;
        let token = address.split_once('#').context("a card's code without a token")?.1;
        Ok(token.to_owned())
    }
}

impl Door<'_> {
    /// As many new cases as there is time for, in one of the rounds.
    fn knock(&self, port: u16, effort: Effort, round: u32) -> Result<Load> {
        let first = usize::try_from(round)? * A_ROUND;
        drive(port, effort, 201, |connection, sent| {
            let number = first + number(connection, sent);
            let key = format!("{number:08x}-{:04x}-4000-8000-000000000000", self.path.len());
            let mut headers = vec![("idempotency-key", key.as_str())];
            headers.extend(self.by.map(|by| ("authorization", by)));
            wire::request("POST", self.path, &headers, (self.says)(number).to_string().as_bytes())
        })
    }
}

/// A number that no other request of a connection has.
const fn number(connection: usize, sent: usize) -> usize {
    sent * DESKS + connection
}

fn doors<'a>(desk: &'a Desk, token: &'a str) -> Vec<Door<'a>> {
    let (community, staff) = (&desk.scene.community, Some(desk.scene.staff.as_str()));
    let title = "3号楼电梯夜里有异响";
    let body = |number: usize| format!("{number} 电梯夜里很响，影响休息。");
    let matter = move |number| {
        json!({"community_id": community, "title": title, "body": body(number), "category": "facilities",
            "urgency": "normal", "name_shown": "staff"})
    };
    let person = |number: usize| json!({"name": "周师傅", "phone": format!("137{number:08}")});
    let at = "2026-01-05T08:00:00Z";
    vec![
        Door {
            what: "mailbox",
            path: "/api/v1/mailbox/messages",
            by: Some(&desk.scene.resident),
            says: Box::new(
                move |number| json!({"community_id": community, "category": "facilities", "title": title, "body": body(number)}),
            ),
        },
        Door {
            what: "hotline",
            path: "/api/v1/calls",
            by: staff,
            says: Box::new(
                move |number| json!({"person": person(number), "matter": matter(number), "talk": {"started_at": at, "seconds": 60}}),
            ),
        },
        Door {
            what: "window",
            path: "/api/v1/entries",
            by: staff,
            says: Box::new(
                move |number| json!({"way": "letter", "received_at": at, "person": person(number), "matter": matter(number)}),
            ),
        },
        Door {
            what: "officers",
            path: "/api/v1/liaison/needs",
            by: staff,
            says: Box::new(move |number| {
                json!({"community_id": community, "person": person(number), "consent_version": 2, "title": title,
                    "body": body(number), "category": "facilities"})
            }),
        },
        Door {
            what: "cards",
            path: "/api/v1/liaison/messages",
            by: None,
            says: Box::new(move |number| {
                json!({"token": token, "body": body(number), "category": "facilities",
                    "anonymous": {"tracking_digest": format!("{number:064x}")}})
            }),
        },
    ]
}
