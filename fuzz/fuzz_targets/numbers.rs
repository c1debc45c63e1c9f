//! Numbers as people write them.
#![no_main]

use claimline::intake::written_number;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for language in ["en", "de", "fr", "es", "uk", "ar", "de-CH", "hi"] {
        if let Ok(read) = written_number(text, language) {
            assert!(!read.is_empty());
            assert!(!read.contains("NaN"), "{text}: {read}");
        }
    }
});
