//! The browser's `Intl` against the table that ICU4X wrote.
#![cfg(target_arch = "wasm32")]

use claimline::embed::IntlLocale;
use claimline::model::Day;
use claimline::wording::{DateStyle, Language, Locale, Words};
use serde_json::Value;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// No-break and narrow spaces as plain ones: the only difference that there may
/// be.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[wasm_bindgen_test]
fn the_browser_writes_as_icu4x_does() {
    let table: Value =
        serde_json::from_str(include_str!("cases/locale.json")).expect("the table is JSON");
    let mut wrong = String::new();
    let mut compare = |place: String, known: &Value, found: String| {
        let known = plain(known.as_str().expect("a text"));
        if known != plain(&found) {
            wrong.push_str(&format!("{place}: {known} | {found}\n"));
        }
    };
    let day = |text: &str| Day::from_iso(text).expect("a day");
    for (tag, rows) in table.as_object().expect("languages") {
        let locale = IntlLocale::new(tag, tag, Language::compiled_in(tag).expect(tag));
        let words = Words::new(&locale);
        for row in rows["numbers"].as_array().expect("numbers") {
            let number = row[0].as_f64().expect("a number");
            compare(format!("{tag} {number}"), &row[1], locale.number(number));
        }
        for row in rows["plurals"].as_array().expect("plurals") {
            let count = usize::try_from(row[0].as_u64().expect("a count")).expect("a count");
            let found = format!("{:?}", locale.plural(count));
            compare(format!("{tag} {count}"), &row[1], found);
        }
        for style in DateStyle::ALL {
            let name = format!("{style:?}");
            for (text, row) in rows["dates"].as_object().expect("dates") {
                let found = locale.date(day(text), style);
                compare(format!("{tag} {text} {name}"), &row[&name], found);
            }
            for (text, row) in rows["ranges"].as_object().expect("ranges") {
                let (from, to) = text.split_once('/').expect("two days");
                let found = words.days(day(from), day(to), style);
                compare(format!("{tag} {text} {name}"), &row[&name], found);
            }
        }
        let known = rows["sorted"].as_array().expect("words");
        for pair in known.windows(2) {
            let [one, other] = [&pair[0], &pair[1]].map(|word| word.as_str().expect("a word"));
            let found = format!("{:?}", locale.compare(one, other));
            compare(format!("{tag} {one} {other}"), &"Less".into(), found);
        }
        for (place, known) in rows["lists"].as_array().expect("lists").iter().enumerate() {
            let items: Vec<String> = ["A", "B", "C", "D"][..place + 2]
                .iter()
                .map(|&item| item.into())
                .collect();
            compare(format!("{tag} list {place}"), known, locale.list(&items));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[wasm_bindgen_test]
fn years_before_christ_have_their_era() {
    let locale = IntlLocale::new("de", "de", Language::compiled_in("de").expect("German"));
    let ides = Day::new(-43, 3, 15).expect("a day");
    assert_eq!(
        plain(&locale.date(ides, DateStyle::Long)),
        "15. März 44 v. Chr."
    );
    assert_eq!(plain(&locale.date(ides, DateStyle::Year)), "44 v. Chr.");
}
