//! What is written as a claims file is read back as it was.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use claimline::intake::{Severity, read_json};
use claimline::publish::to_json;
use dice::Dice;

#[test]
fn any_dataset_is_read_back_as_it_was() {
    for seed in 0..1_500 {
        let dataset = Dice(seed).dataset();
        let file = to_json(&dataset);
        let other = serde_json::from_str::<serde_json::Value>(&file);
        assert!(other.is_ok(), "seed {seed}: {file}");
        let taken = read_json(&file, "en");
        let mut errors = taken.diagnostics.iter();
        let error = errors.find(|found| found.severity == Severity::Error);
        assert_eq!(error, None, "seed {seed}: {file}");
        assert_eq!(taken.left_out, 0);
        assert_eq!(
            taken.dataset.as_ref(),
            Some(&dataset),
            "seed {seed}: {file}"
        );
    }
}

#[test]
fn what_goes_without_saying_is_left_out() {
    let file = concat!(
        r#"{"format":"claimline/1","id":"t","title":"T","language":"en","#,
        r##""parties":[{"id":"p","name":"P","color":"#0088ff"}],"##,
        r#""speakers":[{"id":"s","name":"S","party":"p"}],"#,
        r#""sources":[{"id":"d","agencies":["AP"]}],"measures":[{"id":"m","label":"M"}],"#,
        r#""claims":[{"id":"a","said":"2024-10-18","speaker":"s","stance":"reports","text":"A","#,
        r#""estimate":{"measure":"m","qualifier":"about","value":10000},"sources":["d"]},"#,
        r#"{"id":"b","said":"2024-10","speaker":"s","stance":"expects","text":{"de":"B"},"#,
        r#""estimate":{"measure":"m","qualifier":"between","low":0.5,"high":3,"best":1},"#,
        r#""sources":["d"],"relations":[{"kind":"disputes","claim":"a"}]}]}"#,
    );
    let taken = read_json(file, "fr");
    assert_eq!(taken.diagnostics, []);
    assert_eq!(to_json(&taken.dataset.expect("a dataset")), file);
}

#[test]
fn no_text_closes_the_script_that_it_stands_in() {
    for seed in 0..50 {
        assert!(!to_json(&Dice(seed).dataset()).contains('<'));
    }
}
