//! What the widget says in each of its languages: the story's summaries, and
//! every form of words that a sentence of the story does not reach.
//!
//! `CLAIMLINE_BLESS=1` writes it anew; read the difference as an editor whose
//! language it is.
#![cfg(not(target_arch = "wasm32"))]

use claimline::intake::read_json;
use claimline::ledger::Ledger;
use claimline::model::{Day, Edtf, Figure, RelationKind, Stance};
use claimline::wording::{DateStyle, IcuLocale, Message, Words};
use serde_json::{Value, json};

const STORY: &str = include_str!("../static/claims.json");
const EXPECTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/wording.json");

const TAGS: [&str; 6] = ["de", "en", "fr", "es", "uk", "ar"];

const DAYS: [&str; 6] = [
    "2024-10-17",
    "2024-10-18",
    "2024-10-21",
    "2024-10-23",
    "2024-10-25",
    "2024-10-28",
];

/// The names of the story's parties, as a newsroom of each language writes
/// them: a sentence is read with them, not with German ones.
const NAMES: [(&str, [&str; 4]); 10] = [
    (
        "kr",
        [
            "Corée du Sud",
            "Corea del Sur",
            "Південна Корея",
            "كوريا الجنوبية",
        ],
    ),
    ("us", ["États-Unis", "EE. UU.", "США", "الولايات المتحدة"]),
    ("nato", ["OTAN", "OTAN", "НАТО", "حلف الناتو"]),
    ("ua", ["Ukraine", "Ucrania", "Україна", "أوكرانيا"]),
    (
        "kp",
        [
            "Corée du Nord",
            "Corea del Norte",
            "Північна Корея",
            "كوريا الشمالية",
        ],
    ),
    ("ru", ["Russie", "Rusia", "Росія", "روسيا"]),
    ("eu", ["UE", "UE", "ЄС", "الاتحاد الأوروبي"]),
    ("by", ["Biélorussie", "Bielorrusia", "Білорусь", "بيلاروسيا"]),
    ("media", ["Médias", "Medios", "ЗМІ", "وسائل إعلام"]),
    ("experts", ["Spécialistes", "Expertos", "Фахівці", "خبراء"]),
];

/// Dates of every form.
const DATES: [&str; 21] = [
    "2024-10-28",
    "2024-10",
    "2024",
    "2024-21",
    "2024-22",
    "2024-23",
    "2024-24",
    "202X",
    "2024-10-28?",
    "2024-10~",
    "2024-10-21/2024-10-27",
    "2024-10-21/2024-11-02",
    "1984~/2004-06",
    "../2024-10-18",
    "2024-10/..",
    "[..2024-10-18]",
    "[2024-10..]",
    "202X/..",
    "../202X",
    "[..202X]",
    "[202X..]",
];

/// The messages with plural forms that are not verbs.
const COUNTED: [Message; 7] = [
    Message::Claims,
    Message::NewClaims,
    Message::ShowAll,
    Message::Reports,
    Message::SourcesCount,
    Message::NotDrawn,
    Message::Partial,
];

fn ledger() -> Ledger {
    let mut story: Value = serde_json::from_str(STORY).expect("JSON");
    for party in story["parties"].as_array_mut().expect("parties") {
        let id = party["id"].as_str().expect("an id").to_owned();
        let name = party["name"].clone();
        let mut names = match name {
            Value::Object(_) => name,
            name => json!({"de": name, "en": name}),
        };
        let (_, others) = NAMES.iter().find(|(known, _)| *known == id).expect("names");
        for (tag, other) in TAGS[2..].iter().zip(others) {
            names[tag] = json!(other);
        }
        party["name"] = names;
    }
    let taken = read_json(&story.to_string(), "en");
    Ledger::new(taken.dataset.expect("a dataset"))
}

fn figures() -> Vec<Figure> {
    let (low, high) = (3000.0, 5000.0);
    let best = Some(4000.0);
    vec![
        Figure::Exactly(1234.5),
        Figure::About(10_000.0),
        Figure::Nearly(10_000.0),
        Figure::AtLeast(1500.0),
        Figure::MoreThan(600_000.0),
        Figure::AtMost(500.0),
        Figure::FewerThan(500.0),
        Figure::Between {
            low,
            high,
            best: None,
        },
        Figure::Between { low, high, best },
    ]
}

