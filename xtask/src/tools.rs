//! The pinned tools: wasm-bindgen and its test runner are this very program under another name; trunk and
//! wasm-pack are installed into the target folder when asked for.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::step::{cargo, command, run, step};

const BINDGEN: &str = "wasm-bindgen";
const RUNNER: &str = "wasm-bindgen-test-runner";
const TRUNK: &str = "0.21.14";
const WASM_PACK: &str = "0.15.1";

/// When this program was called as one of the tools: does its work.
pub(crate) fn act_as_tool() -> Option<ExitCode> {
    let words: Vec<OsString> = std::env::args_os().collect();
    let name = Path::new(words.first()?).file_stem()?.to_str()?;
    let done = match name {
        BINDGEN => wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(words),
        RUNNER => wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(words),
        _ => return None,
    };
    Some(match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:?}");
            ExitCode::FAILURE
        }
    })
}

/// Runs wasm-bindgen in this process.
///
/// # Errors
/// Those of wasm-bindgen.
pub(crate) fn wasm_bindgen(words: &[&std::ffi::OsStr]) -> Result<()> {
    let words = std::iter::once(std::ffi::OsStr::new(BINDGEN)).chain(words.iter().copied());
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(words)
}

fn folder() -> PathBuf {
    crate::target().join("tools/bin")
}

/// The test runner's path.
///
/// # Errors
/// When it cannot be put there.
pub(crate) fn test_runner() -> Result<PathBuf> {
    let this = std::env::current_exe()?;
    fs::create_dir_all(folder())?;
    for name in [BINDGEN, RUNNER] {
        let tool = folder().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        // A copy, not a link: cargo may put a new xtask in this one's place while the tool runs.
        let fresh = folder().join(format!("{name}.{}", std::process::id()));
        fs::copy(&this, &fresh)?;
        fs::rename(&fresh, &tool)?;
    }
    Ok(folder().join(RUNNER))
}

/// The PATH with our tools first.
///
/// # Errors
/// When the tools cannot be put there.
pub(crate) fn path() -> Result<OsString> {
    test_runner()?;
    let old = std::env::var_os("PATH").unwrap_or_default();
    let npm = crate::root().join("e2e/node_modules/.bin");
    let all = [folder(), npm]
        .into_iter()
        .chain(std::env::split_paths(&old));
    Ok(std::env::join_paths(all)?)
}

/// Installs trunk, if its pinned version is missing.
///
/// # Errors
/// Those of the installation.
pub(crate) fn trunk() -> Result<()> {
    install("trunk", TRUNK, &["--no-default-features"])
}

/// Installs wasm-pack, if its pinned version is missing.
///
/// # Errors
/// Those of the installation.
pub(crate) fn wasm_pack() -> Result<()> {
    install("wasm-pack", WASM_PACK, &[])
}

fn install(name: &str, version: &str, flags: &[&str]) -> Result<()> {
    let found = |program: &Path| {
        command(program)
            .arg("--version")
            .output()
            .is_ok_and(|answer| {
                String::from_utf8_lossy(&answer.stdout)
                    .split_whitespace()
                    .any(|word| word == version)
            })
    };
    if found(&folder().join(name)) || found(Path::new(name)) {
        return Ok(());
    }
    step(
        &format!("installing {name} {version} (some minutes, once)"),
        || {
            let tools = crate::target().join("tools");
            let mut install = cargo();
            install.args([
                "install",
                "--locked",
                "--debug",
                "--quiet",
                "--version",
                version,
            ]);
            install.args(flags).arg(name).arg("--root").arg(&tools);
            // A folder of its own: two workspaces in one target folder clash.
            run(install
                .env("CARGO_TARGET_DIR", tools.join("build"))
                .env("CARGO_PROFILE_DEV_DEBUG", "0"))
        },
    )
}

/// Runs a command with the pinned tools on PATH; installs trunk or wasm-pack if it is one of them.
///
/// # Errors
/// Those of the installation or of the command.
pub(crate) fn run_with(words: &[&str]) -> Result<()> {
    let (program, rest) = words.split_first().context("with what? e.g. trunk serve")?;
    match *program {
        "trunk" => trunk()?,
        "wasm-pack" => wasm_pack()?,
        "" => bail!("with what? e.g. trunk serve"),
        _ => {}
    }
    crate::machine::wasm_target()?;
    let path = path()?;
    // Found by the PATH it gets, not by ours.
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
        .with_context(|| format!("{program} is not on PATH"))?;
    run(command(found).args(rest).env("PATH", &path))
}
