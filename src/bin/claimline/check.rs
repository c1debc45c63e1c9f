//! `claimline check`: every problem of claims files.

use std::path::PathBuf;
use std::process::ExitCode;

use claimline::intake::Totals;
use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::input::{Input, Reading, STANDARD, language};
use crate::report::{self, Format, counts, plural};
use crate::sink::{self, Sink};
use crate::{MISUSE, PROBLEMS};

/// What `check` is told.
#[derive(Args)]
pub(crate) struct CheckArgs {
    /// The claims files, JSON or CSV; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How the problems are written
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Let warnings fail as errors do
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// The mapping file by which sheets are read
    #[arg(long, value_name = "MAPPING")]
    map: Option<PathBuf>,
    /// The language of sheets that name none, as a tag of BCP 47
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    lang: String,
}

/// What fails beside errors.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings fail too
    Warnings,
}

impl Deny {
    /// The exit code of what was counted in a file.
    pub(crate) fn code(deny: Option<Self>, total: Totals) -> u8 {
        let is_denied = deny == Some(Self::Warnings) && total.warnings > 0;
        if total.errors > 0 || is_denied {
            PROBLEMS
        } else {
            0
        }
    }
}

pub(crate) fn run(args: &CheckArgs) -> Result<ExitCode, Failure> {
    let standard = args
        .files
        .iter()
        .filter(|file| file.as_os_str() == STANDARD);
    if standard.count() > 1 {
        let words = "`-` is named twice: standard input can be read but once";
        return Err(Failure::Misuse(words.into()));
    }
    let reading = Reading::new(&args.lang, args.map.as_deref())?;
    let mut printer = Printer {
        sink: Sink::new(),
        format: args.format,
        is_first: true,
    };
    let mut worst = 0;
    let mut all = Totals::default();
    let mut count = 0;
    for file in &args.files {
        let input = match reading.check(file) {
            Ok(input) => input,
            // The others are checked all the same.
            Err(failure) => {
                sink::warn(&failure.to_string());
                worst = MISUSE;
                continue;
            }
        };
        count += 1;
        let total = input.taken.total;
        worst = worst.max(Deny::code(args.deny, total));
        all.errors += total.errors;
        all.warnings += total.warnings;
        all.notices += total.notices;
        printer.input(&input)?;
    }
    printer.end()?;
    if count > 1 {
        printer.summary(&format!("{}: {}\n", plural(count, "file"), counts(all)))?;
    }
    Ok(ExitCode::from(worst))
}

/// Writes what is said of one file after the other.
struct Printer {
    sink: Sink,
    format: Format,
    is_first: bool,
}

impl Printer {
    fn input(&mut self, input: &Input) -> Result<(), Failure> {
        match self.format {
            Format::Human => self.sink.write(&report::human(input, |_| true))?,
            Format::Github => self.sink.write(&report::annotations(input))?,
            Format::Json => {
                for object in report::objects(input) {
                    let start = if self.is_first { "[\n" } else { ",\n" };
                    self.is_first = false;
                    self.sink.write(&[start, &object].concat())?;
                }
            }
        }
        self.summary(&report::summary(input))
    }

    fn end(&mut self) -> Result<(), Failure> {
        if self.format == Format::Json {
            let end = if self.is_first { "[]\n" } else { "\n]\n" };
            self.sink.write(end)?;
        }
        Ok(())
    }

    /// Counts stand below what is counted; but not among what machines read.
    fn summary(&mut self, words: &str) -> Result<(), Failure> {
        if self.format == Format::Human {
            return self.sink.write(words);
        }
        sink::tell(words);
        Ok(())
    }
}
