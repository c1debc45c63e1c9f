//! Keeps the house: what each room may import, and what no file may be.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may use; a room not listed may use none.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("intake", &["model"]),
    ("ledger", &["model"]),
    ("wording", &["model", "ledger"]),
    ("scene", &["model", "ledger", "wording"]),
    ("paint", &["scene"]),
    (
        "publish",
        &["model", "intake", "ledger", "wording", "scene", "paint"],
    ),
    (
        "ui",
        &[
            "model", "intake", "ledger", "wording", "scene", "paint", "publish",
        ],
    ),
    (
        "embed",
        &[
            "model", "intake", "ledger", "wording", "scene", "paint", "publish", "ui",
        ],
    ),
];

/// Names that say nothing of what a file holds.
const VAGUE: &[&str] = &["utils", "helpers", "common", "misc"];

/// How many lines a file of the product may have: a file holds one noun or verb,
/// and a longer one has come to hold a second, which gets a file of its own.
const MOST_LINES: usize = 400;

/// The rooms that know the page.
const ON_THE_PAGE: &[&str] = &["ui", "embed"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder that can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every Rust file of the product and its tests, with its text.
fn files() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches", "xtask/src"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            sources(&folder, &mut found);
        }
    }
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a file that can be read");
            let path = path
                .strip_prefix(root)
                .expect("a file of the project")
                .into();
            (path, text)
        })
        .collect()
}

/// The room of a file, if it stands in one.
fn room(path: &Path) -> Option<&str> {
    let mut parts = path
        .iter()
        .map(|part| part.to_str().expect("an ASCII path"));
    if parts.next() != Some("src") {
        return None;
    }
    let name = parts.next()?;
    ROOMS
        .iter()
        .map(|(room, _)| *room)
        .find(|room| *room == name)
}

/// The rooms that a text names, as `crate::room`, outside of comments.
fn named_rooms(text: &str) -> Vec<(usize, &'static str)> {
    let mut named = Vec::new();
    for (line, code) in text.lines().enumerate() {
        let code = code.split("//").next().unwrap_or("");
        for (room, _) in ROOMS {
            let path = format!("crate::{room}");
            let is_named = code.match_indices(&path).any(|(at, _)| {
                let next = code[at + path.len()..].chars().next();
                next.is_none_or(|next| !next.is_alphanumeric() && next != '_')
            });
            if is_named {
                named.push((line + 1, *room));
            }
        }
    }
    named
}

#[test]
fn no_room_imports_upward() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for (path, text) in files() {
        let Some(room) = room(&path) else { continue };
        seen += 1;
        let (_, allowed) = ROOMS
            .iter()
            .find(|(name, _)| *name == room)
            .expect("a room");
        // What stands in a test module may come from anywhere.
        let text = text.split("#[cfg(test)]").next().unwrap_or("");
        for (line, named) in named_rooms(text) {
            if named != room && !allowed.contains(&named) {
                faults.push(format!("{}:{line} uses {named}", path.display()));
            }
        }
    }
    assert!(seen > 30, "only {seen} files of rooms found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_table_is_checked_at_all() {
    let text = "use crate::scene::Scene; // crate::ui\nlet a = crate::model_b;";
    assert_eq!(named_rooms(text), [(1, "scene")]);
}

#[test]
fn every_file_opens_with_what_it_is() {
    let faults: Vec<String> = files()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(faults.is_empty(), "no `//!` line: {faults:?}");
}

#[test]
fn no_file_has_a_vague_name() {
    for (path, _) in files() {
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or("");
        assert!(!VAGUE.contains(&stem), "{} says nothing", path.display());
    }
}

#[test]
fn no_file_is_too_long() {
    let faults: Vec<String> = files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src"))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_page_side_knows_the_page() {
    for (path, text) in files() {
        if path.starts_with("src") && !room(&path).is_some_and(|room| ON_THE_PAGE.contains(&room)) {
            for word in ["web_sys", "js_sys", "wasm_bindgen"] {
                assert!(!text.contains(word), "{} uses {word}", path.display());
            }
        }
    }
}

/// A strict policy blocks the `style` attribute.
#[test]
fn no_markup_has_a_style_attribute() {
    for (path, text) in files() {
        if path.starts_with("src/ui") || path.starts_with("src/embed") {
            for (line, code) in text.lines().enumerate() {
                let is_style = code.contains(" style=") || code.trim_start().starts_with("style=");
                assert!(!is_style, "{}:{} sets style", path.display(), line + 1);
            }
        }
    }
}

/// Sizes of type and colours have names, which stand in one place: the first
/// rule of the style sheet, and the palette of the theme.
#[test]
fn the_style_sheet_takes_type_and_colours_from_its_tokens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/style.css");
    let sheet = fs::read_to_string(path).expect("the style sheet");
    let (before, rest) = sheet.split_once(".claimline{").expect("the widget's rule");
    let (tokens, after) = rest.split_once('}').expect("its end");
    for token in ["--type-title:", "--type-small:", "--gap:", "--space:"] {
        assert!(tokens.contains(token), "{token} is not named");
    }
    for rule in [before, after] {
        for (property, is_sound) in [
            (
                "font-size:",
                (|value| value.starts_with("var(--type-") || value == "1em") as fn(&str) -> bool,
            ),
            // Masks and paper know but one colour.
            ("#", |value| value == "000"),
        ] {
            for found in rule.split(property).skip(1) {
                let value = found.split([';', '}', ',', ' ', ')']).next().unwrap_or("");
                assert!(is_sound(value), "{property}{value} has no name");
            }
        }
    }
}
