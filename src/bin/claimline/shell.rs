//! Completions for shells, and the manual page.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::failure::Failure;
use crate::sink;

/// Print the completions for a shell.
#[derive(Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Print the manual page.
#[derive(Args)]
pub(crate) struct ManArgs {
    /// The page of this subcommand alone
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

pub(crate) fn completions(
    args: &CompletionsArgs,
    mut command: Command,
) -> Result<ExitCode, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut command, "claimline", &mut out);
    sink::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn man(args: &ManArgs, mut command: Command) -> Result<ExitCode, Failure> {
    command.build();
    let page = match &args.of {
        None => command,
        Some(of) => match command.find_subcommand(of) {
            Some(found) => found.clone(),
            None => return Err(Failure::Misuse(format!("there is no command `{of}`"))),
        },
    };
    let mut out = Vec::new();
    let written = clap_mangen::Man::new(page).render(&mut out);
    written.map_err(|error| Failure::Unwritable {
        name: "the manual page".into(),
        error,
    })?;
    sink::print(&out)?;
    Ok(ExitCode::SUCCESS)
}
