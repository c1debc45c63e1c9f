//! The project's commands: `cargo xtask preview | dist | test | bench | serve | with`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

mod bench;
mod budget;
mod compress;
mod dist;
mod glue;
mod machine;
mod names;
mod order;
mod rooms;
mod serve;
mod step;
mod suite;
mod tools;
mod words;

const USAGE: &str = "\
cargo xtask <command>

  preview [--port N]          build everything and serve the demo page on localhost
  dist [--out DIR] [--trap]   build the files to publish (default: dist/)
  test [--all]                every check and test; --all adds the trunk build and the wasm-pack run
  e2e [FILTER…]               only the end-to-end tests, on what is already built
  bench [--sizes]             criterion benches and the table of sizes; --sizes: only the table
  serve [--port N] [DIR]      serve a folder (default: dist/) as the preview does
  with COMMAND…               run a command (trunk serve, wasm-pack …) with the pinned tools on PATH
";

fn main() -> ExitCode {
    if let Some(done) = tools::act_as_tool() {
        return done;
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<()> {
    let mut words = words.iter().map(String::as_str);
    let command = words.next().unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    match command {
        "preview" => {
            let port = port(&rest)?;
            let out = root().join("dist");
            dist::build(&out, dist::Kind::Published)?;
            serve::serve(&out, port)
        }
        "dist" => {
            let kind = if rest.contains(&"--trap") {
                dist::Kind::Trap
            } else {
                dist::Kind::Published
            };
            let out = match value(&rest, "--out")? {
                Some(out) => std::env::current_dir()?.join(out),
                None => default_out(kind),
            };
            dist::build(&out, kind)
        }
        "test" => suite::test(rest.contains(&"--all")),
        "e2e" => suite::end_to_end(&rest),
        "bench" => bench::bench(rest.contains(&"--sizes")),
        "serve" => {
            let port = port(&rest)?;
            let dir = rest
                .iter()
                .enumerate()
                .find(|(i, word)| !word.starts_with("--") && (*i == 0 || rest[i - 1] != "--port"))
                .map_or_else(|| root().join("dist"), |(_, dir)| PathBuf::from(dir));
            serve::serve(&dir, port)
        }
        "with" => tools::run_with(&rest),
        "" | "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("no command {other:?}\n\n{USAGE}"),
    }
}

/// The folder of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// Cargo's target folder.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |dir| root().join(dir))
}

fn default_out(kind: dist::Kind) -> PathBuf {
    match kind {
        dist::Kind::Published => root().join("dist"),
        dist::Kind::Trap => target().join("dist-trap"),
    }
}

fn value<'a>(words: &[&'a str], flag: &str) -> Result<Option<&'a str>> {
    let Some(at) = words.iter().position(|word| *word == flag) else {
        return Ok(None);
    };
    match words.get(at + 1) {
        Some(value) => Ok(Some(value)),
        None => bail!("{flag} needs a value"),
    }
}

fn port(words: &[&str]) -> Result<u16> {
    match value(words, "--port")? {
        Some(port) => port
            .parse()
            .map_err(|_| anyhow::anyhow!("--port takes a number up to 65535, not {port:?}")),
        None => Ok(8080),
    }
}
