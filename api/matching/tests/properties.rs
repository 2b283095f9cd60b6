//! What holds of every plan, on small instances that a seed makes: beside every plan there is.

mod brute;
mod linear;
mod make;

use brute::Best;
use make::Chance;
use matching::{Candidates, Instance, Plan, Volunteer};

/// How many instances each property is tried on that is compared or proved.
const CASES: u64 = 2000;

/// The served requests as the total order sees them: whether each is served.
fn order(instance: &Instance, served: &[u32]) -> Vec<bool> {
    instance.by_urgency().iter().map(|request| served.contains(request)).collect()
}

fn served(plan: &Plan) -> Vec<u32> {
    plan.served.iter().map(|team| team.request).collect()
}

#[test]
fn no_plan_is_better_where_a_request_needs_one_skill_at_most() {
    for seed in 0..CASES {
        let instance = make::instance(&mut Chance::new(seed), 1);
        let (plan, best) = (Plan::of(&instance), Best::of(&instance, &Candidates::of(&instance)));
        assert_eq!(order(&instance, &served(&plan)), best.served, "seed {seed}");
        assert_eq!((plan.score, plan.bound), (best.score, best.score), "seed {seed}");
        assert!(plan.certificate, "seed {seed}");
    }
}

#[test]
fn skills_that_are_shared_out_stay_below_the_bound_and_near_the_best() {
    let (mut same, mut all, mut teams) = (0, 0, 0);
    for seed in 0..CASES {
        let instance = make::instance(&mut Chance::new(seed), 3);
        let (plan, best) = (Plan::of(&instance), Best::of(&instance, &Candidates::of(&instance)));
        let mine = order(&instance, &served(&plan));
        assert!(mine <= best.served, "seed {seed}");
        if mine == best.served {
            assert!(plan.score <= best.score && best.score <= plan.bound, "seed {seed}");
            same += u32::from(plan.score == best.score);
        }
        all += 1;
        teams += plan.served.len();
    }
    assert!((4000..8000).contains(&teams), "some are served and some are not: {teams}");
    assert!(same * 100 >= all * 95, "the best plan in {same} of {all}");
}

#[test]
fn another_solver_finds_no_better_plan_and_refuses_nobody_else() {
    let (mut refused, mut gap) = (0, 0);
    for (seed, skills) in (0..400).zip([1, 3].into_iter().cycle()) {
        let instance = make::larger(&mut Chance::new(seed), skills);
        let (plan, candidates) = (Plan::of(&instance), Candidates::of(&instance));
        let best = linear::best(&instance, &candidates, &served(&plan)).expect("those who are served can be");
        assert!(
            plan.score <= best && best <= plan.bound,
            "seed {seed}: {} of {best}",
            plan.score
        );
        if skills > 1 {
            gap += plan.bound - best;
            continue;
        }
        assert_eq!((plan.score, plan.bound), (best, best), "seed {seed}");
        let mut accepted = Vec::new();
        for request in instance.by_urgency() {
            accepted.push(request);
            if !served(&plan).contains(&request) {
                assert_eq!(
                    linear::best(&instance, &candidates, &accepted),
                    None,
                    "seed {seed}: {request} can be served"
                );
                accepted.pop();
                refused += 1;
            }
        }
    }
    assert!(refused > 500, "{refused}");
    assert!(gap <= 40, "all bounds together are {gap} above the best");
}

#[test]
fn teams_are_whole_and_nobody_is_in_two_places() {
    for seed in 0..CASES {
        let instance = make::instance(&mut Chance::new(seed), 3);
        let (plan, candidates) = (Plan::of(&instance), Candidates::of(&instance));
        assert!(brute::is_possible(&instance, &candidates, &plan.served), "seed {seed}");
        assert_eq!(brute::score(&instance, &candidates, &plan.served), plan.score, "seed {seed}");
        assert_eq!(plan.served.len() + plan.unserved.len(), instance.requests.len());
        assert!(plan.certificate && plan.score <= plan.bound, "seed {seed}");
    }
}

