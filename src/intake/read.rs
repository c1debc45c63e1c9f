//! Reads a claims file in JSON.

use super::json::read_tree;
use super::limits;
use super::log::Log;
use super::taken::Taken;

/// Reads a claims file (`claimline/1`, JSON). Texts without a language tag are
/// in the file's `language`, or in `language` where the file names none.
#[must_use]
pub fn read_json(text: &str, language: &str) -> Taken {
    let mut log = Log::default();
    if limits::BYTES.is_passed_by(text.len()) {
        log.error(
            "too-large",
            0,
            &["the file is too large"],
            &["at most ", limits::BYTES.words],
        );
        return nothing(log, text);
    }
    match read_tree(text) {
        Ok(_root) => {
            let _ = language;
            nothing(log, text)
        }
        Err(fault) => {
            log.fault(&fault);
            nothing(log, text)
        }
    }
}

/// Where nothing can be shown.
fn nothing(log: Log, text: &str) -> Taken {
    Taken {
        dataset: None,
        total: log.total(),
        diagnostics: log.into_diagnostics(text, None),
        left_out: 0,
    }
}
