//! The static fallback: one piece of HTML that says everything without a
//! program.

use super::markup::Markup;
use super::statement::statement;
use super::still::{Scheme, Still};
use crate::ledger::{Filter, Order};
use crate::model::{Day, Edtf, Form, PartyIx, Precision, Shape};
use crate::paint::{Inlay, to_inline_svg};
use crate::scene::{Layout, Theme, shape_of, sign_path};
use crate::wording::{DateStyle, ForeignWords, Message, foreign_in};

/// How many statements stand before "show all", as in the widget.
const FIRST_CARDS: usize = 6;
/// The narrow chart fits into a page of 320 px.
const NARROW_PX: f64 = 304.0;
/// The wide chart fits into the column of an article.
const WIDE_PX: f64 = 704.0;

/// A dataset as a piece of HTML, to stand inside of `<claim-line>` or alone:
/// question, state of knowledge, chart, chronology with sources and ties,
/// corrections, imprint.
///
/// Complete without scripts and style sheets: no `style` attribute, no `style`
/// element. `fallback.css` makes it look like the widget and shows the wide
/// chart where there is room.
///
/// # Example: the fallback of a small file
/// ```
/// use claimline::intake::read_json;
/// use claimline::ledger::Ledger;
/// use claimline::publish::{Still, fragment};
/// use claimline::wording::IcuLocale;
/// let file = r#"{"format": "claimline/1", "id": "a", "title": "How many?", "claims": []}"#;
/// let ledger = Ledger::new(read_json(file, "en").dataset.unwrap());
/// let locale = IcuLocale::new("en").unwrap();
/// assert!(fragment(&Still::new(&ledger, &locale)).contains("How many?</h2>"));
/// ```
#[must_use]
pub fn fragment(still: &Still<'_>) -> String {
    let words = still.words();
    let prefix = still.prefix();
    let scheme = match still.scheme {
        Scheme::Auto => None,
        Scheme::Light => Some("light"),
        Scheme::Dark => Some("dark"),
    };
    let direction = if words.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    };
    let mut out = Markup::default();
    out.open(
        "article",
        &[
            ("class", Some("claimline-static")),
            ("lang", Some(words.tag())),
            ("dir", Some(direction)),
            ("data-scheme", scheme),
            ("aria-labelledby", Some(&[&prefix, "-h"].concat())),
        ],
    )
    .line();
    let (title, lang) = still.title();
    let attributes = [
        ("id", Some(&*[&prefix, "-h"].concat())),
        ("lang", still.foreign(lang)),
        ("dir", still.turned(title)),
    ];
    out.leaf("h2", &attributes, title).line();
    if still.left_out > 0 {
        let note = words.count(Message::Partial, still.left_out);
        out.leaf("p", &[("class", Some("cl-note"))], &note).line();
    }
    match still.day {
        Some(day) => {
            summary(&mut out, still, day);
            let colours = Colours::of(still);
            chart(&mut out, still, &prefix, &colours);
            legend(&mut out, still, &colours);
            chronology(&mut out, still, day, &prefix, &colours);
        }
        None => {
            let empty = words.say(Message::Empty);
            out.leaf("p", &[("class", Some("cl-note"))], empty).line();
        }
    }
    corrections(&mut out, still, &prefix);
    imprint(&mut out, still);
    out.done()
}

/// The colours of the scheme: those to draw in, and those of dark paper where
/// the page may choose.
pub(super) struct Colours {
    first: Theme,
    dark: Option<Theme>,
}

impl Colours {
    fn of(still: &Still<'_>) -> Self {
        Self {
            first: still.theme(still.scheme == Scheme::Dark),
            dark: (still.scheme == Scheme::Auto).then(|| still.theme(true)),
        }
    }

    /// A party's sign, for the eye alone.
    pub(super) fn sign(&self, out: &mut Markup, still: &Still<'_>, party: Option<PartyIx>) {
        let shape: Shape = shape_of(still.ledger.dataset(), party);
        let (path, is_line) = sign_path(shape);
        let hex = |theme: &Theme| {
            let [r, g, b] = theme.party(party).mark;
            format!("#{r:02x}{g:02x}{b:02x}")
        };
        let plain = hex(&self.first);
        let both = self.dark.as_ref().map(hex);
        let both = both.filter(|dark| *dark != plain);
        let both = both.map(|dark| format!("light-dark({plain},{dark})"));
        out.open(
            "svg",
            &[
                ("class", Some("cl-sign")),
                ("width", Some("12")),
                ("height", Some("12")),
                ("viewBox", Some("0 0 12 12")),
                ("color", Some(&plain)),
                ("aria-hidden", Some("true")),
            ],
        )
        .open(
            "path",
            &[
                ("color", both.as_deref()),
                ("d", Some(path)),
                ("fill", Some(if is_line { "none" } else { "currentColor" })),
                ("stroke", is_line.then_some("currentColor")),
                ("stroke-width", is_line.then_some("2.75")),
            ],
        )
        .close()
        .close();
    }
}

