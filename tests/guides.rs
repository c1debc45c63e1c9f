//! Holds the guides in `docs/` against the source: what the program knows is
//! described, and what is described the program knows.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use claimline::intake::limits;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below a folder, in order.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What stands in quotation marks on a line, up to an escape.
fn quoted(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

/// The names of each enumeration that a claims file knows, by its type.
fn enumerations() -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in sources(&root().join("src/model")) {
        let text = fs::read_to_string(path).expect("a file that can be read");
        for block in text.split("\nnamed! {").skip(1) {
            let block = block.split("\n}").next().unwrap_or("");
            let mut lines = block
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with("//"));
            let name = lines.next().expect("a type").trim_end_matches(" {");
            let members = lines.flat_map(quoted).map(String::from).collect();
            found.insert(name.into(), members);
        }
    }
    found
}

/// A field of the table of fields.
struct Field {
    name: String,
    is_required: bool,
    /// `Plain`, `Text`, `Name(Stance)` and so on.
    takes: String,
}

/// The table of fields, by the kind's noun.
fn kinds() -> Vec<(String, Vec<Field>)> {
    let text = read("src/intake/fields.rs");
    let table = text
        .split("\nkinds! {")
        .nth(1)
        .and_then(|rest| rest.split("\n}").next())
        .expect("the table of fields");
    let mut kinds: Vec<(String, Vec<Field>)> = Vec::new();
    for line in table.lines().map(str::trim) {
        let Some(&name) = quoted(line).first() else {
            continue;
        };
        if line.ends_with('{') {
            kinds.push((name.into(), Vec::new()));
            continue;
        }
        let takes = line.split("Takes::").nth(1).expect("what it takes");
        let takes = takes.trim_end_matches(';').replace("Names::", "");
        let (_, fields) = kinds.last_mut().expect("a kind before its fields");
        fields.push(Field {
            name: name.into(),
            is_required: line.contains(" +"),
            takes,
        });
    }
    kinds
}

/// The codes of problems with their severity, those of sheets apart.
fn codes() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut found: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for path in sources(&root().join("src/intake")) {
        let text = fs::read_to_string(path).expect("a file that can be read");
        let mut severity = "";
        for line in text.lines().map(str::trim) {
            severity = match line {
                "errors {" => "error",
                "warnings {" => "warning",
                "notices {" => "notice",
                "}" => "",
                _ => severity,
            };
            let is_problem = line.starts_with(char::is_uppercase) && line.contains("(\"");
            if let (false, true, Some(code)) =
                (severity.is_empty(), is_problem, quoted(line).first())
            {
                found.entry((*code).into()).or_default().insert(severity);
            }
        }
    }
    found
}

/// A document by its headings: the cells of each row of the tables below them.
fn tables(document: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut found: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut heading = String::new();
    for line in document.lines() {
        if let Some(name) = line.trim_start_matches('#').strip_prefix(' ')
            && line.starts_with('#')
        {
            heading = name.into();
        }
        if !line.starts_with('|') || line.starts_with("|--") {
            continue;
        }
        let cells = line.trim_matches('|').split(" | ");
        let row = cells.map(|cell| cell.trim().into()).collect();
        found.entry(heading.clone()).or_default().push(row);
    }
    found
}

/// What stands between backticks.
fn names(cell: &str) -> Vec<String> {
    let parts = cell.split('`').skip(1).step_by(2);
    parts.map(Into::into).collect()
}

fn format_tables() -> BTreeMap<String, Vec<Vec<String>>> {
    tables(&read("docs/format.md"))
}

/// What the second column starts with, for what a field takes.
fn wanted(takes: &str) -> &'static [&'static str] {
    match takes {
        "Plain" => &["string"],
        "Text" => &["text"],
        "Id" => &["id"],
        "ClaimId" => &["claim id"],
        "Reference" => &["id of a "],
        "References" => &["ids of "],
        "Date" => &["date"],
        "Number" => &["number"],
        "Color" => &["colour"],
        "Url" => &["address"],
        "Language" => &["language tag"],
        "Plains" => &["list of string"],
        "Texts" => &["list of text"],
        "List" => &["list of "],
        "Object" | "ObjectOrPlain" => &["[estimate]", "[quote]", "[variant]"],
        "Anything" => &["anything"],
        _ => &["one of "],
    }
}

