//! Sheets as newsrooms write them, with all that is said of them.
//!
//! Each file in `tests/cases/intake/sheet/` has its expectation beside it, and
//! its mapping where it needs one (`….map.json`). With `CLAIMLINE_BLESS=1` the
//! expectations are written anew: read the differences.
#![cfg(all(feature = "sheet", not(target_arch = "wasm32")))]

use std::fs;
use std::path::{Path, PathBuf};

use claimline::intake::{Diagnostic, Given, Mapping, Taken, read};
use serde_json::{Map, Value, json};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            !name.ends_with(".expect.json") && !name.ends_with(".map.json")
        })
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    let name = path.file_name().expect("a name");
    name.to_string_lossy().into_owned()
}

/// Reads a case as the file it is, through its mapping if there is one.
fn take(path: &Path) -> Result<Taken, Vec<Diagnostic>> {
    let bytes = fs::read(path).expect("a case");
    let mapping = path.with_extension("map.json");
    let mapping = match fs::read_to_string(mapping) {
        Ok(text) => Some(Mapping::from_json(&text)?),
        Err(_) => None,
    };
    let given = Given {
        stem: "the-stem",
        language: "en",
        mapping: mapping.as_ref(),
    };
    Ok(read(&bytes, &given))
}

fn told(diagnostic: &Diagnostic) -> Value {
    let mut out = Map::new();
    out.insert("severity".into(), diagnostic.severity.name().into());
    out.insert("code".into(), diagnostic.code.into());
    if let Some(cell) = &diagnostic.cell {
        out.insert("row".into(), cell.row.into());
        out.insert("field".into(), cell.field.as_str().into());
    }
    if let Some(pointer) = &diagnostic.pointer {
        out.insert("pointer".into(), pointer.as_str().into());
    }
    if let Some(place) = diagnostic.place {
        out.insert("line".into(), place.line.into());
        out.insert("column".into(), place.column.into());
    }
    out.insert("message".into(), diagnostic.message.as_str().into());
    out.insert("help".into(), diagnostic.help.as_str().into());
    out.into()
}

/// What is said of a file, and what is left of it.
fn dump(taken: &Taken) -> Value {
    let diagnostics: Vec<Value> = taken.diagnostics.iter().map(told).collect();
    let kept = taken.dataset.as_ref().map(|dataset| {
        let claims: Vec<String> = dataset
            .claims
            .iter()
            .map(|claim| {
                let speaker = &dataset.speakers[claim.speakers[0].ix()].id;
                let figure = claim.estimate.as_ref().map_or("–".into(), |estimate| {
                    let measure = &dataset.measures[estimate.measure.ix()].id;
                    format!(
                        "{measure}: {:?}, {}",
                        estimate.figure,
                        estimate.basis.name()
                    )
                });
                let said = claim.said.as_str();
                let stance = claim.stance.name();
                let sources = claim.sources.len();
                format!(
                    "{} | {said} | {speaker} | {stance} | {figure} | {sources} sources",
                    claim.id
                )
            })
            .collect();
        let (title, language) = dataset.title.pick(&dataset.language, "en");
        json!({ "id": dataset.id, "title": title, "language": language, "claims": claims })
    });
    json!({ "kept": kept, "left_out": taken.left_out, "diagnostics": diagnostics })
}

fn check(path: &Path) -> Result<(), String> {
    let found = match take(path) {
        Ok(taken) => dump(&taken),
        Err(faults) => json!({ "mapping": faults.iter().map(told).collect::<Vec<_>>() }),
    };
    let found = format!("{found:#}\n");
    let expectation = PathBuf::from(format!("{}.expect.json", path.display()));
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
fn sheets_give_what_is_expected_of_them() {
    let cases = cases("intake/sheet");
    assert!(cases.len() >= 110, "{}", cases.len());
    let faults: Vec<String> = cases.iter().filter_map(|path| check(path).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_sheets_of_others_are_read_through_a_profile_or_a_short_mapping() {
    let cases = cases("sheets");
    assert!(cases.len() >= 8);
    for path in &cases {
        if let Ok(mapping) = fs::read_to_string(path.with_extension("map.json")) {
            assert!(mapping.lines().count() <= 10, "{}", path.display());
        }
        let dataset = take(path).expect("a mapping").dataset.expect("a dataset");
        assert!(dataset.claims.len() >= 2, "{}", path.display());
    }
    let faults: Vec<String> = cases.iter().filter_map(|path| check(path).err()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn sound_sheets_are_sound() {
    let mut count = 0;
    for path in cases("intake/sheet") {
        if name(&path).starts_with("sound-") {
            count += 1;
            let taken = take(&path).expect("a mapping");
            assert_eq!(taken.diagnostics, [], "{}", path.display());
            assert!(!taken.dataset.expect("a dataset").claims.is_empty());
        }
    }
    assert!(count >= 9, "{count}");
}

#[test]
fn every_problem_of_a_sheet_has_its_place_and_its_remedy() {
    for path in cases("intake/sheet") {
        let Ok(taken) = take(&path) else { continue };
        for found in taken.diagnostics {
            assert!(!found.message.is_empty() && !found.help.is_empty());
            let has_place = found.cell.is_some() || found.pointer.is_some();
            let is_whole = ["bad-encoding", "not-text", "decoded", "bad-json"]
                .contains(&found.code)
                || name(&path) == "no-text-at-all.csv";
            assert!(has_place || is_whole, "{}: {found:?}", path.display());
        }
    }
}

/// Where a case has one bad row, it is that row which is told of, and the sound
/// one is kept.
#[test]
fn the_sound_row_beside_a_bad_one_is_kept() {
    let mut count = 0;
    for path in cases("intake/sheet") {
        let text = fs::read(&path).expect("a case");
        let Ok(text) = String::from_utf8(text) else {
            continue;
        };
        if !text.contains("\ngood,") || text.starts_with('#') {
            continue;
        }
        count += 1;
        let taken = take(&path).expect("no mapping");
        let dataset = taken.dataset.expect("a dataset");
        assert_eq!(dataset.claims[0].id, "good", "{}", path.display());
        for found in taken.diagnostics {
            let row = found.cell.expect("a cell").row;
            assert!(
                row == 1 || row >= 3 || row == 2 && name(&path).starts_with("sound"),
                "{}: {row}",
                path.display()
            );
        }
    }
    assert!(count >= 70, "{count}");
}