#[test]
fn that_newcomers_are_welcome_takes_nobodys_team_away_and_is_worth_what_was_said() {
    let mut sent = 0;
    for seed in 0..CASES {
        let welcoming = make::instance(&mut Chance::new(seed), 1);
        let mut other = welcoming.clone();
        other.requests.iter_mut().for_each(|request| request.newcomer = 0);
        let (plan, without) = (Plan::of(&welcoming), Plan::of(&other));
        assert_eq!(served(&plan), served(&without), "seed {seed}");
        let new = |team: &matching::Team| -> i64 {
            let newcomers = team
                .volunteers
                .iter()
                .filter(|one| welcoming.volunteers[**one as usize].is_new());
            newcomers
                .map(|_| i64::from(welcoming.requests[team.request as usize].newcomer))
                .sum()
        };
        let extra: i64 = plan.served.iter().map(new).sum();
        let as_plain = brute::score(&other, &Candidates::of(&other), &plan.served);
        assert_eq!(plan.score, as_plain + extra, "seed {seed}");
        assert!(as_plain <= without.score, "seed {seed}: without it they suit no better");
        let before: i64 = without.served.iter().map(new).sum();
        assert!(extra >= before, "seed {seed}: it never sends fewer points of newcomers");
        sent += u32::from(extra > before);
    }
    assert!(sent > 5, "it matters in {sent}");
}

#[test]
fn all_else_equal_a_newcomer_goes_along_but_not_two_in_the_place_of_one_with_experience() {
    let at_the_door = Volunteer {
        max_m: 1000,
        slots: 1,
        langs: 1,
        level: 1,
        capacity: 1,
        ..Volunteer::default()
    };
    let level = |level| Volunteer {
        level,
        ..at_the_door.clone()
    };
    let mut instance = make::instance(&mut Chance::new(0), 0);
    instance.requests.truncate(1);
    instance.leads.truncate(1);
    instance.leads[0].slots = 1;
    instance.requests[0] = matching::Request {
        k: 2,
        radius_m: 1000,
        langs: 3,
        min_level: 1,
        newcomer: 5,
        ..matching::Request::default()
    };
    // A newcomer, another, one of the lowest level who has served, and one with experience.
    let served_once = Volunteer {
        hours_90d: 1,
        ..level(1)
    };
    instance.volunteers = vec![level(1), level(1), served_once, level(3)];
    let team = Plan::of(&instance).served.remove(0);
    assert_eq!(
        (team.volunteers.contains(&3), team.volunteers.contains(&2)),
        (true, false),
        "{team:?}"
    );
    // One who goes alone is whoever suits best.
    instance.requests[0].k = 1;
    assert_eq!(Plan::of(&instance).served[0].volunteers, [3]);
}

#[test]
fn whoever_asks_or_helps_in_which_order_is_the_same() {
    for seed in 0..CASES {
        let chance = &mut Chance::new(seed);
        let instance = make::instance(chance, 1);
        let mut other = instance.clone();
        other.volunteers.reverse();
        other.leads.reverse();
        let mirrored: Vec<u32> = (0..).take(instance.volunteers.len()).collect();
        let places = other
            .requests
            .iter_mut()
            .flat_map(|request| request.prior_vol.iter_mut().chain(&mut request.block_vol));
        places.for_each(|place| *place = mirrored.iter().rev().nth(*place as usize).copied().unwrap_or(*place));
        let (one, other) = (Plan::of(&instance), Plan::of(&other));
        assert_eq!((served(&one), one.score), (served(&other), other.score), "seed {seed}");
    }
}

