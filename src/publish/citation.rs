//! A claim as plain text, to be quoted elsewhere.

use crate::ledger::Ledger;
use crate::model::{ClaimIx, Day, Report};
use crate::wording::{DateStyle, Message, Words};

/// Who said what, when, in which words, where it was reported, and the address
/// that leads back; a line each, in the words of the reader's language. As
/// known on `day`: what was withdrawn by then says so.
#[must_use]
pub fn citation(
    words: &Words<'_>,
    ledger: &Ledger,
    ix: ClaimIx,
    day: Day,
    address: &str,
) -> String {
    let claim = ledger.claim(ix);
    let mut lines = words.mark_sentence(ledger, ix, day);
    let mut add = |line: &str| {
        lines.push('\n');
        lines.push_str(line);
    };
    add(&words.inline(&claim.text, ledger.dataset()));
    if let Some(quote) = &claim.quote {
        add(&words.quoted(&quote.exact));
    }
    for report in &claim.sources {
        let report = reported(words, ledger, report);
        add(&words.fill(Message::ReportedBy, &[&report]));
    }
    add(address);
    lines
}

/// A report: its outlet and agencies, headline, day and address.
fn reported(words: &Words<'_>, ledger: &Ledger, report: &Report) -> String {
    let dataset = ledger.dataset();
    let source = dataset.source(report.source);
    let title = source.title.as_ref();
    let published = source.published.as_ref();
    let further = [
        title.map(|title| words.quoted(words.pick(title, dataset).0)),
        published.map(|date| words.date(date, DateStyle::Medium)),
        source.url.clone(),
    ];
    let mut told = words.source(dataset, report.source);
    for part in further.into_iter().flatten() {
        told = words.fill(Message::Comma, &[&told, &part]);
    }
    told
}
