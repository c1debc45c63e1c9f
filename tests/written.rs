//! Numbers and dates as people write them, in six languages.
#![cfg(all(feature = "sheet", not(target_arch = "wasm32")))]

use std::fs;
use std::path::Path;

use claimline::intake::{written_date, written_number};

/// Holds every line of a table against what is read: language, cell, and what
/// it means (after `!` what is wrong with it).
fn check(file: &str, least: usize, read: fn(&str, &str) -> Result<String, &'static str>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases/written")
        .join(file);
    let table = fs::read_to_string(path).expect("the table");
    let mut faults = Vec::new();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [language, cell, meant] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("three columns: {line}");
        };
        count += 1;
        let found = match read(cell, language) {
            Ok(found) => found,
            Err(fault) => format!("! {fault}"),
        };
        if found != meant {
            faults.push(format!("{language}: {cell}: {meant}, found {found}"));
        }
    }
    assert!(count >= least, "{count} lines");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn numbers_are_read_as_meant() {
    check("numbers.tsv", 170, written_number);
}

#[test]
fn dates_are_read_as_meant() {
    check("dates.tsv", 120, written_date);
}
