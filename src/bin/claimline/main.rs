//! `claimline`, the command line: native hands on the library's rooms.
//!
//! Only here are files, standard streams and exit codes: 0 is well, 1 is a
//! problem in what was read, 2 is misuse or a file that cannot be reached.

mod check;
mod convert;
mod excerpt;
mod failure;
mod finder;
mod input;
mod output;
mod progress;
mod raster;
mod render;
mod report;
mod shell;
mod sink;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

use crate::failure::Failure;

/// Exit code of problems in what was read.
pub(crate) const PROBLEMS: u8 = 1;

/// Exit code of misuse, and of files that cannot be read or written.
pub(crate) const MISUSE: u8 = 2;

/// Checks, converts and renders claims files: who claimed what, when, how
/// many, and who says otherwise.
#[derive(Parser)]
#[command(
    name = "claimline",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 all is well, 1 problems in what was read, 2 misuse or a file that cannot be read or written."
)]
struct Cli {
    /// When to colour.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    #[command(subcommand)]
    command: Command,
}

/// When to colour what is printed.
#[derive(Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// In any case
    Always,
    /// Not at all
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Report every problem of claims files, each with its place and the remedy
    Check(check::CheckArgs),
    /// Convert a claims file between JSON and CSV
    Convert(convert::ConvertArgs),
    /// Write the static fallback of a claims file, its JSON-LD, embed codes and social picture
    Render(render::RenderArgs),
    /// Print the JSON Schema of the claims file
    Schema,
    /// Print the completions for a shell
    Completions(shell::CompletionsArgs),
    /// Print the manual page
    Man(shell::ManArgs),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A reader that has gone away needs no help any more.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(MISUSE));
        }
    };
    match cli.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    run(&cli.command).unwrap_or_else(|failure| {
        if let Failure::Mapping(input) = &failure {
            sink::tell(&report::human(input, |_| true));
        }
        sink::warn(&failure.to_string());
        ExitCode::from(MISUSE)
    })
}

fn run(command: &Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Check(args) => check::run(args),
        Command::Convert(args) => convert::run(args),
        Command::Render(args) => render::run(args),
        Command::Schema => {
            sink::print(claimline::publish::schema().as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Completions(args) => shell::completions(args, Cli::command()),
        Command::Man(args) => shell::man(args, Cli::command()),
    }
}
