//! Dates of EDTF, and dates as people write them.
#![no_main]

use claimline::intake::written_date;
use claimline::model::Edtf;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = text.parse::<Edtf>() {
        assert_eq!(date.as_str(), text);
        if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
            assert!(first <= last);
        }
        let _ = (date.known_by(), date.sort_key(), date.single_day());
    }
    for language in ["en", "de", "fr", "es", "uk", "ar", "en-GB", "sv"] {
        if let Ok(read) = written_date(text, language) {
            for date in read.split(" | ") {
                assert!(date.parse::<Edtf>().is_ok(), "{text}: {date}");
            }
        }
    }
});