fn summary(out: &mut Markup, still: &Still<'_>, day: Day) {
    out.open("p", &[("class", Some("cl-summary"))]);
    let words = still.words();
    let own = words.foreign_words_known(still.ledger, still.measure, day);
    for run in words.knowledge(still.ledger, still.measure, day) {
        if run.is_strong {
            out.leaf("b", &[], &unbroken(&run.text));
        } else {
            spoken(out, &run.text, &own);
        }
    }
    out.close().line();
}

/// A text, the words of another language marked as such.
pub(super) fn spoken<'t>(out: &mut Markup, text: &'t str, all: &[ForeignWords<'t>]) {
    match foreign_in(text, all) {
        Some((before, found, lang, after)) => {
            spoken(out, before, all);
            out.leaf("span", &[("lang", Some(lang))], found);
            spoken(out, after, all);
        }
        None => {
            out.text(text);
        }
    }
}

/// A figure or a day that no line ends within.
pub(super) fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The chart, narrow for every page, and wide where a style sheet asks for it.
fn chart(out: &mut Markup, still: &Still<'_>, prefix: &str, colours: &Colours) {
    let words = still.words();
    let dataset = still.ledger.dataset();
    let draw = |layout: Layout, width_px: f64| {
        let light = still.scene(&colours.first, layout, width_px)?;
        let dark = colours.dark.as_ref();
        let dark = dark.and_then(|dark| still.scene(dark, layout, width_px));
        Some((light, dark))
    };
    let (Some(measure), Some((narrow, narrow_dark)), Some((wide, wide_dark))) = (
        still.measure.map(|ix| dataset.measure(ix)),
        draw(Layout::Narrow, NARROW_PX),
        draw(Layout::Wide, WIDE_PX),
    ) else {
        return;
    };
    let (label, lang) = still.pick(&measure.label);
    let caption = [prefix, "-f"].concat();
    // No `figure`: browsers set it in from both sides, and phones have no room.
    out.open(
        "div",
        &[
            ("class", Some("cl-chart")),
            ("role", Some("figure")),
            ("aria-labelledby", Some(&caption)),
        ],
    )
    .line()
    .open("p", &[("id", Some(&caption))]);
    out.leaf("b", &[("lang", still.foreign(lang))], label);
    let mut before = " (";
    for more in [&measure.note, &measure.unit].into_iter().flatten() {
        let (more, lang) = still.pick(more);
        out.text(before);
        match still.foreign(lang) {
            None => out.text(more),
            lang => out.leaf("span", &[("lang", lang)], more),
        };
        before = " · ";
    }
    if before != " (" {
        out.text(")");
    }
    out.close().line();
    let sentences: Vec<&str> = narrow.marks.iter().map(|mark| &*mark.sentence).collect();
    let title = words.fill(
        Message::ChartOf,
        &[&words.inline(&measure.label, still.ledger.dataset())],
    );
    let ground = (
        colours.first.background,
        colours.dark.as_ref().map(|dark| dark.background),
    );
    let inlay = Inlay {
        class: "cl-narrow",
        title: (prefix, &title),
        description: Some(&sentences.join("; ")),
        ground,
        is_hidden: false,
    };
    out.html(&to_inline_svg(&narrow, narrow_dark.as_ref(), &inlay))
        .line();
    let inlay = Inlay {
        class: "cl-wide",
        description: None,
        is_hidden: true,
        ..inlay
    };
    out.html(&to_inline_svg(&wide, wide_dark.as_ref(), &inlay))
        .line();
    out.close().line();
}

