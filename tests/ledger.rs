//! The definitions of the ledger, each against cases worked out by hand.
//!
//! The cases share a cast: parties `a`, `b`, `c` with one voice each and
//! speakers `a1`, `a2`, `b1`, `c1`; party `m`, whose speakers `m1` and `m2`
//! stand apart; speaker `x` without a party; measures `n` and `o`.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write;

use claimline::intake::{Severity, read_json};
use claimline::ledger::{Filter, Ledger, Order, Spread, SpreadEnd, Stander, Standing, Status};
use claimline::model::{Day, End, Stance, Tense};
use serde_json::{Value, json};

const CASES: &str = include_str!("cases/ledger.json");

fn ledger(claims: &Value) -> Ledger {
    let mut claims = claims.clone();
    for claim in claims.as_array_mut().expect("claims") {
        let claim = claim.as_object_mut().expect("a claim");
        claim.entry("text").or_insert(json!("said"));
        claim.entry("sources").or_insert(json!(["s"]));
    }
    let person = |id: &str| json!({"id": id, "name": id, "party": &id[..1]});
    let mut speakers: Vec<Value> = ["a1", "a2", "b1", "c1", "m1", "m2"].map(person).into();
    speakers.push(json!({"id": "x", "name": "x"}));
    let file = json!({
        "format": "claimline/1", "id": "case", "title": "case",
        "parties": [
            {"id": "a", "name": "a"}, {"id": "b", "name": "b"}, {"id": "c", "name": "c"},
            {"id": "m", "name": "m", "stands": "apart"},
        ],
        "speakers": speakers,
        "sources": [{"id": "s", "publisher": "s"}],
        "measures": [{"id": "n", "label": "n"}, {"id": "o", "label": "o"}],
        "claims": claims,
    });
    let taken = read_json(&file.to_string(), "en");
    let errors = taken
        .diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Error);
    assert_eq!(errors.count(), 0, "{:?}", taken.diagnostics);
    Ledger::new(taken.dataset.expect("a dataset"))
}

fn show(ledger: &Ledger, standing: &[Standing]) -> String {
    let name = |stander| match stander {
        Stander::Party(party) => ledger.dataset().party(party).id.clone(),
        Stander::Speaker(speaker) => ledger.dataset().speaker(speaker).id.clone(),
    };
    let one =
        |known: &Standing| format!("{}:{}", name(known.stander), ledger.claim(known.claim).id);
    standing.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn show_spread(ledger: &Ledger, spread: &Spread) -> String {
    let end = |end: SpreadEnd| {
        let kind = match end.stated.end {
            End::Closed => "closed",
            End::Vague => "vague",
            End::Exclusive => "exclusive",
        };
        format!(
            "{} {kind} {}",
            end.stated.number,
            ledger.claim(end.claim).id
        )
    };
    let mut out = format!("{} .. {}", end(spread.low), end(spread.high));
    if spread.is_open_below {
        out.push_str(", open below");
    }
    if spread.is_open_above {
        out.push_str(", open above");
    }
    if let Some(ratio) = spread.ratio() {
        let sign = if ratio.is_vague { "≈" } else { "×" };
        write!(out, ", {sign} {:.2}", ratio.times).expect("a string");
    }
    out
}

/// What a case asks for, by name.
fn answer(ledger: &Ledger, question: &str, day: Day) -> String {
    let (question, of) = question.split_once(' ').unwrap_or((question, "n"));
    let measure = ledger.dataset().measure_with_id(of);
    let claim = ledger.dataset().claim_with_id(of);
    let id = |ix| ledger.claim(ix).id.clone();
    let join = |ids: Vec<String>| ids.join(" ");
    match (question, measure, claim) {
        ("standing", Some(on), _) => show(ledger, &ledger.standing(on, Tense::Observed, day)),
        ("expected", Some(on), _) => show(ledger, &ledger.standing(on, Tense::Expected, day)),
        ("spread", Some(on), _) => ledger
            .spread(on, day)
            .map_or("none".into(), |spread| show_spread(ledger, &spread)),
        ("unnumbered", Some(on), _) => show(ledger, &ledger.positions(on, day).unnumbered),
        ("confirmed", Some(on), _) => show(ledger, &ledger.positions(on, day).confirmed),
        ("denied", Some(on), _) => show(ledger, &ledger.positions(on, day).denied),
        ("declined", Some(on), _) => show(ledger, &ledger.positions(on, day).declined),
        ("left-open", Some(on), _) => show(ledger, &ledger.positions(on, day).left_open),
        ("doubted", Some(on), _) => show(ledger, &ledger.positions(on, day).doubted),
        ("public", ..) => join(ledger.public(day).map(id).collect()),
        ("counting", ..) => join(
            ledger
                .public(day)
                .filter(|ix| ledger.counts(*ix, day))
                .map(id)
                .collect(),
        ),
        ("status", _, Some(ix)) => match ledger.status(ix, day) {
            Status::Hidden => "hidden",
            Status::Counts => "counts",
            Status::Aside => "aside",
            Status::Struck => "struck",
        }
        .into(),
        ("disputed", ..) => join(
            ledger
                .public(day)
                .filter(|ix| ledger.is_disputed(*ix, day))
                .map(id)
                .collect(),
        ),
        ("bears-on", _, Some(ix)) => join(
            ledger
                .bears_on(ix)
                .iter()
                .map(|on| ledger.dataset().measure(*on).id.clone())
                .collect(),
        ),
        ("total-before", _, Some(ix)) => ledger.total_before(ix, day).map_or("none".into(), id),
        ("measure", ..) => ledger
            .default_measure()
            .map_or("none".into(), |on| ledger.dataset().measure(on).id.clone()),
        ("days", ..) => join(ledger.days().iter().map(|day| day.to_iso()).collect()),
        ("newest" | "oldest", ..) => {
            let order = Order::from_name(question).expect("an order");
            let groups = ledger.groups(day, &Filter::default(), order);
            let group = |group: &claimline::ledger::DayGroup<'_>| {
                let ids: Vec<String> = group.claims.iter().map(|ix| id(*ix)).collect();
                format!("{}: {}", group.said.as_str(), ids.join(" "))
            };
            groups.iter().map(group).collect::<Vec<_>>().join("; ")
        }
        _ => panic!("no such question: {question} {of}"),
    }
}

