//! The table of numbers, dates, plurals and lists: what ICU4X writes natively.
//! The browser's `Intl` is held against the same table.
//!
//! `CLAIMLINE_BLESS=1` writes it anew; read the difference.
#![cfg(not(target_arch = "wasm32"))]

use claimline::model::Day;
use claimline::wording::{DateStyle, IcuLocale, Locale, Words};
use serde_json::{Value, json};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/locale.json");

// ICU4X and Chrome disagree on Swiss French: nothing there to hold the page to.
const TAGS: [&str; 11] = [
    "de", "de-AT", "en", "en-GB", "fr", "es", "es-MX", "uk", "ar", "ar-EG", "ar-MA",
];

const NUMBERS: [f64; 12] = [
    0.0,
    0.5,
    3.3,
    1.005,
    999.0,
    1500.0,
    9999.99,
    10_000.0,
    12_345.678,
    600_000.0,
    1_000_000.0,
    9_007_199_254_740_992.0,
];

/// Every month once, and years at the edges.
const DAYS: [&str; 16] = [
    "2024-01-01",
    "2024-02-29",
    "2024-03-03",
    "2024-04-14",
    "2024-05-05",
    "2024-06-16",
    "2024-07-27",
    "2024-08-08",
    "2024-09-19",
    "2024-10-28",
    "2023-11-11",
    "2023-12-31",
    "0033-04-03",
    "0800-12-25",
    "1582-10-10",
    "9999-12-31",
];

const RANGES: [[&str; 2]; 4] = [
    ["2024-10-21", "2024-10-27"],
    ["2024-10-21", "2024-11-21"],
    ["2023-12-31", "2024-01-01"],
    ["2024-05-05", "2024-05-05"],
];

const COUNTS: [usize; 14] = [0, 1, 2, 3, 5, 10, 11, 12, 21, 22, 100, 101, 111, 1_000_000];

/// Words that languages sort otherwise than bytes do.
const WORDS: [&str; 14] = [
    "zebra",
    "Äpfel",
    "apfel",
    "Apfel",
    "éclair",
    "Eclair",
    "ñandú",
    "nube",
    "Їжак",
    "Ґанок",
    "Гора",
    "مصر",
    "أحمد",
    "10",
];

fn rows(locale: &dyn Locale) -> Value {
    let day = |text: &str| Day::from_iso(text).expect("a day");
    let styles = |write: &dyn Fn(DateStyle) -> String| -> Value {
        let row = DateStyle::ALL.map(|style| (format!("{style:?}"), Value::from(write(style))));
        Value::Object(row.into_iter().collect())
    };
    let words = Words::new(locale);
    let dates = DAYS.map(|text| (text, styles(&|style| locale.date(day(text), style))));
    let ranges = RANGES.map(|[from, to]| {
        let row = styles(&|style| words.days(day(from), day(to), style));
        ([from, to].join("/"), row)
    });
    let lists = [2, 3, 4].map(|length| {
        let items: Vec<String> = ["A", "B", "C", "D"][..length]
            .iter()
            .map(|&item| item.into())
            .collect();
        locale.list(&items)
    });
    let mut sorted = WORDS;
    sorted.sort_by(|one, other| locale.compare(one, other));
    json!({
        "numbers": NUMBERS.map(|number| json!([number, locale.number(number)])),
        "dates": Value::Object(dates.into_iter().map(|(key, row)| (key.into(), row)).collect()),
        "ranges": Value::Object(ranges.into_iter().collect()),
        "plurals": COUNTS.map(|count| json!([count, format!("{:?}", locale.plural(count))])),
        "lists": lists,
        "sorted": sorted,
    })
}

#[test]
fn icu4x_writes_the_table() {
    let table: Value = TAGS
        .map(|tag| (tag.to_owned(), rows(&IcuLocale::new(tag).expect(tag))))
        .into_iter()
        .collect::<serde_json::Map<_, _>>()
        .into();
    if std::env::var_os("CLAIMLINE_BLESS").is_some() {
        let text = serde_json::to_string_pretty(&table).expect("a table") + "\n";
        std::fs::write(TABLE, text).expect("the table can be written");
    }
    let known = std::fs::read_to_string(TABLE).expect("the table is there");
    let known: Value = serde_json::from_str(&known).expect("the table is JSON");
    for tag in TAGS {
        assert_eq!(known[tag], table[tag], "{tag}");
    }
    assert_eq!(known, table, "a language too many in the table");
}
