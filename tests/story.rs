//! The embedded story: its data against the rules of the format, and the
//! ledger and the sentences against what was worked out by hand.
#![cfg(not(target_arch = "wasm32"))]

use claimline::intake::read_json;
use claimline::ledger::{Ledger, SpreadEnd, Stander, Standing};
use claimline::model::{ClaimKind, Day, End, Tense};
use claimline::wording::{IcuLocale, Words};
use serde_json::{Value, json};

const STORY: &str = include_str!("../static/claims.json");
const BY_HAND: &str = include_str!("cases/story.json");

fn ledger() -> Ledger {
    let taken = read_json(STORY, "en");
    assert_eq!(taken.diagnostics, [], "the story has no faults");
    assert_eq!(taken.left_out, 0);
    Ledger::new(taken.dataset.expect("a dataset"))
}

fn by_hand() -> Value {
    serde_json::from_str(BY_HAND).expect("JSON")
}

/// The id by which the expectations name somebody.
fn who(ledger: &Ledger, stander: Stander) -> String {
    let dataset = ledger.dataset();
    match stander {
        Stander::Party(party) => dataset.party(party).id.clone(),
        Stander::Speaker(speaker) => dataset.speaker(speaker).id.clone(),
    }
}

fn names(ledger: &Ledger, standing: &[Standing]) -> Value {
    standing
        .iter()
        .map(|one| who(ledger, one.stander))
        .collect()
}

fn figures(ledger: &Ledger, standing: &[Standing]) -> Value {
    standing
        .iter()
        .map(|one| {
            let claim = ledger.claim(one.claim);
            let figure = claim.estimate.as_ref().expect("an estimate").figure;
            let value = figure.mark().expect("a number");
            json!({
                "who": who(ledger, one.stander),
                "claim": claim.id,
                "qualifier": figure.qualifier().name(),
                "value": number(value),
            })
        })
        .collect()
}

/// A number as JSON writes it: whole ones without a fraction.
fn number(value: f64) -> Value {
    #[expect(clippy::cast_possible_truncation)]
    let whole = value as i64;
    if value.fract() == 0.0 {
        json!(whole)
    } else {
        json!(value)
    }
}

fn end(ledger: &Ledger, end: SpreadEnd) -> Value {
    let kind = match end.stated.end {
        End::Closed => "closed",
        End::Vague => "vague",
        End::Exclusive => "exclusive",
    };
    json!({
        "number": number(end.stated.number),
        "claim": ledger.claim(end.claim).id,
        "kind": kind,
    })
}

#[test]
fn every_day_and_measure_is_as_worked_out_by_hand() {
    let ledger = ledger();
    let locale = IcuLocale::new("de").expect("German");
    let words = Words::new(&locale);
    let mut seen = 0;
    for (iso, measures) in by_hand()["days"].as_object().expect("days") {
        let day = Day::from_iso(iso).expect("a day");
        for (id, expected) in measures.as_object().expect("measures") {
            let measure = ledger.dataset().measure_with_id(id).expect("a measure");
            let standing = ledger.standing(measure, Tense::Observed, day);
            let coming = ledger.standing(measure, Tense::Expected, day);
            let positions = ledger.positions(measure, day);
            let spread = ledger.spread(measure, day).map(|spread| {
                let ratio = spread.ratio();
                let times = ratio.map(|ratio| (ratio.times * 100.0).round() / 100.0);
                json!({
                    "low": end(&ledger, spread.low),
                    "high": end(&ledger, spread.high),
                    "open_below": spread.is_open_below,
                    "open_above": spread.is_open_above,
                    "ratio": times.map(number),
                    "ratio_vague": ratio.is_some_and(|ratio| ratio.is_vague),
                })
            });
            let sentence: String = words
                .summary(&ledger, measure, day)
                .into_iter()
                .map(|run| run.text)
                .collect();
            let found = json!({
                "standing": figures(&ledger, &standing),
                "expected": figures(&ledger, &coming),
                "spread": spread,
                "unnumbered": names(&ledger, &positions.unnumbered),
                "confirmed": names(&ledger, &positions.confirmed),
                "denied": names(&ledger, &positions.denied),
                "declined": names(&ledger, &positions.declined),
                "left_open": names(&ledger, &positions.left_open),
                "doubted": names(&ledger, &positions.doubted),
                "sentence_de": sentence,
            });
            assert_eq!(&found, expected, "{id} on {iso}");
            seen += 1;
        }
    }
    assert_eq!(seen, 6 * 8, "six days, eight measures");
}

