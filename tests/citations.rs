//! Citations of the story's claims, in two languages.
//!
//! `CLAIMLINE_BLESS=1` writes the expectations anew; read the difference.
#![cfg(not(target_arch = "wasm32"))]

use claimline::intake::read_json;
use claimline::ledger::Ledger;
use claimline::publish::citation;
use claimline::wording::{IcuLocale, Words};
use serde_json::{Map, Value};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/citations.json");
const STORY: &str = include_str!("../static/claims.json");
const ADDRESS: &str = "https://paper.example/story#claimline=a;select=b";

/// A total with a hedge and a quote, a denial, an increment, words instead of
/// a number, a chain of voices.
const CLAIMS: [&str; 5] = [
    "us-10000",
    "kp-denial",
    "nis-3000",
    "us-thousands",
    "zelensky-650000",
];

fn cite(ledger: &Ledger, tag: &str, id: &str) -> Option<String> {
    let locale = IcuLocale::new(tag).expect(tag);
    let claim = ledger.dataset().claim_with_id(id)?;
    let day = ledger.last_day().expect("a day");
    Some(citation(&Words::new(&locale), ledger, claim, day, ADDRESS))
}

#[test]
fn a_citation_tells_who_when_what_and_where() {
    let ledger = Ledger::new(read_json(STORY, "de").dataset.expect("the story"));
    let mut found = Map::new();
    for tag in ["de", "en"] {
        for id in CLAIMS {
            if let Some(text) = cite(&ledger, tag, id) {
                let lines: Vec<&str> = text.lines().collect();
                found.insert([tag, " ", id].concat(), lines.into());
            }
        }
    }
    let found = Value::Object(found);
    if std::env::var_os("CLAIMLINE_BLESS").is_some() {
        let text = serde_json::to_string_pretty(&found).expect("JSON") + "\n";
        std::fs::write(CASES, text).expect("the cases can be written");
    }
    let known = std::fs::read_to_string(CASES).expect("the cases are there");
    let known: Value = serde_json::from_str(&known).expect("the cases are JSON");
    assert_eq!(known, found);
}

#[test]
fn every_claim_can_be_cited_with_text_sources_and_address() {
    let ledger = Ledger::new(read_json(STORY, "de").dataset.expect("the story"));
    for claim in &ledger.dataset().claims {
        let text = cite(&ledger, "de", &claim.id).expect("a citation");
        let lines: Vec<&str> = text.lines().collect();
        let quotes = usize::from(claim.quote.is_some());
        assert_eq!(lines.len(), 3 + quotes + claim.sources.len(), "{text}");
        assert_eq!(lines.last(), Some(&ADDRESS));
    }
}

#[test]
fn what_was_withdrawn_says_so() {
    let story = STORY.replacen(
        r#""id": "us-10000","#,
        r#""id": "us-10000", "withdrawn": "2024-10-28","#,
        1,
    );
    assert_ne!(story, STORY);
    let ledger = Ledger::new(read_json(&story, "de").dataset.expect("the story"));
    let text = cite(&ledger, "de", "us-10000").expect("a citation");
    let first = text.lines().next().unwrap_or_default();
    assert!(first.contains("zurückgezogen"), "{first}");
}
