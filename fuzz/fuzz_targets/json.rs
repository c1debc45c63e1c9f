//! Claims files in JSON: no text makes the reader panic, and what it takes can
//! be written and read again.
#![no_main]

use claimline::intake::read_json;
use claimline::publish::to_json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let taken = read_json(text, "en");
    let kept = taken.total.errors + taken.total.warnings + taken.total.notices;
    assert!(taken.diagnostics.len() <= kept);
    if let Some(dataset) = taken.dataset {
        let again = read_json(&to_json(&dataset), "en");
        assert_eq!(again.total.errors, 0, "{:?}", again.diagnostics);
        assert_eq!(again.dataset.as_ref(), Some(&dataset));
    }
});
