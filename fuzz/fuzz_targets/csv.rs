//! Sheets of any bytes: separated values, flat objects, other encodings.
#![no_main]

use claimline::intake::{Given, Mapping, read};
use claimline::publish::to_json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The first byte chooses the language, and whether there is a mapping.
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    let languages = ["en", "de", "fr", "es", "uk", "ar", "en-GB", "sv"];
    // What stands before an empty line may be a mapping.
    let mut body = bytes;
    let mut mapping = None;
    if choice & 8 != 0
        && let Some(end) = bytes.windows(2).position(|pair| pair == b"\n\n")
        && let Ok(text) = core::str::from_utf8(&bytes[..end])
    {
        mapping = Mapping::from_json(text).ok();
        body = &bytes[end + 2..];
    }
    let given = Given {
        stem: "sheet",
        language: languages[usize::from(choice & 7)],
        mapping: mapping.as_ref(),
    };
    let taken = read(body, &given);
    for found in &taken.diagnostics {
        assert!(!found.message.is_empty() && !found.help.is_empty(), "{found:?}");
        assert!(found.cell.as_ref().is_none_or(|cell| cell.row > 0));
    }
    if let Some(dataset) = taken.dataset {
        let again = claimline::intake::read_json(&to_json(&dataset), "en");
        assert_eq!(again.total.errors, 0, "{:?}", again.diagnostics);
        assert_eq!(again.dataset.expect("sound").claims.len(), dataset.claims.len());
    }
});
