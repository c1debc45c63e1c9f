//! Whatever a sheet holds, reading it panics at nothing, and its sound rows are
//! kept.
#![cfg(all(feature = "sheet", not(target_arch = "wasm32")))]

use claimline::intake::{Given, Mapping, read, read_csv, read_json, written_date, written_number};
use claimline::publish::to_json;
use proptest::prelude::*;

const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "uk", "ar", "en-GB", "de-CH"];

/// What cells are made of: words and signs that mean something to the reader.
const WORDS: &[&str] = &[
    "said",
    "speaker",
    "text",
    "value",
    "id",
    "low",
    "high",
    "best",
    "source",
    "relation",
    "qualifier",
    "measure",
    "stance",
    "party",
    "2024-10-28",
    "18.10.2024",
    "Oct 2024",
    "before",
    "ca.",
    "bis",
    "до",
    "قبل",
    "10.000",
    "1,5",
    "3-5k",
    "1500+",
    "+1500",
    "thousands",
    "rund",
    "понад",
    "١٠٬٠٠٠",
    "Mio.",
    "denies:a",
    "a",
    "b",
    "|",
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "#title: x",
    "\u{feff}",
    "é",
    "https://a.example",
    "about",
    "between",
    "order",
    "-",
    "–",
    "e5",
    "99999999999999999999",
    " ",
    "\u{a0}",
    "X",
    "[..",
    "]",
    "/",
    "0",
    "32",
];

fn given(language: &'static str) -> Given<'static> {
    Given {
        stem: "any",
        language,
        mapping: None,
    }
}

fn words(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 0..most)
        .prop_map(|words| words.concat())
}

/// A cell as a spreadsheet would write it.
fn quoted(cell: &str) -> String {
    ["\"", &cell.replace('"', "\"\""), "\""].concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bytes_panic_nowhere(bytes in proptest::collection::vec(any::<u8>(), 0..400), language in proptest::sample::select(&LANGUAGES[..])) {
        let _ = read(&bytes, &given(language));
    }

    #[test]
    fn words_of_sheets_panic_nowhere(text in words(60), language in proptest::sample::select(&LANGUAGES[..])) {
        let taken = read(text.as_bytes(), &given(language));
        for found in &taken.diagnostics {
            prop_assert!(!found.message.is_empty() && !found.help.is_empty());
        }
        let _ = read_csv(&["said,speaker,text,value,relation,source\n", &text].concat(), &given(language));
        let _ = Mapping::from_json(&text);
    }

    #[test]
    fn a_sound_row_is_kept_whatever_stands_in_the_others(
        before in proptest::collection::vec(proptest::collection::vec(words(6), 7), 0..4),
        after in proptest::collection::vec(proptest::collection::vec(words(6), 7), 0..4),
        language in proptest::sample::select(&LANGUAGES[..]),
    ) {
        let row = |cells: &Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
            [&cells.join(","), "\n"].concat()
        };
        let mut sheet = String::from("id,said,speaker,text,measure,value,source\n");
        sheet.extend(before.iter().map(row));
        sheet.push_str("the-sound-one,2024-10-28,Somebody nobody else is,A text,troops,1500,A paper\n");
        sheet.extend(after.iter().map(row));
        let taken = read_csv(&sheet, &given(language));
        let dataset = taken.dataset.expect("a dataset");
        let claim = dataset.claims.iter().find(|claim| claim.id == "the-sound-one");
        let claim = claim.expect("the sound claim is kept");
        prop_assert_eq!(claim.said.as_str(), "2024-10-28");
        prop_assert_eq!(claim.sources.len(), 1);
        for found in &taken.diagnostics {
            let cell = found.cell.as_ref().expect("a cell");
            prop_assert!(cell.row as usize <= sheet.lines().count());
        }
        // What a sheet gives can be written as JSON, and means the same there.
        let again = read_json(&to_json(&dataset), "en");
        prop_assert_eq!(again.total.errors, 0);
        let again = again.dataset.expect("a dataset");
        prop_assert_eq!(&again.claims, &dataset.claims);
    }

    #[test]
    fn what_is_read_as_a_date_is_one(text in words(6), language in proptest::sample::select(&LANGUAGES[..])) {
        if let Ok(read) = written_date(&text, language) {
            for date in read.split(" | ") {
                prop_assert!(date.parse::<claimline::model::Edtf>().is_ok(), "{}: {}", text, date);
            }
        }
        let _ = written_number(&text, language);
    }
}