#[test]
fn every_field_is_described_as_it_is_read() {
    let tables = format_tables();
    let enumerations = enumerations();
    let kinds = kinds();
    assert!(kinds.len() >= 12 && enumerations.len() >= 14);
    let mut faults = Vec::new();
    for (noun, fields) in kinds {
        let rows = tables
            .get(&noun)
            .unwrap_or_else(|| panic!("no table below `{noun}`"));
        let mut rows: BTreeMap<String, &Vec<String>> = rows
            .iter()
            .skip(1)
            .map(|row| (names(&row[0]).concat(), row))
            .collect();
        for field in fields {
            let place = format!("{noun}: {}", field.name);
            let Some(row) = rows.remove(&field.name) else {
                faults.push(format!("{place} is not described"));
                continue;
            };
            if row[0].ends_with('*') != field.is_required {
                faults.push(format!("{place}: required or not?"));
            }
            let takes = &row[1];
            if !wanted(&field.takes)
                .iter()
                .any(|start| takes.starts_with(start))
            {
                faults.push(format!("{place}: `{takes}` for {}", field.takes));
            }
            if let Some(kind) = field.takes.strip_prefix("Name(") {
                let known = &enumerations[kind.trim_end_matches(')')];
                if names(takes) != *known {
                    faults.push(format!("{place}: {takes} is not {known:?}"));
                }
                // Where a default is a fixed word, it is the first.
                let default = names(&row[2]);
                let is_first = default == [known[0].clone()];
                let is_told = field.is_required
                    || is_first
                    || matches!(kind, "Shape)" | "Tense)")
                    || noun == "variant";
                if !is_told {
                    faults.push(format!("{place}: the default is {}", known[0]));
                }
            }
        }
        faults.extend(rows.keys().map(|name| format!("{noun} has no `{name}`")));
    }
    assert!(faults.is_empty(), "docs/format.md:\n{}", faults.join("\n"));
}

#[test]
fn every_qualifier_and_stance_has_a_row() {
    let tables = format_tables();
    let enumerations = enumerations();
    for (heading, kind) in [("Figures", "Qualifier"), ("Stances", "Stance")] {
        let rows = tables[heading].iter().skip(1);
        let found: BTreeSet<String> = rows.flat_map(|row| names(&row[0])).collect();
        let known: BTreeSet<String> = enumerations[kind].iter().cloned().collect();
        assert_eq!(found, known, "{heading}");
    }
}

#[test]
fn every_message_is_described_under_its_severity() {
    let tables = format_tables();
    let codes = codes();
    assert!(codes.len() >= 55, "only {} codes found", codes.len());
    let described = |heading: &str| -> BTreeSet<String> {
        let rows = tables.get(heading).into_iter().flatten().skip(1);
        rows.flat_map(|row| names(&row[0])).collect()
    };
    let of_sheets = described("Messages of sheets");
    let mut faults = Vec::new();
    for (severity, heading) in [
        ("error", "Errors"),
        ("warning", "Warnings"),
        ("notice", "Notices"),
    ] {
        let found = described(heading);
        for (code, severities) in &codes {
            if severities.contains(severity) && !found.contains(code) && !of_sheets.contains(code) {
                faults.push(format!("{code} is missing in `{heading}`"));
            }
        }
        for code in &found {
            let severities = codes.get(code);
            if !severities.is_some_and(|known| known.contains(severity)) {
                faults.push(format!("there is no {severity} {code}"));
            }
        }
    }
    for row in tables["Messages of sheets"].iter().skip(1) {
        let code = names(&row[0]).concat();
        let is_known = codes
            .get(&code)
            .is_some_and(|known| known.contains(&*row[1]));
        if !is_known {
            faults.push(format!("there is no {} {code}", row[1]));
        }
    }
    assert!(faults.is_empty(), "docs/format.md:\n{}", faults.join("\n"));
}

#[test]
fn the_columns_of_a_sheet_are_described() {
    let rows = tables(&read("docs/format.md"));
    let rows = rows["Sheets"]
        .iter()
        .filter(|row| row.len() == 3 && row[0].starts_with('`'));
    let described: Vec<String> = rows.map(|row| names(&row[0]).concat()).collect();
    // What the template uses is described in any case.
    let template = read("static/template.csv");
    let header = template.lines().find(|line| !line.starts_with('#'));
    for column in header.expect("a header").split(',') {
        assert!(described.iter().any(|name| name == column), "{column}");
    }
    let text = read("src/intake/sheet/fields.rs");
    let list = text
        .split("\ncolumns! {")
        .nth(1)
        .and_then(|rest| rest.split("\n}").next())
        .expect("the list of columns");
    let known: Vec<&str> = list.lines().flat_map(quoted).collect();
    assert_eq!(described, known);
}

#[test]
fn the_messages_of_the_loader_are_described() {
    let parts = ["claimline", "loader/program", "loader/file"];
    let loader = parts
        .map(|part| read(&format!("static/{part}.js")))
        .concat();
    let mut known: BTreeSet<String> = loader
        .split("failure('")
        .skip(1)
        .filter_map(|rest| rest.split('\'').next())
        .map(Into::into)
        .collect();
    let missing = loader
        .split("const MISSING = {")
        .nth(1)
        .and_then(|rest| rest.split('}').next())
        .expect("what the loader says of data that is missing");
    for entry in missing.split(": '") {
        let key = entry.rsplit([',', '{']).next().unwrap_or("");
        let key = key.trim().trim_matches('\'');
        if !key.is_empty() && !key.contains(' ') {
            known.insert(key.into());
        }
    }
    known.insert(
        loader
            .split("code: 'unmet")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .map(|rest| ["unmet", rest].concat())
            .expect("the notice of what cannot be shown"),
    );
    let rows = &format_tables()["Messages of the widget itself"];
    let found: BTreeSet<String> = rows.iter().skip(1).flat_map(|row| names(&row[0])).collect();
    assert_eq!(found, known);
}

