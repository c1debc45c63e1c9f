//! Files as newsrooms write them, with all that is said of them.
//!
//! Each file in `tests/cases/intake/` has its expectation beside it. With
//! `CLAIMLINE_BLESS=1` the expectations are written anew: read the differences.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use claimline::intake::{Severity, Taken, limits, read_json, too_large};
use serde_json::{Value, json};

/// Every kind of problem that a file of the cases shows.
const SHOWN: &[(&str, &str)] = &[
    ("error", "bad-color"),
    ("error", "bad-id"),
    ("error", "bad-json"),
    ("error", "bad-language"),
    ("error", "bad-number"),
    ("error", "bad-url"),
    ("error", "duplicate-id"),
    ("error", "duplicate-key"),
    ("error", "empty-text"),
    ("error", "missing-field"),
    ("error", "missing-number"),
    ("error", "not-edtf"),
    ("error", "range-order"),
    ("error", "self-relation"),
    ("error", "text-too-long"),
    ("error", "unknown-format"),
    ("error", "unknown-reference"),
    ("error", "unknown-value"),
    ("error", "update-circle"),
    ("error", "wrong-type"),
    ("notice", "no-claims"),
    ("notice", "stand-in"),
    ("warning", "denies-nothing"),
    ("warning", "expects-observed"),
    ("warning", "ignored-field"),
    ("warning", "long-quote"),
    ("warning", "no-source"),
    ("warning", "published-before-said"),
    ("warning", "repeated-reference"),
    ("warning", "unknown-field"),
    ("warning", "unused-measure"),
    ("warning", "unused-party"),
    ("warning", "wording-differs"),
];

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/intake");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file() && !path.to_string_lossy().ends_with(".expect.json"))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> Taken {
    read_json(&fs::read_to_string(path).expect("a case is UTF-8"), "en")
}

/// What is said of a file, and what is left of it.
fn dump(taken: &Taken) -> Value {
    let diagnostics: Vec<Value> = taken
        .diagnostics
        .iter()
        .map(|diagnostic| {
            json!({
                "severity": diagnostic.severity.name(),
                "code": diagnostic.code,
                "pointer": diagnostic.pointer,
                "line": diagnostic.place.map(|place| place.line),
                "column": diagnostic.place.map(|place| place.column),
                "message": diagnostic.message,
                "help": diagnostic.help,
            })
        })
        .collect();
    let claims = taken.dataset.as_ref().map(|dataset| {
        let ids = dataset.claims.iter().map(|claim| claim.id.as_str());
        ids.collect::<Vec<_>>()
    });
    json!({ "claims": claims, "left_out": taken.left_out, "diagnostics": diagnostics })
}

fn check(path: &Path) -> Result<(), String> {
    let found = format!("{:#}\n", dump(&read(path)));
    let expectation = path.with_extension("expect.json");
    if std::env::var_os("CLAIMLINE_BLESS").is_some() {
        fs::write(&expectation, &found).expect("the expectation can be written");
    }
    let expected = fs::read_to_string(&expectation).unwrap_or_default();
    if found == expected {
        return Ok(());
    }
    Err(format!(
        "{}\nexpected {expected}\nfound {found}",
        path.display()
    ))
}

#[test]
fn files_give_what_is_expected_of_them() {
    let cases = cases();
    assert!(cases.len() >= 60);
    let faults: Vec<String> = cases.iter().filter_map(|path| check(path).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn sound_files_are_sound() {
    let mut count = 0;
    for path in cases() {
        if path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .starts_with("sound-")
        {
            count += 1;
            let taken = read(&path);
            assert_eq!(taken.diagnostics, [], "{}", path.display());
            assert!(!taken.dataset.expect("a dataset").claims.is_empty());
        }
    }
    assert!(count >= 6);
}

#[test]
fn every_kind_of_problem_has_a_case() {
    let mut shown = BTreeSet::new();
    for path in cases() {
        for diagnostic in read(&path).diagnostics {
            assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty());
            assert!(diagnostic.place.is_some(), "{}", path.display());
            shown.insert((diagnostic.severity.name(), diagnostic.code));
        }
    }
    assert_eq!(shown, SHOWN.iter().copied().collect());
}

#[test]
fn pointers_lead_to_what_is_wrong() {
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a case is UTF-8");
        let Ok(tree) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else {
            continue;
        };
        for diagnostic in read(&path).diagnostics {
            let pointer = diagnostic.pointer.expect("the file could be read");
            assert!(
                tree.pointer(&pointer).is_some(),
                "{}: {pointer}",
                path.display()
            );
        }
    }
}

#[test]
fn errors_are_kept_before_warnings_and_all_are_counted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases/intake/more-problems-than-are-kept.json");
    let taken = read(&path);
    assert_eq!(taken.diagnostics.len(), limits::DIAGNOSTICS);
    assert_eq!(taken.total.errors, 130);
    assert_eq!(taken.total.warnings, 60);
    assert!(
        taken
            .diagnostics
            .iter()
            .all(|kept| kept.severity == Severity::Error)
    );
    assert!(taken.diagnostics.is_sorted_by_key(|kept| kept.place));
}

/// A sound file of so many claims, each of which updates the one before.
fn many(count: usize) -> String {
    let mut file = String::from(
        r#"{"format":"claimline/1","id":"t","title":"T","speakers":[{"id":"s","name":"S"}],"sources":[{"id":"d","publisher":"D"}],"claims":["#,
    );
    for place in 0..count {
        let number = place.to_string();
        let before = place.saturating_sub(1).to_string();
        let back = ["{\"kind\":\"updates\",\"claim\":\"c", &before, "\"}"].concat();
        for part in [
            if place > 0 { "," } else { "" },
            "{\"id\":\"c",
            &number,
            "\",\"said\":\"2024\",\"speaker\":\"s\",\"stance\":\"reports\",\"text\":\"T\",\"sources\":[\"d\"],\"relations\":[",
            if place > 0 { &back } else { "" },
            "]}",
        ] {
            file.push_str(part);
        }
    }
    file.push_str("]}");
    file
}

#[test]
fn claims_beyond_the_limit_are_left_out() {
    let taken = read_json(&many(limits::CLAIMS.most + 3), "en");
    let codes: Vec<_> = taken.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["too-many-claims"]);
    assert_eq!(taken.left_out, 3);
    assert_eq!(
        taken.dataset.expect("a dataset").claims.len(),
        limits::CLAIMS.most
    );
}

#[test]
fn files_beyond_the_limit_are_not_read() {
    assert_eq!(too_large(32 << 20, limits::WIDGET_BYTES), None);
    let diagnostic = too_large((32 << 20) + 1, limits::WIDGET_BYTES).expect("too large");
    assert_eq!(diagnostic.code, "too-large");
    assert!(diagnostic.help.contains("32 MiB"));
}

#[test]
fn texts_without_a_tag_are_in_the_language_of_the_file_or_else_of_the_page() {
    let file = |language: &str| {
        [
            "{\"format\":\"claimline/1\",\"id\":\"t\",\"title\":\"T\",\"claims\":[]",
            language,
            "}",
        ]
        .concat()
    };
    let tag = |file: &str, page: &str| {
        let dataset = read_json(file, page).dataset.expect("a dataset");
        assert_eq!(dataset.title.entries()[0].0, dataset.language);
        dataset.language.clone()
    };
    assert_eq!(tag(&file(""), "fr"), "fr");
    assert_eq!(tag(&file(",\"language\":\"de\""), "fr"), "de");
    assert_eq!(tag(&file(",\"language\":\"?!\""), "fr"), "fr");
}
