//! A claim as plain text, to be quoted elsewhere.

use crate::ledger::{Column, Ledger, Status};
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
    let dataset = ledger.dataset();
    let claim = ledger.claim(ix);
    let speakers = claim.speakers.iter();
    let names: Vec<String> = speakers
        .map(|speaker| words.speaker_of(dataset, *speaker))
        .collect();
    let mut who = words.list(&names);
    if !claim.via.is_empty() {
        let via = words.via(dataset, &claim.via);
        who = words.fill(Message::Comma, &[&who, &via]);
    }
    let mut act = words.cell(ledger, ix, Column::Stance);
    if let Some(figure) = words.claimed_figure(dataset, claim) {
        act.push_str(": ");
        act.push_str(&figure);
    }
    if ledger.status(ix, day) == Status::Struck {
        let struck = words.struck(ledger, ix, day);
        act = words.fill(Message::Semicolon, &[&act, &struck]);
    }
    let text = words.inline(&claim.text, dataset);
    let what = words.fill(Message::Bracketed, &[&text, &act]);
    let date = words.date(&claim.said, DateStyle::Long);
    let mut lines = vec![words.fill(Message::MarkSentence, &[&date, &who, &what])];
    lines.extend(claim.quote.iter().map(|quote| words.quoted(&quote.exact)));
    for report in &claim.sources {
        let report = reported(words, ledger, report);
        lines.push(words.fill(Message::ReportedBy, &[&report]));
    }
    if !address.is_empty() {
        lines.push(address.into());
    }
    lines.join("\n")
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
