//! One statement of the chronology: who said what, in which words, where it
//! was reported, what it is tied to.

use super::fragment::{Colours, spoken, unbroken};
use super::markup::Markup;
use super::passage::to_sentence;
use super::still::Still;
use crate::ledger::Status;
use crate::model::{Claim, ClaimIx, ClaimKind, Day, Quote};
use crate::wording::Message;

/// A list item.
pub(super) fn statement(
    out: &mut Markup,
    still: &Still<'_>,
    ix: ClaimIx,
    day: Day,
    prefix: &str,
    colours: &Colours,
) {
    let claim = still.ledger.claim(ix);
    let id = [prefix, "-c-", &claim.id].concat();
    out.open("li", &[("id", Some(&id))]);
    head(out, still, claim, colours);
    text(out, still, claim, still.ledger.status(ix, day));
    if let Some(quote) = &claim.quote {
        quoted(out, still, quote);
    }
    ties(out, still, ix, day, prefix);
    notes(out, still, ix, day);
    sources(out, still, claim);
    out.close().line();
}

/// The same words apart for those who have no style sheet.
fn apart(out: &mut Markup, by: &str) {
    out.leaf("span", &[("class", Some("cl-sep"))], by);
}

fn head(out: &mut Markup, still: &Still<'_>, claim: &Claim, colours: &Colours) {
    let words = still.words();
    let dataset = still.ledger.dataset();
    let party = claim
        .speakers
        .first()
        .and_then(|one| dataset.speaker(*one).party);
    out.open("p", &[("class", Some("cl-head"))]);
    colours.sign(out, still, party);
    apart(out, " ");
    match &claim.speakers[..] {
        [one] => {
            let (name, lang) = still.pick(&dataset.speaker(*one).name);
            let attributes = [("lang", still.foreign(lang)), ("dir", still.turned(name))];
            out.leaf("b", &attributes, name);
        }
        several => {
            out.leaf("b", &[], &words.speakers(dataset, several));
        }
    }
    let roles = words.roles(dataset, claim);
    if !roles.is_empty() || !claim.via.is_empty() {
        apart(out, ", ");
        out.open("span", &[("class", Some("cl-role"))]);
        for (place, (role, lang)) in roles.iter().enumerate() {
            if place > 0 {
                out.text(" · ");
            }
            let attributes = [("lang", still.foreign(lang)), ("dir", still.turned(role))];
            match attributes {
                [(_, None), (_, None)] => out.text(role),
                _ => out.leaf("span", &attributes, role),
            };
        }
        if !claim.via.is_empty() {
            if !roles.is_empty() {
                out.text(" · ");
            }
            out.text(&words.via(dataset, &claim.via));
        }
        out.close();
    }
    apart(out, " – ");
    let (stance, sign) = match claim.kind {
        ClaimKind::Event => (words.say(Message::Event), ""),
        ClaimKind::Claim => (
            words.stance_of(claim.stance, claim.speakers.len()),
            words.stance_sign(claim.stance),
        ),
    };
    out.open("em", &[]);
    if !sign.is_empty() {
        out.leaf("span", &[("aria-hidden", Some("true"))], sign)
            .text(" ");
    }
    out.text(stance).close().close().line();
}

fn text(out: &mut Markup, still: &Still<'_>, claim: &Claim, status: Status) {
    let words = still.words();
    let (told, lang) = still.pick(&claim.text);
    let figure = words.claimed_figure(still.ledger.dataset(), claim);
    let attributes = [
        ("class", Some("cl-text")),
        ("lang", still.foreign(lang)),
        ("dir", still.turned(told)),
    ];
    out.open("p", &attributes);
    // What does not stand any more is struck through for every reader.
    if status == Status::Struck {
        out.open("s", &[]);
    }
    out.text(told);
    if let Some(figure) = figure {
        let own = words.foreign_words(still.ledger.dataset(), claim);
        let lang = match own {
            Some((_, lang)) => still.foreign(lang),
            None => still.foreign(lang).map(|_| words.tag()),
        };
        // Words may be many; a figure is short.
        let is_short = figure.chars().count() <= 24;
        let figure = if is_short { unbroken(&figure) } else { figure };
        out.text(" ").leaf("b", &[("lang", lang)], &figure);
    }
    if status == Status::Struck {
        out.close();
    }
    out.close().line();
}