/// Whose sign is whose.
fn legend(out: &mut Markup, still: &Still<'_>, colours: &Colours) {
    let dataset = still.ledger.dataset();
    let speaks = |party: &PartyIx| {
        dataset.claims.iter().any(|claim| {
            let mut speakers = claim.speakers.iter();
            speakers.any(|ix| dataset.speaker(*ix).party == Some(*party))
        })
    };
    let parties: Vec<PartyIx> = (0..dataset.parties.len())
        .map(PartyIx::at)
        .filter(speaks)
        .collect();
    if parties.len() < 2 {
        return;
    }
    out.open("p", &[("class", Some("cl-parties"))]);
    for (place, party) in parties.into_iter().enumerate() {
        let (name, lang) = still.pick(&dataset.party(party).name);
        if place > 0 {
            out.text(" ");
        }
        out.open("span", &[("lang", still.foreign(lang))]);
        colours.sign(out, still, Some(party));
        // They stay together where a line ends.
        out.text("\u{a0}").text(name).close();
    }
    out.close().line();
}

fn chronology(out: &mut Markup, still: &Still<'_>, day: Day, prefix: &str, colours: &Colours) {
    let words = still.words();
    let groups = still.ledger.groups(day, &Filter::default(), Order::Newest);
    let total: usize = groups.iter().map(|group| group.claims.len()).sum();
    let mut told = 0;
    for group in &groups {
        let mut rest = &group.claims[..];
        while !rest.is_empty() {
            if told == FIRST_CARDS {
                out.open("details", &[]);
                out.leaf("summary", &[], &words.count(Message::ShowAll, total))
                    .line();
            }
            let room = FIRST_CARDS.checked_sub(told).filter(|room| *room > 0);
            let (now, later) = rest.split_at(room.map_or(rest.len(), |room| room.min(rest.len())));
            heading(out, still, group.said);
            out.open("ul", &[]).line();
            for claim in now {
                statement(out, still, *claim, day, prefix, colours);
            }
            out.close().line();
            told += now.len();
            rest = later;
        }
    }
    if total > FIRST_CARDS {
        out.close().line();
    }
}

/// A day, or an imprecise date as it is.
fn heading(out: &mut Markup, still: &Still<'_>, said: &Edtf) {
    let told = still.words().date(said, DateStyle::Heading);
    out.open("h3", &[]);
    match reduced(said) {
        Some(date) => out.leaf("time", &[("datetime", Some(&date))], &told),
        None => out.text(&told),
    };
    out.close().line();
}

/// A date as ISO 8601 writes it, if that can say all of it: a day, a month or a
/// year, without a mark of doubt.
pub(super) fn reduced(date: &Edtf) -> Option<String> {
    let Form::Single(single) = date.form() else {
        return None;
    };
    if single.mark.is_some() || single.first().ymd().0 < 1 {
        return None;
    }
    match single.precision {
        Precision::Day(day) => Some(day.to_iso()),
        Precision::Month(year, month) => Some(format!("{year:04}-{month:02}")),
        Precision::Year(year) => Some(format!("{year:04}")),
        Precision::Season(..) | Precision::Decade(_) | Precision::Century(_) => None,
    }
}

fn corrections(out: &mut Markup, still: &Still<'_>, prefix: &str) {
    let words = still.words();
    let dataset = still.ledger.dataset();
    if dataset.corrections.is_empty() {
        return;
    }
    out.leaf("h3", &[], words.say(Message::Corrections)).line();
    out.open("ul", &[("class", Some("cl-corrections"))]).line();
    for correction in &dataset.corrections {
        let (text, lang) = still.pick(&correction.text);
        let date = words.date(&correction.date, DateStyle::Long);
        let public = correction.claim.filter(|ix| {
            still
                .day
                .is_some_and(|day| still.ledger.public_on(*ix) <= day)
        });
        let date = words.fill(Message::Labelled, &[&date, ""]);
        out.open("li", &[]).text(&date).leaf(
            "span",
            &[("lang", still.foreign(lang)), ("dir", still.turned(text))],
            text,
        );
        if let Some(ix) = public {
            let target = ["#", prefix, "-c-", &dataset.claim(ix).id].concat();
            out.text(" ").leaf(
                "a",
                &[("href", Some(&target))],
                &[words.arrow(), &words.tied(still.ledger, ix)].concat(),
            );
        }
        out.close().line();
    }
    out.close().line();
}

fn imprint(out: &mut Markup, still: &Still<'_>) {
    let notes = still.words().imprint(still.ledger.dataset());
    if notes.is_empty() {
        return;
    }
    out.open("p", &[("class", Some("cl-imprint"))]);
    for (place, (note, lang)) in notes.iter().enumerate() {
        if place > 0 {
            out.leaf("span", &[("class", Some("cl-sep"))], " · ");
        }
        let lang = lang.and_then(|lang| still.foreign(lang));
        out.leaf("span", &[("lang", lang), ("dir", still.turned(note))], note);
    }
    out.close().line();
}
