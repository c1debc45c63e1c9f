//! The command line: claims files rendered for the page, natively.

mod failure;
mod raster;
mod render;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Who claimed what, when, how many, and who says otherwise.
#[derive(Parser)]
#[command(version, about)]
struct Hands {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Render(render::RenderArgs),
}

fn main() -> ExitCode {
    let done = match Hands::parse().command {
        Command::Render(args) => render::run(&args),
    };
    done.unwrap_or_else(|failure| {
        eprintln!("claimline: {failure}");
        ExitCode::FAILURE
    })
}
