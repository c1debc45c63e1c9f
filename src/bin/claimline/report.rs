//! Diagnostics as people, machines and build servers read them.

use core::fmt::Write;

use anstyle::{AnsiColor, Style};
use claimline::intake::{Diagnostic, Place, Severity, Totals};
use clap::ValueEnum;

use crate::excerpt::Excerpt;
use crate::finder::Finder;
use crate::input::Input;

/// How diagnostics are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: each problem with its row and the place marked
    Human,
    /// For machines: one array of objects
    Json,
    /// For GitHub Actions: annotations of the files
    Github,
}

/// A diagnostic's cell, where it has one: its row, and its column's name unless
/// it stands above all columns.
fn cell(diagnostic: &Diagnostic) -> Option<(u32, Option<&str>)> {
    let cell = diagnostic.cell.as_ref()?;
    Some((
        cell.row,
        Some(&*cell.field).filter(|field| !field.is_empty()),
    ))
}

/// The same in words.
fn cell_words(diagnostic: &Diagnostic) -> Option<String> {
    let (row, field) = cell(diagnostic)?;
    Some(match field {
        Some(field) => format!("row {row}, {field}"),
        None => format!("row {row}"),
    })
}

fn color(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(color.into())).bold()
}

/// Writes diagnostics as a compiler does, with the rows they are about.
pub(crate) fn human(input: &Input, keep: impl Fn(Severity) -> bool) -> String {
    let mut out = String::new();
    let mut finder = Finder::new(&input.bytes);
    for diagnostic in &input.taken.diagnostics {
        if keep(diagnostic.severity) {
            one(&mut out, input, diagnostic, &mut finder);
        }
    }
    out
}

fn one(out: &mut String, input: &Input, diagnostic: &Diagnostic, finder: &mut Finder<'_>) {
    let bold = Style::new().bold();
    let blue = color(AnsiColor::Blue);
    let tone = color(match diagnostic.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Notice => AnsiColor::Cyan,
    });
    let severity = diagnostic.severity.name();
    let code = diagnostic.code;
    let message = &diagnostic.message;
    let _ = writeln!(
        out,
        "{tone}{severity}[{code}]{tone:#}{bold}: {message}{bold:#}"
    );

    let place = diagnostic.place;
    let gutter = place.map_or(1, |place| place.line.to_string().len());
    let _ = write!(out, "{:gutter$}{blue}-->{blue:#} {}", "", input.name);
    if let Some(Place { line, column }) = place {
        let _ = write!(out, ":{line}:{column}");
    }
    if let Some(words) = cell_words(diagnostic) {
        let _ = write!(out, " ({words})");
    } else if let Some(pointer) = &diagnostic.pointer
        && !pointer.is_empty()
    {
        let _ = write!(out, " ({pointer})");
    }
    out.push('\n');
    if let Some(place) = place
        && !input.bytes.is_empty()
    {
        let at = finder.find(place);
        let sheet = cell(diagnostic).is_some();
        let excerpt = Excerpt::around(&input.bytes, at, sheet);
        let line = place.line;
        let row = &excerpt.row;
        let _ = writeln!(out, "{:gutter$} {blue}|{blue:#}", "");
        let _ = writeln!(out, "{blue}{line} |{blue:#} {row}");
        let marks = "^".repeat(excerpt.width);
        let indent = excerpt.indent;
        let _ = writeln!(
            out,
            "{:gutter$} {blue}|{blue:#} {:indent$}{tone}{marks}{tone:#}",
            "", ""
        );
    }
    if !diagnostic.help.is_empty() {
        let help = &diagnostic.help;
        let _ = writeln!(
            out,
            "{:gutter$} {blue}={blue:#} {bold}help{bold:#}: {help}",
            ""
        );
    }
    out.push('\n');
}

/// Writes diagnostics as objects, each on a line of its own, to stand in an
/// array.
pub(crate) fn objects(input: &Input) -> Vec<String> {
    input
        .taken
        .diagnostics
        .iter()
        .map(|diagnostic| object(input, diagnostic))
        .collect()
}

fn object(input: &Input, diagnostic: &Diagnostic) -> String {
    let mut out = String::from("{");
    let mut text = |key: &str, value: Option<&str>| {
        if let Some(value) = value {
            let separator = if out.len() > 1 { "," } else { "" };
            let value = serde_json::Value::from(value);
            let _ = write!(out, "{separator}\"{key}\":{value}");
        }
    };
    text("file", Some(input.path.as_deref().unwrap_or("-")));
    text("severity", Some(diagnostic.severity.name()));
    text("code", Some(diagnostic.code));
    text("message", Some(&diagnostic.message));
    text(
        "help",
        Some(&diagnostic.help)
            .filter(|help| !help.is_empty())
            .map(String::as_str),
    );
    text("pointer", diagnostic.pointer.as_deref());
    if let Some(Place { line, column }) = diagnostic.place {
        let _ = write!(out, ",\"line\":{line},\"column\":{column}");
    }
    if let Some((row, field)) = cell(diagnostic) {
        let _ = write!(out, ",\"row\":{row}");
        if let Some(field) = field.map(serde_json::Value::from) {
            let _ = write!(out, ",\"field\":{field}");
        }
    }
    out.push('}');
    out
}

/// Writes diagnostics as the commands that GitHub Actions shows beside the
/// lines of a file.
pub(crate) fn annotations(input: &Input) -> String {
    let mut out = String::new();
    for diagnostic in &input.taken.diagnostics {
        let mut properties = Vec::new();
        if let Some(path) = &input.path {
            properties.push(["file=", &property(path)].concat());
        }
        if let Some(Place { line, column }) = diagnostic.place {
            properties.push(format!("line={line}"));
            properties.push(format!("col={column}"));
        }
        properties.push(["title=", &property(diagnostic.code)].concat());
        let mut message = diagnostic.message.clone();
        if let Some(words) = cell_words(diagnostic) {
            let _ = write!(message, " ({words})");
        }
        if !diagnostic.help.is_empty() {
            message.push('\n');
            message.push_str(&diagnostic.help);
        }
        let severity = diagnostic.severity.name();
        let properties = properties.join(",");
        let _ = writeln!(out, "::{severity} {properties}::{}", data(&message));
    }
    out
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The last word on a file: what was counted in it.
pub(crate) fn summary(input: &Input) -> String {
    let taken = &input.taken;
    let mut out = [&input.name, ": ", &counts(taken.total)].concat();
    match taken.claims {
        Some(claims) => {
            let _ = write!(out, "; {}", plural(claims, "claim"));
            if taken.left_out > 0 {
                let _ = write!(out, ", {} left out", taken.left_out);
            }
        }
        None => out.push_str("; nothing of it can be shown"),
    }
    let Totals {
        errors,
        warnings,
        notices,
    } = taken.total;
    let all = errors + warnings + notices;
    let shown = taken.diagnostics.len();
    if shown < all {
        let _ = write!(out, " ({shown} of {all} problems are shown)");
    }
    out.push('\n');
    out
}

/// Problems by their severity, in words.
pub(crate) fn counts(total: Totals) -> String {
    let all = [
        (total.errors, "error"),
        (total.warnings, "warning"),
        (total.notices, "notice"),
    ];
    let parts: Vec<String> = all
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| plural(count, noun))
        .collect();
    if parts.is_empty() {
        "no problems".into()
    } else {
        parts.join(", ")
    }
}

/// "1 claim", "2 claims".
pub(crate) fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
