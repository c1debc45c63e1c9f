//! `claimline convert`: claims files from JSON to CSV and back.

use core::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use claimline::intake::Severity;
use claimline::publish::{Loss, to_csv, to_json};
use clap::{Args, ValueEnum};

use crate::PROBLEMS;
use crate::failure::Failure;
use crate::input::{Reading, language};
use crate::output::Output;
use crate::progress::Progress;
use crate::report::{self, plural};
use crate::sink;

/// What `convert` is told.
#[derive(Args)]
pub(crate) struct ConvertArgs {
    /// The claims file to read, JSON or CSV; `-` is standard input
    #[arg(value_name = "IN")]
    from: PathBuf,
    /// The file to write, `.json` or `.csv`; `-` is standard output
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// The format to write, where the name of OUT does not tell
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Option<To>,
    /// The mapping file by which a sheet is read
    #[arg(long, value_name = "MAPPING")]
    map: Option<PathBuf>,
    /// The language of a sheet that names none, as a tag of BCP 47
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    lang: String,
    /// Overwrite OUT
    #[arg(long)]
    force: bool,
    /// Write the sound claims even where others are left out because of errors
    #[arg(long)]
    partial: bool,
    /// Write nothing if there is any of this
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Vec<Denied>,
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// Complete
    Json,
    /// One row a claim, for spreadsheets
    Csv,
}

/// What keeps the output from being written, beside errors.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    /// Warnings about what is read
    Warnings,
    /// Whatever the format written cannot hold
    Losses,
}

impl To {
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

pub(crate) fn run(args: &ConvertArgs) -> Result<ExitCode, Failure> {
    let Some(to) = args.to.or_else(|| To::of(&args.out)) else {
        let words = format!(
            "cannot tell from `{}` what to write: name a .json or .csv file, or say --to json or --to csv",
            args.out.display()
        );
        return Err(Failure::Misuse(words));
    };
    let output = Output::new(&args.out, args.force)?;
    let reading = Reading::new(&args.lang, args.map.as_deref())?;
    let input = reading.open(&args.from)?;
    let total = input.taken.total;
    sink::tell(&report::human(&input, |severity| {
        severity != Severity::Notice
    }));
    if total.errors + total.warnings + total.notices > 0 {
        sink::tell(&report::summary(&input));
    }
    let denies = |what| args.deny.contains(&what);
    let Some(dataset) = &input.taken.dataset else {
        return Ok(refuse("nothing was written"));
    };
    if total.errors > 0 && !args.partial {
        return Ok(refuse(
            "nothing was written: mend the errors, or take the sound claims alone with --partial",
        ));
    }
    if total.warnings > 0 && denies(Denied::Warnings) {
        return Ok(refuse("nothing was written: warnings are denied"));
    }
    let progress = Progress::start(format!("writing {}", args.out.display()));
    let (text, losses) = match to {
        To::Csv => to_csv(dataset),
        To::Json => (to_json(dataset) + "\n", Vec::new()),
    };
    drop(progress);
    sink::tell(&notices(&losses));
    if !losses.is_empty() && denies(Denied::Losses) {
        return Ok(refuse("nothing was written: losses are denied"));
    }
    output.write(text.as_bytes())?;
    let code = if total.errors > 0 { PROBLEMS } else { 0 };
    Ok(ExitCode::from(code))
}

fn refuse(words: &str) -> ExitCode {
    sink::tell(&format!("claimline: {words}\n"));
    ExitCode::from(PROBLEMS)
}

/// A notice for each thing that is lost, and how many there are.
fn notices(losses: &[Loss]) -> String {
    let tone = Style::new().fg_color(Some(AnsiColor::Cyan.into())).bold();
    let mut out = String::new();
    for loss in losses {
        let _ = writeln!(out, "{tone}notice[loss]{tone:#}: {loss}");
    }
    if !losses.is_empty() {
        let count = plural(losses.len(), "thing");
        let _ = writeln!(
            out,
            "{count} of this file cannot stand in CSV: keep the JSON too"
        );
    }
    out
}