#[test]
fn every_case_is_as_worked_out_by_hand() {
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    let mut seen = 0;
    for case in cases.as_array().expect("cases") {
        let name = case["name"].as_str().expect("a name");
        let ledger = ledger(&case["claims"]);
        for (day, questions) in case["on"].as_object().expect("days") {
            let day = Day::from_iso(day).expect("a day");
            for (question, expected) in questions.as_object().expect("questions") {
                let found = answer(&ledger, question, day);
                assert_eq!(
                    &json!(found),
                    expected,
                    "{name}: {question} on {}",
                    day.to_iso()
                );
                seen += 1;
            }
        }
    }
    assert!(seen >= 60, "{seen} questions");
}

#[test]
fn filters_ask_for_all_that_they_name() {
    let ledger = ledger(&json!([
        {"id": "one", "said": "2024-01-01", "speaker": "a1", "stance": "reports"},
        {"id": "two", "said": "2024-01-02", "speaker": ["a1", "b1"], "stance": "denies"},
        {"id": "three", "said": "2024-01-03", "speaker": "x", "stance": "denies"},
    ]));
    let party = |id: &str| {
        let place = ledger
            .dataset()
            .parties
            .iter()
            .position(|party| party.id == id);
        claimline::model::PartyIx::at(place.expect("a party"))
    };
    let passing = |filter: &Filter| {
        let passes = |ix: &claimline::model::ClaimIx| ledger.passes(*ix, filter);
        let passing = ledger.order().iter().copied().filter(passes);
        passing
            .map(|ix| ledger.claim(ix).id.clone())
            .collect::<Vec<_>>()
    };
    let mut filter = Filter::default();
    assert_eq!(passing(&filter), ["one", "two", "three"]);
    filter.stances = vec![Stance::Denies];
    assert_eq!(passing(&filter), ["two", "three"]);
    filter.parties = vec![party("b"), party("a")];
    assert_eq!(passing(&filter), ["two"]);
    filter.stances.clear();
    assert_eq!(passing(&filter), ["one", "two"]);
}

/// The course of standing and spread over time ends, on every day, in what
/// holds on that day.
#[test]
fn courses_and_spreads_agree_with_each_day() {
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    let mut seen = 0;
    for case in cases.as_array().expect("cases") {
        let ledger = ledger(&case["claims"]);
        let (Some(first), Some(last)) = (ledger.days().first(), ledger.last_day()) else {
            continue;
        };
        let measure = ledger.dataset().measure_with_id("n").expect("a measure");
        let spreads = ledger.spreads(measure, last.plus(30));
        let mut day = first.plus(-1);
        while day <= last.plus(30) {
            let past = spreads.partition_point(|(from, _)| *from <= day);
            let course = past.checked_sub(1).and_then(|place| spreads[place].1);
            assert_eq!(
                course,
                ledger.spread(measure, day),
                "{} {}",
                case["name"],
                day.to_iso()
            );
            day = day.plus(1);
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen} days");
}
