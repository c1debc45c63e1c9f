//! The schema is current, takes sound files and refuses broken ones.
//!
//! With `CLAIMLINE_BLESS=1` the published schema is written anew.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use claimline::intake::{Severity, read_json};
use claimline::publish::schema;
use jsonschema::Validator;
use serde_json::{Value, json};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("a schema as schemas are");
    jsonschema::draft202012::new(&schema).expect("a schema that can be used")
}

fn story() -> Value {
    let text = fs::read_to_string(root("static/claims.json")).expect("the story");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_published_schema_is_current() {
    let path = root("static/claimline-1.schema.json");
    if std::env::var_os("CLAIMLINE_BLESS").is_some() {
        fs::write(&path, schema()).expect("the schema can be written");
    }
    let published = fs::read_to_string(&path).expect("the published schema");
    assert_eq!(published, schema(), "`claimline schema` says otherwise");
}

#[test]
fn the_story_is_valid() {
    let validator = validator();
    let faults: Vec<String> = validator
        .iter_errors(&story())
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong with a file, and the change of the story that makes it so.
fn broken() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("another format", "/format", json!("claimline/2")),
        ("no format", "/format", Value::Null),
        ("no claims", "/claims", Value::Null),
        ("a title of numbers", "/title", json!({"de": 4})),
        ("a title in no language", "/title", json!({})),
        (
            "a tag that is none",
            "/title",
            json!({"German language": "T"}),
        ),
        ("a colour by its name", "/parties/0/color", json!("red")),
        ("an unknown shape", "/parties/0/shape", json!("hexagon")),
        (
            "a misspelt field",
            "/claims/0",
            json!({"stanze": "reports"}),
        ),
        ("an unknown stance", "/claims/0/stance", json!("says")),
        (
            "a date as people write it",
            "/claims/0/said",
            json!("18.10.2024"),
        ),
        ("a month that is none", "/claims/0/said", json!("2024-13")),
        (
            "a set that is not read",
            "/claims/0/said",
            json!("{2024-10-18}"),
        ),
        ("an interval without ends", "/claims/0/said", json!("../..")),
        ("no text", "/claims/0/text", Value::Null),
        ("nobody speaks", "/claims/0/speaker", json!([])),
        ("an id with capitals", "/claims/0/id", json!("First")),
        (
            "a number as a string",
            "/claims/0/estimate",
            json!({"measure": "m", "qualifier": "about", "value": "10.000"}),
        ),
        (
            "a negative number",
            "/claims/0/estimate",
            json!({"measure": "m", "qualifier": "about", "value": -1}),
        ),
        (
            "between with a value",
            "/claims/0/estimate",
            json!({"measure": "m", "qualifier": "between", "value": 1}),
        ),
        (
            "an order without words",
            "/claims/0/estimate",
            json!({"measure": "m", "qualifier": "order", "value": 1000}),
        ),
        (
            "above nothing",
            "/claims/0/estimate",
            json!({"measure": "m", "qualifier": "above"}),
        ),
        (
            "an address of a script",
            "/sources/0/url",
            json!("javascript:alert(1)"),
        ),
        (
            "a relation without kind",
            "/claims/0/relations",
            json!([{"claim": "a"}]),
        ),
    ]
}

#[test]
fn broken_files_are_refused_by_schema_and_reader_alike() {
    let validator = validator();
    for (name, pointer, value) in broken() {
        let mut file = story();
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        match (value, file.pointer_mut(pointer)) {
            (Value::Null, Some(_)) => {
                let parent = file.pointer_mut(parent).and_then(Value::as_object_mut);
                parent.expect("an object").remove(key);
            }
            // An object of the story gets another field.
            (Value::Object(more), Some(Value::Object(known))) if key == "0" => known.extend(more),
            (value, Some(known)) => *known = value,
            (value, None) => {
                let parent = file.pointer_mut(parent).and_then(Value::as_object_mut);
                parent.expect("an object").insert(key.into(), value);
            }
        }
        assert!(!validator.is_valid(&file), "{name}");
        let found = read_json(&file.to_string(), "en").diagnostics;
        let is_seen = found
            .iter()
            .any(|found| found.severity <= Severity::Warning || found.code == "no-claims");
        assert!(is_seen, "{name}: the reader sees nothing");
    }
}

/// The patterns of dates, ids and addresses take what the reader takes.
#[test]
fn sound_files_of_the_cases_are_valid() {
    let validator = validator();
    let mut count = 0;
    for entry in fs::read_dir(root("tests/cases/intake")).expect("the cases") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if !name.starts_with("sound-") || !name.ends_with(".json") || name.ends_with(".expect.json")
        {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a case");
        let text = text.trim_start_matches('\u{feff}');
        // What says "nothing is known" by null or an empty text is sound, but
        // not what the schema recommends.
        let file: Value = serde_json::from_str(text).expect("JSON");
        let faults: Vec<String> = validator
            .iter_errors(&file)
            .filter(|error| !error.instance().is_null() && error.instance().as_str() != Some(""))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
        count += 1;
    }
    assert!(count >= 6);
}

#[test]
fn dates_are_taken_and_refused_as_the_reader_does() {
    let schema: Value = serde_json::from_str(&schema()).expect("JSON");
    let date = jsonschema::draft202012::new(&schema["$defs"]["date"]).expect("a schema");
    let taken = [
        "2024-10-28",
        "2024-10",
        "2024",
        "2024~",
        "2024-10-18%",
        "2024-10-XX",
        "2024-XX",
        "2024-XX-XX",
        "202X",
        "20XX",
        "2024-21",
        "-0044-03-15",
        "2024-10-18T12:00",
        "2024-10-18T12:00:00.5Z",
        "2024-10-18T12:00:00+02:00",
        "2024-10-01/2024-10-18",
        "2024-10-18/..",
        "2024-10-18/",
        "../2024",
        "/2024-10",
        "[..2024-10-18]",
        "[2024-10-18..]",
        "[..2024-10~]",
    ];
    for text in taken {
        assert!(text.parse::<claimline::model::Edtf>().is_ok(), "{text}");
        assert!(date.is_valid(&json!(text)), "{text}");
    }
    let refused = [
        "",
        "18.10.2024",
        "2024-1-2",
        "2024-13",
        "2024-10-32",
        "2024-25",
        "Y12024",
        "{2024}",
        "[2024]",
        "[2024-01..2024-02]",
        "2024?-10",
        "2XXX",
        "2024-XX-01",
        "/",
        "../..",
        "2024/2025/2026",
        "Oktober 2024",
        " 2024",
        "2024\n",
    ];
    for text in refused {
        assert!(text.parse::<claimline::model::Edtf>().is_err(), "{text}");
        assert!(!date.is_valid(&json!(text)), "{text}");
    }
}
