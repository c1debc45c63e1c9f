//! `cargo xtask bench`: criterion's times, and what weighs how much in the wasm.

use std::fs;

use anyhow::Result;

use crate::dist::{self, Kind, Program};
use crate::step::{cargo, run, step};
use crate::{compress, machine, rooms};

/// Runs the benches and prints the table of sizes.
///
/// # Errors
/// When a bench or the build fails.
pub(crate) fn bench(only_sizes: bool) -> Result<()> {
    machine::wasm_target()?;
    machine::node_packages()?;
    if !only_sizes {
        step("benches", || run(cargo().args(["bench", "--locked"])))?;
    }
    let raw = step("compiling the widget", || {
        dist::compile(Program::Widget, Kind::Published)
    })?;
    step("sizes", || {
        let work = crate::target().join("bound/named");
        fs::create_dir_all(&work)?;
        // The same steps as for publishing, but the functions keep their names.
        dist::bindgen(&raw, &work, &[])?;
        let named = work.join("named.wasm");
        let mut opt = machine::node_tool("wasm-opt");
        opt.args(dist::SHRINK).arg("-g");
        run(opt
            .arg(work.join("claimline_bg.wasm"))
            .arg("-o")
            .arg(&named))?;
        let wasm = fs::read(named)?;
        rooms::print(&rooms::weigh(&wasm)?, compress::brotli(&wasm)?.len());
        Ok(())
    })
}
