//! `cargo xtask test`: every check, in the order in which it is cheapest to fail.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::dist::{self, Kind};
use crate::step::{cargo, command, run, step};
use crate::{default_out, machine, tools};

/// Runs everything; `all` adds what needs trunk and wasm-pack.
///
/// # Errors
/// At the first check that fails.
pub(crate) fn test(all: bool) -> Result<()> {
    let start = Instant::now();
    machine::wasm_target()?;
    machine::node_packages()?;
    let browser = machine::browser()?;
    step("formatting", || {
        run(cargo().args(["fmt", "--all", "--check"]))
    })?;
    step("clippy", || {
        let strict = ["--", "-D", "warnings"];
        run(cargo()
            .args([
                "clippy",
                "--locked",
                "--workspace",
                "--all-targets",
                "--features",
                "claimline/cli",
            ])
            .args(strict))?;
        let wasm = [
            "clippy",
            "--locked",
            "--target",
            machine::WASM,
            "--lib",
            "--bins",
            "--tests",
        ];
        run(cargo().args(wasm).args(strict))?;
        run(cargo().args(wasm).args(["--features", "trap"]).args(strict))?;
        // Each program of the page by itself: what it leaves out must not be missed.
        for program in ["widget", "desk", "press"] {
            let alone = ["clippy", "--locked", "--target", machine::WASM, "--lib"];
            let features = ["--no-default-features", "--features", program];
            run(cargo().args(alone).args(features).args(strict))?;
        }
        Ok(())
    })?;
    step("documentation", || {
        for target in [None, Some(machine::WASM)] {
            let mut doc = cargo();
            doc.args(["doc", "--locked", "--no-deps", "--lib"]);
            match target {
                Some(target) => doc.args(["--target", target, "--features", "desk,press"]),
                None => doc.args(["--features", "cli"]),
            };
            run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
        }
        Ok(())
    })?;
    step("native tests", || {
        run(cargo().args([
            "test",
            "--locked",
            "--workspace",
            "--features",
            "claimline/cli",
        ]))
    })?;
    step("browser tests", || {
        let mut test = cargo();
        test.args([
            "test",
            "--locked",
            "--target",
            machine::WASM,
            "--test",
            "browser",
            "--test",
            "browser_locale",
        ]);
        test.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools::test_runner()?,
        );
        run(test
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
    })?;
    for kind in [Kind::Published, Kind::Trap] {
        dist::build(&default_out(kind), kind)?;
    }
    step("end-to-end tests", || end_to_end(&[]))?;
    if all {
        with_other_tools(&browser)?;
    }
    println!(
        "\nEverything passed in {:.0} s.",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Runs the end-to-end tests on what is built: all, or the files whose name has one of the words.
///
/// # Errors
/// When a test fails, or nothing is built yet.
pub(crate) fn end_to_end(words: &[&str]) -> Result<()> {
    machine::node_packages()?;
    let browser = machine::browser()?;
    for kind in [Kind::Published, Kind::Trap] {
        if !default_out(kind).join("claimline.js").is_file() {
            dist::build(&default_out(kind), kind)?;
        }
    }
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(crate::root().join("e2e"))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let wanted = words.is_empty() || words.iter().any(|word| name.contains(word));
        if name.ends_with(".test.mjs") && wanted {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("no end-to-end test is named so");
    }
    files.sort();
    // The fallback is rendered by the command line.
    run(cargo().args([
        "build",
        "--locked",
        "--features",
        "cli",
        "--bin",
        "claimline",
    ]))?;
    let mut node = command("node");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]);
    node.args(files).env("CHROMIUM", browser.browser);
    node.env("CLAIMLINE_DIST", default_out(Kind::Published));
    node.env(
        "CLAIMLINE_BIN",
        crate::target().join("debug").join("claimline"),
    );
    run(node.env("CLAIMLINE_DIST_TRAP", default_out(Kind::Trap)))
}

/// What people of the ecosystem will try first: it has to work too.
fn with_other_tools(browser: &machine::Browser) -> Result<()> {
    tools::trunk()?;
    tools::wasm_pack()?;
    let path = tools::path()?;
    step("trunk build", || {
        let out = crate::target().join("trunk");
        let mut trunk = command("trunk");
        trunk
            .args(["build", "--offline", "--locked", "--dist"])
            .arg(&out);
        run(trunk.env("PATH", &path))?;
        let page = fs::read_to_string(out.join("index.html"))?;
        if !page.contains("claimline-page") || !out.join("claimline.js").is_file() {
            bail!("trunk built a page without the widget");
        }
        let mut node = command("node");
        node.args(["--test", "--test-reporter=spec", "e2e/trunk.check.mjs"]);
        run(node
            .env("CHROMIUM", &browser.browser)
            .env("CLAIMLINE_TRUNK", &out))
    })?;
    step("wasm-pack test", || {
        let mut pack = command("wasm-pack");
        pack.args([
            "test",
            "--mode",
            "no-install",
            "--headless",
            "--chrome",
            "--chromedriver",
        ]);
        pack.arg(&browser.driver)
            .args(["--", "--locked", "--test", "browser"]);
        run(pack
            .env("PATH", &path)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
    })
}