/// Everything that a language is asked to say here.
fn told(tag: &str, ledger: &Ledger) -> Value {
    let locale = IcuLocale::new(tag).expect(tag);
    let words = Words::new(&locale);
    let dataset = ledger.dataset();
    let date = |text: &&str| {
        let date: Edtf = text.parse().expect("a date");
        let long = words.date(&date, DateStyle::Long);
        (
            text.to_string(),
            json!([long, words.date(&date, DateStyle::Heading)]),
        )
    };
    let mut summaries = serde_json::Map::new();
    for measure in &dataset.measures {
        let ix = dataset.measure_with_id(&measure.id).expect("a measure");
        let mut last = String::new();
        for iso in DAYS {
            let told = words.summary_text(ledger, ix, Day::from_iso(iso).expect("a day"));
            if measure.id == dataset.measures[0].id || iso == DAYS[5] {
                summaries.insert([&measure.id, " ", iso].concat(), json!(told));
            }
            last = told;
        }
        assert!(last.ends_with('.'), "{last}");
    }
    let end = Day::from_iso(DAYS[5]).expect("a day");
    let marks = ledger.order().iter().filter(|ix| {
        let claim = ledger.claim(**ix);
        claim.estimate.is_some()
    });
    let marks: Vec<String> = marks
        .map(|ix| words.mark_sentence(ledger, *ix, end))
        .collect();
    let ties = ledger.order().iter().flat_map(|ix| {
        let told = words.ties(ledger, *ix, end).into_iter();
        told.map(|(verb, other)| [verb, " ", words.arrow(), &words.tied(ledger, other)].concat())
    });
    let mut ties: Vec<String> = ties.collect();
    ties.truncate(8);
    let counts = COUNTED.map(|message| {
        let counts = [0, 1, 2, 3, 11, 21, 41, 100, 1_000_000];
        json!(counts.map(|n| words.count(message, n)))
    });
    let stances = Stance::ALL.iter();
    let stances: Vec<String> = stances
        .map(|stance| [words.stance(*stance), " / ", words.stance_of(*stance, 2)].concat())
        .collect();
    let kinds = RelationKind::ALL.iter();
    let kinds: Vec<String> = kinds
        .map(|kind| [words.relation(*kind), " / ", words.relation_inbound(*kind)].concat())
        .collect();
    let figures: Vec<String> = figures()
        .iter()
        .map(|figure| [&words.figure(figure), " / ", &words.spoken(figure)[..]].concat())
        .collect();
    json!({
        "counts": counts,
        "dates": DATES.iter().map(date).collect::<serde_json::Map<String, Value>>(),
        "figures": figures,
        "imprint": words.imprint(dataset).into_iter().map(|(text, _)| text).collect::<Vec<_>>(),
        "marks": marks,
        "relations": kinds,
        "stances": stances,
        "summaries": summaries,
        "ties": ties,
    })
}

#[test]
fn every_language_says_what_its_editors_have_read() {
    let ledger = ledger();
    let mut all = serde_json::Map::new();
    for tag in TAGS {
        all.insert(tag.into(), told(tag, &ledger));
    }
    let found = serde_json::to_string_pretty(&all).expect("JSON") + "\n";
    if std::env::var_os("CLAIMLINE_BLESS").is_some() {
        std::fs::write(EXPECTED, &found).expect("written");
        return;
    }
    let expected = std::fs::read_to_string(EXPECTED).expect("the cases");
    for (place, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "tests/cases/wording.json:{}", place + 1);
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}

/// What a language's own typography asks for, in every message that is there.
#[test]
fn each_language_keeps_its_own_marks() {
    for tag in TAGS {
        let locale = IcuLocale::new(tag).expect(tag);
        let words = Words::new(&locale);
        for message in Message::ALL {
            let text = words.say(*message);
            let place = format!("{tag} {message:?}: {text}");
            let has_any = |marks: &[char]| text.contains(marks);
            assert!(!has_any(&['"', '\'']), "typewriter's marks: {place}");
            assert!(!text.contains("  "), "two spaces: {place}");
            if *message == Message::KnownOnDay {
                // The slider has the day after it, in bold.
                assert!(text.ends_with("{0}"), "{place}");
            }
            let is_french = tag == "fr";
            for (at, mark) in text.match_indices([':', ';', '!', '?', '»']) {
                let is_spaced = text[..at].ends_with('\u{202f}');
                assert_eq!(is_spaced, is_french, "{mark}: {place}");
            }
            let is_arabic = tag == "ar";
            let has_arabic = text
                .chars()
                .any(|letter| ('\u{600}'..'\u{700}').contains(&letter));
            let has_letters = text.chars().any(char::is_alphabetic);
            assert!(!is_arabic || has_arabic || !has_letters, "{place}");
            assert!(!(is_arabic && has_any(&[',', ';', '?'])), "{place}");
            let is_ukrainian = tag == "uk";
            let is_cyrillic = |letter: char| ('\u{400}'..'\u{530}').contains(&letter);
            assert_eq!(
                is_ukrainian && has_letters,
                text.contains(is_cyrillic),
                "{place}"
            );
            let is_strange = |letter: char| matches!(letter, 'ы' | 'э' | 'ё' | 'ъ');
            assert!(!text.contains(is_strange), "no Ukrainian letter: {place}");
        }
    }
}