#[test]
fn there_are_enough_claims_and_each_has_a_source() {
    let ledger = ledger();
    let claims = &ledger.dataset().claims;
    let statements = claims.iter().filter(|claim| claim.kind == ClaimKind::Claim);
    assert!((45..=60).contains(&statements.count()));
    for claim in claims {
        assert!(!claim.sources.is_empty(), "{} has no source", claim.id);
    }
}

#[test]
fn quotes_are_short() {
    let mut seen = 0;
    for claim in &ledger().dataset().claims {
        let variants = claim
            .sources
            .iter()
            .filter_map(|report| report.variant.as_ref());
        let quotes = variants.filter_map(|variant| variant.quote.as_ref());
        for quote in quotes.chain(&claim.quote) {
            let words = quote.exact.split_whitespace().count();
            assert!(words <= 25, "{}: {words} words", claim.id);
            seen += 1;
        }
    }
    assert!(seen >= 10, "{seen} quotes");
}

#[test]
fn every_measure_and_party_asked_for_is_used() {
    let ledger = ledger();
    let dataset = ledger.dataset();
    for id in [
        "dprk-troops-in-russia",
        "dprk-troops-in-kursk",
        "russian-casualties",
        "russian-killed",
        "ukrainian-killed",
        "munitions-sent",
        "kursk-area",
        "russian-troops-to-kursk",
    ] {
        let measure = dataset.measure_with_id(id).expect(id);
        let is_used = ledger.order().iter().any(|claim| {
            let estimate = &ledger.claim(*claim).estimate;
            estimate
                .as_ref()
                .is_some_and(|estimate| estimate.measure == measure)
        });
        assert!(is_used, "{id}");
    }
    for id in [
        "kr", "us", "nato", "ua", "kp", "ru", "eu", "by", "media", "experts",
    ] {
        let speaks = dataset.claims.iter().any(|claim| {
            claim.speakers.iter().any(|speaker| {
                let party = dataset.speaker(*speaker).party;
                party.is_some_and(|party| dataset.party(party).id == id)
            })
        });
        assert!(speaks, "{id}");
    }
}

/// Each sentence of the reports leads to claims that are there, or says why it
/// has none; each claim comes from a sentence of each report it names.
#[test]
fn every_sentence_is_accounted_for() {
    let ledger = ledger();
    let dataset = ledger.dataset();
    let mut told: Vec<(String, String)> = Vec::new();
    for report in by_hand()["reports"].as_array().expect("reports") {
        let source = report["source"].as_str().expect("a source");
        for sentence in report["sentences"].as_array().expect("sentences") {
            let says = sentence["says"].as_str().expect("a gist");
            match sentence["claims"].as_array() {
                Some(ids) => {
                    assert!(!ids.is_empty(), "{says}");
                    for id in ids {
                        let id = id.as_str().expect("an id");
                        assert!(dataset.claim_with_id(id).is_some(), "{id}: {says}");
                        told.push((id.into(), source.into()));
                    }
                }
                None => assert!(sentence["none"].as_str().is_some_and(|why| !why.is_empty())),
            }
        }
    }
    for claim in &dataset.claims {
        for report in &claim.sources {
            let source = dataset.source(report.source).id.clone();
            let is_told = told.contains(&(claim.id.clone(), source.clone()));
            assert!(is_told, "{} from {source}", claim.id);
        }
    }
}