#[test]
fn one_more_volunteer_never_makes_it_worse() {
    for seed in 0..CASES {
        let chance = &mut Chance::new(seed);
        let mut instance = make::instance(chance, 1);
        let before = order(&instance, &served(&Plan::of(&instance)));
        let more: Volunteer = make::volunteer(chance);
        instance.volunteers.push(more);
        assert!(order(&instance, &served(&Plan::of(&instance))) >= before, "seed {seed}");
    }
}

#[test]
fn everybody_is_counted_once_where_a_request_goes_without() {
    for seed in 0..200 {
        let instance = make::instance(&mut Chance::new(seed), 2);
        let order = instance.by_urgency();
        let rank = |request: &u32| order.iter().position(|each| each == request);
        let plan = Plan::of(&instance);
        for unserved in &plan.unserved {
            let why = &unserved.why;
            assert_eq!(plan.why(&instance, unserved.request).as_ref(), Some(why), "seed {seed}");
            let counted = why.too_far + why.not_free + why.no_shared_language + why.not_the_gender + why.lacks_skill;
            let counted = counted + why.not_checked + why.level_too_low + why.blocked + why.at_limit + why.taken + why.could_come;
            let all = match why.missing {
                matching::Missing::Lead => instance.leads.len(),
                matching::Missing::Volunteers => instance.volunteers.len(),
            };
            assert_eq!(counted as usize, all, "seed {seed}");
            let holders = why.held_by_more_urgent.iter();
            assert!(
                holders.into_iter().all(|holder| rank(holder) < rank(&unserved.request)),
                "seed {seed}"
            );
        }
    }
}

#[test]
fn whoever_comes_later_is_offered_the_best_teams_of_those_who_have_time() {
    let mut offered = 0;
    for seed in 0..200 {
        let instance = make::instance(&mut Chance::new(seed), 2);
        let candidates = Candidates::of(&instance);
        let mut plan = Plan::of(&instance);
        let Some(late) = plan.served.pop() else { continue };
        let before = brute::score(&instance, &candidates, &plan.served);
        let suggestions = plan.suggest(&instance, &candidates, late.request, 1000);
        let with = |team: &matching::Team| [&plan.served[..], std::slice::from_ref(team)].concat();
        for each in &suggestions {
            assert!(brute::is_possible(&instance, &candidates, &with(&each.team)), "seed {seed}");
            let after = brute::score(&instance, &candidates, &with(&each.team));
            assert_eq!(each.score, after - before, "seed {seed}");
        }
        assert!(suggestions.is_sorted_by(|one, other| one.score >= other.score), "seed {seed}");
        let all = brute::all_teams(&instance, &candidates, late.request);
        let possible = all
            .iter()
            .filter(|team| brute::is_possible(&instance, &candidates, &with(team)));
        assert_eq!(suggestions.len(), possible.count(), "seed {seed}");
        let few = plan.suggest(&instance, &candidates, late.request, 2);
        let best = suggestions.iter().take(2).map(|each| each.score);
        assert!(few.iter().map(|each| each.score).eq(best), "seed {seed}");
        offered += suggestions.len();
    }
    assert!(offered > 500, "{offered}");
}

#[test]
fn what_makes_no_sense_goes_without() {
    let mut instance = make::instance(&mut Chance::new(1), 1);
    let odd = [(70, 1, 0), (9, 1, 0), (0, 9, 0x1FF), (0, 0, 1)];
    for (request, (slot, k, team_skills)) in instance.requests.iter_mut().zip(odd) {
        (request.slot, request.k, request.team_skills) = (slot, k, team_skills);
        (request.x, request.radius_m) = (i32::MIN, i32::MAX);
    }
    let plan = Plan::of(&instance);
    assert!(plan.unserved.len() >= odd.len());
    assert!(plan.suggest(&instance, &Candidates::of(&instance), 0, 3).is_empty());
    let nobody = Plan::of(&Instance {
        requests: Vec::new(),
        leads: Vec::new(),
        volunteers: Vec::new(),
        ..instance
    });
    assert_eq!((nobody.score, nobody.bound, nobody.certificate), (0, 0, true));
}
