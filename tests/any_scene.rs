//! What holds of the scene of any dataset, day and width.
#![cfg(not(target_arch = "wasm32"))]

mod sound;

use claimline::intake::read_json;
use claimline::ledger::Ledger;
use claimline::model::{Basis, ClaimKind, Tense};
use claimline::scene::{Frame, Item, Layout, Theme, View, lay_out, text_width_px};
use claimline::wording::IcuLocale;
use proptest::prelude::*;
use serde_json::{Value, json};

const SHAPES: [&str; 6] = ["circle", "square", "diamond", "triangle", "cross", "plus"];

fn date() -> impl Strategy<Value = String> {
    let day = || (0_u32..60).prop_map(|n| format!("2024-{:02}-{:02}", 9 + n / 28, 1 + n % 28));
    prop_oneof![
        6 => day(),
        1 => (0_u32..20).prop_map(|n| format!("2024-10-{:02}/2024-11-{:02}", 1 + n, 1 + n)),
        1 => day().prop_map(|day| format!("[..{day}]")),
        1 => day().prop_map(|day| format!("{day}/..")),
        1 => Just("2024-10".to_owned()),
        1 => Just("2024".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (0_u32..20_000).prop_map(f64::from),
        1 => Just(0.0),
        1 => Just(9_007_199_254_740_992.0),
        1 => (0_u32..100).prop_map(|n| f64::from(n) / 8.0),
    ]
}

fn estimate() -> impl Strategy<Value = Value> {
    let qualifier = prop::sample::select(vec![
        "exactly",
        "about",
        "nearly",
        "at_least",
        "more_than",
        "at_most",
        "fewer_than",
    ]);
    let valued = (qualifier, number()).prop_map(
        |(qualifier, value)| json!({"measure": "m", "qualifier": qualifier, "value": value}),
    );
    let between = (number(), number(), any::<bool>()).prop_map(|(a, b, has_best)| {
        let (low, high) = (a.min(b), a.max(b));
        let mut it = json!({"measure": "m", "qualifier": "between", "low": low, "high": high});
        if has_best {
            it["best"] = json!(low);
        }
        it
    });
    let spoken = prop::sample::select(vec![
        json!({"measure": "m", "qualifier": "order", "value": 1000, "wording": "thousands"}),
        json!({"measure": "m", "qualifier": "order", "value": 10, "wording": "dozens upon dozens"}),
        json!({"measure": "m", "qualifier": "some", "wording": "a part"}),
        json!({"measure": "m", "qualifier": "above", "than": "c0", "wording": "far higher"}),
        json!({"measure": "m", "qualifier": "below", "than": "c0", "wording": "less"}),
    ]);
    let figure = prop_oneof![8 => valued, 2 => between, 2 => spoken];
    (figure, 0..10, 0..10, 0.0..3000.0_f64).prop_map(|(mut it, basis, tense, added)| {
        if basis == 0 && it.get("value").is_some() && it["qualifier"] != "order" {
            it["basis"] = json!("increment");
        } else if basis == 1 && it["qualifier"] == "exactly" {
            it["added"] = json!(added.floor());
        }
        if tense == 0 {
            it["tense"] = json!("expected");
        }
        it
    })
}

fn claim() -> impl Strategy<Value = Value> {
    let stance = prop::sample::select(vec![
        "reports",
        "confirms",
        "denies",
        "declines",
        "leaves_open",
        "doubts",
    ]);
    (
        date(),
        0..8_usize,
        prop::option::weighted(0.75, estimate()),
        stance,
        0..20,
        0..20,
    )
        .prop_map(|(said, speaker, estimate, stance, aside, struck)| {
            let mut it = json!({
                "said": said,
                "speaker": format!("s{speaker}"),
                "stance": stance,
                "text": "Words.",
                "sources": ["r"],
            });
            match estimate {
                Some(estimate) => {
                    it["stance"] = json!("estimates");
                    it["estimate"] = estimate;
                }
                None => it["measures"] = json!(["m"]),
            }
            if aside == 0 {
                it["genre"] = json!("commentary");
            }
            if struck == 0 {
                it["withdrawn"] = json!("2024-10-20");
            }
            it
        })
}

fn dataset(claims: Vec<Value>) -> String {
    let mut claims = claims;
    for (place, claim) in claims.iter_mut().enumerate() {
        claim["id"] = json!(format!("c{place}"));
        if place == 0 && claim["estimate"]["than"].is_string() {
            // Nothing compares itself with itself.
            claim["estimate"] = json!({"measure": "m", "qualifier": "exactly", "value": 7});
        }
    }
    let parties: Vec<Value> = SHAPES
        .iter()
        .enumerate()
        .map(|(n, shape)| json!({"id": format!("p{n}"), "name": format!("Party {n}"), "shape": shape}))
        .collect();
    let speakers: Vec<Value> = (0..8)
        .map(|n| {
            let mut it = json!({"id": format!("s{n}"), "name": "Somebody of a longer name"});
            if n < SHAPES.len() {
                it["party"] = json!(format!("p{n}"));
            }
            it
        })
        .collect();
    json!({
        "format": "claimline/1",
        "id": "any",
        "title": "Any",
        "parties": parties,
        "speakers": speakers,
        "sources": [{"id": "r", "publisher": "Gazette"}],
        "measures": [{"id": "m", "label": "Number"}],
        "claims": claims,
    })
    .to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scene_is_sound(
        claims in prop::collection::vec(claim(), 1..45),
        width in 280_u32..1441,
        is_wide in any::<bool>(),
        day in 0.0..1.0_f64,
        is_log in any::<bool>(),
        language in prop::sample::select(vec!["en", "de", "uk", "ar"]),
        chosen in any::<prop::sample::Index>(),
    ) {
        let taken = read_json(&dataset(claims), "en");
        let dataset = taken.dataset.expect("a dataset");
        let ledger = Ledger::new(dataset);
        let days = ledger.days();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let day = days[(day * days.len() as f64) as usize];
        let measure = ledger.dataset().measure_with_id("m").expect("the measure");
        let selected = chosen.get(ledger.order());
        let view = View { measure, day, filter: Default::default(), selected: Some(*selected), is_log };
        let theme = Theme::new(&ledger.dataset().parties, [255; 3], [20; 3], &[], None);
        let locale = IcuLocale::new(language).expect("a language");
        let frame = Frame {
            width_px: f64::from(width),
            layout: if is_wide { Layout::Wide } else { Layout::Narrow },
            theme: &theme,
            locale: &locale,
            text_width_px: &text_width_px,
known: &[],
        };
        let scene = lay_out(&ledger, &view, &frame);
        let faults = sound::faults(&scene);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
        prop_assert_eq!(&scene, &lay_out(&ledger, &view, &frame));

        // Each claim of the chart has one mark.
        let wanted: Vec<_> = ledger
            .public(day)
            .filter(|claim| {
                let it = ledger.claim(*claim);
                it.kind == ClaimKind::Claim && ledger.bears_on(*claim).contains(&measure)
            })
            .collect();
        let mut found: Vec<_> = scene.marks.iter().map(|mark| mark.claim).collect();
        prop_assert_eq!(wanted.len(), found.len() + scene.left_out);
        if scene.left_out == 0 {
            found.sort_by_key(|claim| ledger.order().iter().position(|known| known == claim));
            prop_assert_eq!(wanted, found);
        }

        // What stands is within the spread, and its mark on the chart.
        let standing = ledger.standing(measure, Tense::Observed, day);
        for one in &standing {
            let estimate = ledger.claim(one.claim).estimate.as_ref().expect("an estimate");
            prop_assert_eq!(estimate.basis, Basis::Total);
            let value = estimate.figure.mark().expect("a number");
            let mark = scene.marks.iter().find(|mark| mark.claim == one.claim);
            prop_assert_eq!(mark.and_then(|mark| mark.value), Some(value));
            if let Some(spread) = ledger.spread(measure, day) {
                prop_assert!(spread.low.stated.number <= value && value <= spread.high.stated.number);
            }
        }

        // A mark without a number of its own tells none.
        for mark in &scene.marks {
            let estimate = ledger.claim(mark.claim).estimate.as_ref();
            let is_own = estimate.is_some_and(|estimate| {
                estimate.basis == Basis::Total && estimate.figure.is_numbered()
            });
            prop_assert_eq!(mark.value.is_some(), is_own);
        }

        // Marks of one day lie between those of the days around it; two do not hide each other.
        if is_wide && scene.left_out == 0 {
            let of_days = scene.marks.iter().filter(|mark| mark.value.is_some());
            let mut of_days: Vec<_> = of_days
                .filter_map(|mark| {
                    let said = &ledger.claim(mark.claim).said;
                    let day = said.earliest().filter(|day| Some(*day) == said.latest());
                    let x_px = if language == "ar" { -mark.center.x_px } else { mark.center.x_px };
                    Some((day?, x_px, mark.center.y_px))
                })
                .collect();
            of_days.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            for pair in of_days.windows(2) {
                let [(one, x_px, y_px), (other, later_px, other_y_px)] = pair else { unreachable!() };
                let is_apart = later_px > x_px || (one == other && (y_px - other_y_px).abs() > 1.0) || of_days.len() > 2;
                prop_assert!(later_px >= x_px && is_apart, "{one:?} at {x_px}, {other:?} at {later_px}");
            }
        }
        let is_told = scene.items.iter().any(|item| matches!(item, Item::Text { .. }));
        prop_assert!(is_told || scene.marks.is_empty(), "marks without a word");
    }
}

/// How long a layout of so many claims takes, unoptimised, in milliseconds.
fn time_ms(count: usize, width_px: f64) -> u128 {
    let claims = (0..count)
        .map(|n| {
            let day = n % 56;
            json!({
                "said": format!("2024-{:02}-{:02}", 9 + day / 28, 1 + day % 28),
                "speaker": format!("s{}", n % 8),
                "stance": "estimates",
                "text": "Words.",
                "sources": ["r"],
                "estimate": {"measure": "m", "qualifier": "about", "value": 1 + n * 7919 % 20_000},
            })
        })
        .collect();
    let dataset = read_json(&dataset(claims), "en")
        .dataset
        .expect("a dataset");
    let ledger = Ledger::new(dataset);
    let theme = Theme::new(&ledger.dataset().parties, [255; 3], [20; 3], &[], None);
    let locale = IcuLocale::new("en").expect("English");
    let frame = Frame {
        width_px,
        layout: Layout::for_width(width_px),
        theme: &theme,
        locale: &locale,
        text_width_px: &text_width_px,
        known: &[],
    };
    let view = View {
        measure: ledger.default_measure().expect("a measure"),
        day: ledger.last_day().expect("a day"),
        filter: Default::default(),
        selected: None,
        is_log: false,
    };
    let start = std::time::Instant::now();
    let scene = lay_out(&ledger, &view, &frame);
    assert_eq!(scene.marks.len() + scene.left_out, count);
    start.elapsed().as_millis()
}

#[test]
#[ignore = "tells times, which are the machine's"]
fn how_long_a_layout_takes() {
    for count in [100, 1_000, 10_000] {
        for width_px in [360.0, 720.0] {
            println!(
                "{count} claims at {width_px} px: {} ms",
                time_ms(count, width_px)
            );
        }
    }
}