/// The speaker's own words, with a translation for readers of another
/// language.
fn quoted(out: &mut Markup, still: &Still<'_>, quote: &Quote) {
    let words = still.words();
    let (own, translation) = words.translated(still.ledger.dataset(), quote);
    let attributes = [("lang", Some(own)), ("dir", still.turned(&quote.exact))];
    out.open("blockquote", &[]);
    out.open("p", &[])
        .leaf("q", &attributes, &quote.exact)
        .close();
    if let Some((text, lang)) = translation {
        out.open("p", &[])
            .text(&words.fill(Message::Labelled, &[words.say(Message::Translation), ""]))
            .leaf("q", &[("lang", Some(lang))], text)
            .close();
    }
    out.close().line();
}

/// What the claim is tied to, both ways.
fn ties(out: &mut Markup, still: &Still<'_>, ix: ClaimIx, day: Day, prefix: &str) {
    let words = still.words();
    let ties = words.ties(still.ledger, ix, day);
    if ties.is_empty() {
        return;
    }
    out.open("ul", &[("class", Some("cl-ties"))]);
    for (verb, other) in ties {
        let target = ["#", prefix, "-c-", &still.ledger.claim(other).id].concat();
        out.open("li", &[]).text(verb).text(" ");
        out.open("a", &[("href", Some(&target))]);
        let claim = still.ledger.claim(other);
        let own = words.foreign_words(still.ledger.dataset(), claim);
        let label = [words.arrow(), &words.tied(still.ledger, other)].concat();
        spoken(out, &label, own.as_slice());
        out.close().close();
    }
    out.close().line();
}

fn notes(out: &mut Markup, still: &Still<'_>, ix: ClaimIx, day: Day) {
    let notes = still.words().notes(still.ledger, ix, day);
    if notes.is_empty() {
        return;
    }
    out.open("p", &[("class", Some("cl-meta"))]);
    for (place, (note, lang)) in notes.iter().enumerate() {
        if place > 0 {
            out.text(" · ");
        }
        let lang = lang.and_then(|lang| still.foreign(lang));
        match lang {
            None => out.text(note),
            Some(_) => out.leaf("span", &[("lang", lang), ("dir", still.turned(note))], note),
        };
    }
    out.close().line();
}

/// Where it was reported: each report with its address, its headline and the
/// archived copy, as far as there are.
fn sources(out: &mut Markup, still: &Still<'_>, claim: &Claim) {
    if claim.sources.is_empty() {
        return;
    }
    let words = still.words();
    let dataset = still.ledger.dataset();
    out.open("p", &[("class", Some("cl-meta"))]);
    out.text(&words.count(Message::Reports, claim.sources.len()));
    for (place, report) in claim.sources.iter().enumerate() {
        let between = match place {
            0 => Message::Labelled,
            _ => Message::Semicolon,
        };
        out.text(&words.fill(between, &["", ""]));
        let source = dataset.source(report.source);
        let name = words.source(dataset, report.source);
        match to_sentence(source, claim, report) {
            Some(address) => link(out, &address, &name),
            None => {
                out.text(&name);
            }
        }
        if let Some(title) = &source.title {
            let (title, picked) = still.pick(title);
            let lang = source.language.as_deref().unwrap_or(picked);
            let attributes = [("lang", still.foreign(lang)), ("dir", still.turned(title))];
            out.text(", ").leaf("cite", &attributes, title);
        }
        if let Some(archive) = &source.archive_url {
            out.text(" (");
            link(out, archive, words.say(Message::Archive));
            out.text(")");
        }
    }
    out.close().line();
}

fn link(out: &mut Markup, address: &str, text: &str) {
    let attributes = [("href", Some(address)), ("rel", Some("noopener"))];
    out.leaf("a", &attributes, text);
}