#[test]
fn every_limit_is_told_in_the_words_of_the_messages() {
    let rows = &format_tables()["Limits"];
    let told: Vec<&str> = rows.iter().skip(1).map(|row| &*row[1]).collect();
    for limit in [
        limits::WIDGET_BYTES,
        limits::COMMAND_BYTES,
        limits::CLAIMS,
        limits::TEXT,
        limits::QUOTE,
        limits::DEPTH,
    ] {
        assert!(
            told.iter().any(|words| words.starts_with(limit.words)),
            "{}",
            limit.words
        );
    }
    let listed = format!("{}, all are counted", limits::DIAGNOSTICS);
    assert!(told.contains(&&*listed), "{listed}");
}

/// What a message says where a word is filled in.
fn is_said(fragment: &str, source: &str) -> bool {
    let mut rest = source;
    fragment.split('…').all(|part| {
        let found = rest.find(part.trim());
        rest = found.map_or("", |at| &rest[at..]);
        found.is_some()
    })
}

#[test]
fn the_messages_that_editors_are_told_of_exist() {
    let rows = tables(&read("docs/for-editors.md"));
    let rows = &rows["What the check says"];
    let mut source = String::new();
    for path in sources(&root().join("src/intake")) {
        source.push_str(&fs::read_to_string(path).expect("a file that can be read"));
    }
    // Each message is one line of code, message and help.
    let source = source.replace("\", \"", " ");
    let mut missing = Vec::new();
    let mut told = 0;
    for row in rows.iter().skip(1) {
        for fragment in quoted(&row[0]) {
            told += 1;
            let fragment = ["`said`", "`speaker`", "`text`"]
                .iter()
                .fold(fragment.to_string(), |text, name| text.replace(name, "`$`"));
            let is_there = source.lines().any(|line| is_said(&fragment, line));
            if !is_there {
                missing.push(fragment);
            }
        }
    }
    assert!(told > 15, "only {told} messages found");
    assert!(missing.is_empty(), "nothing says {missing:?}");
}

/// Examples in the guides are claims files that hold what they are to show.
#[test]
fn the_small_file_is_sound() {
    let document = read("docs/format.md");
    let file = document
        .split("## A small file")
        .nth(1)
        .and_then(|rest| rest.split("```json\n").nth(1))
        .and_then(|rest| rest.split("```").next())
        .expect("the small file");
    let taken = claimline::intake::read_json(file, "en");
    assert_eq!(taken.diagnostics, []);
    assert_eq!(taken.dataset.map(|dataset| dataset.claims.len()), Some(2));
}

#[test]
fn links_between_the_guides_lead_somewhere() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for name in [
        "README.md",
        "ARCHITECTURE.md",
        "docs/decisions.md",
        "docs/for-editors.md",
        "docs/for-developers.md",
        "docs/format.md",
    ] {
        let text = read(name);
        let folder = root().join(name);
        let folder = folder.parent().expect("a folder");
        for link in text.split("](").skip(1) {
            let link = link.split(')').next().unwrap_or("");
            if link.contains("://") || link.is_empty() {
                continue;
            }
            seen += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() {
                root().join(name)
            } else {
                folder.join(path)
            };
            if !target.exists() {
                faults.push(format!("{name}: {link}"));
            } else if !anchor.is_empty() && !anchors(&target).contains(anchor) {
                faults.push(format!("{name}: {link} has no such heading"));
            }
        }
    }
    assert!(seen > 20, "only {seen} links found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The anchors that readers of Markdown give to headings.
fn anchors(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).expect("a file that can be read");
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            let kept = words.chars().filter_map(|char| match char {
                ' ' => Some('-'),
                _ if char.is_alphanumeric() || matches!(char, '-' | '_') => Some(char),
                _ => None,
            });
            kept.collect()
        })
        .collect()
}

/// TypeScript refuses a whole interface that names a property twice.
#[test]
fn no_type_names_a_property_twice() {
    let types = read("static/claimline.d.ts");
    for interface in types.split("export interface ").skip(1) {
        let body = interface.split("\n}").next().unwrap_or("");
        let mut known = BTreeSet::new();
        for line in body.lines() {
            let Some((name, _)) = line.split_once("?: ") else {
                continue;
            };
            assert!(known.insert(name), "{name} is there twice: {interface}");
        }
    }
}
