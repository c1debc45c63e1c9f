//! What the machine must have: found, installed where that is ours to do, or named with the command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::step::{command, output, run, step};

/// The target that the widget is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const MIN_NODE: u32 = 20;

/// Sees to the wasm target.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub(crate) fn wasm_target() -> Result<()> {
    let folder = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    step("adding the target wasm32-unknown-unknown", || {
        run(command("rustup").args(["target", "add", WASM])).context(
            "install rustup (https://rustup.rs), or your system's Rust standard library for wasm32",
        )
    })
}

/// Sees to the source of the standard library, which makes the widget smaller; `false` where it cannot be had.
pub(crate) fn std_source() -> bool {
    let here = || {
        let root = output(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
        Path::new(root.trim())
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    };
    let add = || run(command("rustup").args(["component", "add", "rust-src"]));
    here() || (step("adding the component rust-src", add).is_ok() && here())
}

/// Sees to Node and to the packages in `e2e/`.
///
/// # Errors
/// When Node or npm is missing or too old, or the packages cannot be installed.
pub(crate) fn node_packages() -> Result<()> {
    let version = output(command("node").arg("--version"))
        .context("Node 20 or later is needed: https://nodejs.org, or apt-get install nodejs npm")?;
    let major = version.trim().trim_start_matches('v').split('.').next();
    if major
        .and_then(|m| m.parse().ok())
        .is_none_or(|m: u32| m < MIN_NODE)
    {
        bail!("Node {MIN_NODE} or later is needed, this is {version}");
    }
    let folder = crate::root().join("e2e");
    let lock = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("npm ci", || {
        let quiet = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
        run(command("npm").args(quiet).current_dir(&folder)).context("npm comes with Node")?;
        Ok(fs::write(&stamp, &lock)?)
    })
}

/// A program from `e2e/node_modules`.
pub(crate) fn node_tool(name: &str) -> Command {
    command(crate::root().join("e2e/node_modules/.bin").join(name))
}

/// A browser and its driver.
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) browser: PathBuf,
    /// The chromedriver of the same version.
    pub(crate) driver: PathBuf,
}

/// Finds a browser, or installs it on Debian as root.
///
/// # Errors
/// When there is none and it is not ours to install: the message says how to.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    let packages = "chromium chromium-driver";
    if !Path::new("/etc/debian_version").exists() {
        bail!(
            "Chromium (or Chrome) and its chromedriver are needed: install both, or name them in CHROMIUM and CHROMEDRIVER"
        );
    }
    if output(command("id").arg("-u"))?.trim() != "0" {
        bail!(
            "Chromium and its chromedriver are needed: sudo apt-get update && sudo apt-get install {packages}"
        );
    }
    step("installing chromium and chromium-driver", || {
        run(command("apt-get").args(["update", "-qq"]))?;
        let mut install = command("apt-get");
        install.args(["install", "-y", "-qq", "--no-install-recommends"]);
        run(install
            .args(packages.split(' '))
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null()))
    })?;
    find_browser().context("chromium was installed, but is not on PATH")
}

fn find_browser() -> Option<Browser> {
    let browsers = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    Some(Browser {
        browser: find("CHROMIUM", &browsers)?,
        driver: find("CHROMEDRIVER", &["chromedriver"])?,
    })
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}
