//! Builds the published files.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use sha2::{Digest, Sha256};

use crate::compress::sha384;
use crate::step::{cargo, output, run, step};
use crate::{budget, compress, glue, machine, names, order, tools, words};

/// What is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What is published.
    Published,
    /// The same with the feature `trap`, for the tests of what a panic does to a page.
    Trap,
}

/// The programs of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    /// What every reader has.
    Widget,
    /// What is fetched when a file is no sound JSON: it reads all kinds of files and tells what is wrong with them.
    Desk,
    /// What the editors' page makes sheets and static fallbacks with.
    Press,
}

impl Program {
    /// How the names of its files begin.
    fn name(self) -> &'static str {
        match self {
            Self::Widget => "claimline",
            Self::Desk => "desk",
            Self::Press => "press",
        }
    }
}

/// What the widget is written for; newer syntax than these know is rewritten.
const BROWSERS: &str = "--target=chrome111,firefox113,safari16.4";
/// What a page's script takes from the loader comes from the published one, which knows the programs.
const LOADER: &str = "--external:*/claimline.js";
/// Tells the loader that its files have names and digests.
const PUBLISHED: &str = "--define:import.meta.published=true";
/// The line of the loader that takes the names and digests.
const FILES: &str = "const FILES = null;";
/// The name of the script behind the footer's buttons.
const FOOTER: &str = "footer";
/// The line of the editors' page behind which its policy is put.
const CHARSET: &str = r#"<meta charset="utf-8">"#;
/// What the editors' page may do: Trunk's own script would not start under it.
const POLICY: &str = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src *; img-src data:; base-uri 'none'; form-action 'none'">"#;
/// Copied as they are.
const PLAIN: [&str; 7] = [
    "claimline-1.schema.json",
    "claimline.d.ts",
    "embed.html",
    "embed.css",
    "fallback.css",
    "demo.css",
    "editor.css",
];

/// Builds everything into `out`.
///
/// # Errors
/// When a step fails, or the result is too heavy.
pub(crate) fn build(out: &Path, kind: Kind) -> Result<()> {
    machine::wasm_target()?;
    machine::node_packages()?;
    // Shrinking takes as long as compiling, and one core: each program is shrunk while the next is compiled.
    let programs = thread::scope(|scope| -> Result<Vec<Bound>> {
        let mut bound = Vec::new();
        for program in [Program::Widget, Program::Desk, Program::Press] {
            let name = program.name();
            let raw = step(&format!("compiling {name}"), || compile(program, kind))?;
            bound.push(scope.spawn(move || {
                bind(program, kind, &raw).with_context(|| format!("binding {name}"))
            }));
        }
        step("binding and shrinking", || {
            let joined = bound.into_iter().map(|one| one.join());
            joined
                .map(|one| one.map_err(|_| anyhow!("binding panicked"))?)
                .collect()
        })
    })?;
    step("writing the files", || write(out, &programs))?;
    match kind {
        Kind::Published => step("weighing", || budget::check(out)),
        Kind::Trap => Ok(()),
    }
}

/// Writes everything into a new folder beside the old one, so that nobody is ever served half of it.
fn write(out: &Path, programs: &[Bound]) -> Result<()> {
    let ours = out.join("integrity.json").is_file();
    if out.exists() && !ours && fs::read_dir(out)?.next().is_some() {
        bail!(
            "{} holds something else: name an empty folder, or a new one",
            out.display()
        );
    }
    let fresh = out.with_extension(format!("new-{}", std::process::id()));
    fs::create_dir_all(&fresh)?;
    let written = write_programs(&fresh, programs)
        .and_then(|()| write_pages(&fresh))
        .and_then(|()| compress::compress_folder(&fresh));
    if let Err(error) = written {
        fs::remove_dir_all(&fresh)?;
        return Err(error);
    }
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::rename(&fresh, out)?;
    println!("  {}", out.display());
    Ok(())
}

/// How the standard library is compiled anew for the widget: for size, and with panics that stop at once. The
/// loader sees a panic as the trap it ends in; messages and places would never be shown. Half the stack that the
/// linker would give is far more than any story needs, and addresses behind it are shorter.
const SMALL_STD: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];
const SMALL_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Clink-arg=-zstack-size=524288";

/// Compiles a program of the library as a `cdylib`: naming that in the manifest would switch link-time optimisation off.
pub(crate) fn compile(program: Program, kind: Kind) -> Result<PathBuf> {
    let folder = crate::target().join("small");
    let features = match (program, kind) {
        (Program::Widget, Kind::Published) => "widget",
        (Program::Widget, Kind::Trap) => "widget,trap",
        (Program::Desk, _) => "desk",
        (Program::Press, _) => "press",
    };
    let mut rustc = cargo();
    rustc.args([
        "rustc",
        "--locked",
        "--release",
        "--lib",
        "--crate-type",
        "cdylib",
    ]);
    rustc.args(["--target", machine::WASM]);
    rustc.args(["--no-default-features", "--features", features]);
    if machine::std_source() {
        // The flags are not stable yet; the compiler that the project names takes them with this.
        rustc.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
        rustc.env("RUSTFLAGS", SMALL_FLAGS);
    } else {
        println!(
            "  without the source of the standard library the widget is about a sixth heavier"
        );
    }
    rustc.arg("--target-dir").arg(&folder);
    run(&mut rustc)?;
    // The other program will be put where this one is.
    let made = folder.join(machine::WASM).join("release/claimline.wasm");
    let kept = folder.join(format!("{}.wasm", program.name()));
    fs::copy(made, &kept)?;
    Ok(kept)
}

/// Glue and wasm of a program, shrunk.
struct Bound {
    program: Program,
    js: Vec<u8>,
    wasm: Vec<u8>,
}

/// Binds and shrinks a program, which is kept by the digest of what it is made from.
fn bind(program: Program, kind: Kind, raw: &Path) -> Result<Bound> {
    let tool = fs::read(std::env::current_exe()?)?;
    let lock = fs::read(crate::root().join("e2e/package-lock.json"))?;
    let mut digest = Sha256::new();
    for part in [&fs::read(raw)?, &tool, &lock] {
        digest.update(part);
    }
    let kept = crate::target()
        .join("bound")
        .join(hex(&digest.finalize(), 16));
    let (js, wasm) = (kept.join("glue.js"), kept.join("claimline.wasm"));
    if !(js.is_file() && wasm.is_file()) {
        let work = crate::target().join("bound").join(program.name());
        fs::create_dir_all(&work)?;
        fs::create_dir_all(&kept)?;
        bindgen(
            raw,
            &work,
            &["--remove-name-section", "--remove-producers-section"],
        )?;
        let mut glue = fs::read_to_string(work.join("claimline.js"))?;
        // The desk hands no closures to the browser: it is only ever called, and the loader guards that.
        if program == Program::Widget {
            glue = glue::guard(&glue)?;
        }
        let bound = work.join("claimline_bg.wasm");
        // Few ask for the others: a quick pass is enough.
        let passes: &[&str] = match program {
            Program::Widget => &SHRINK,
            Program::Desk | Program::Press => &["-Oz"],
        };
        let mut opt = machine::node_tool("wasm-opt");
        opt.args(passes).arg(names::PASS);
        let renamed = output(opt.arg(&bound).arg("-o").arg(&bound))?;
        let tries = match (program, kind) {
            (Program::Widget, Kind::Published) => ORDERS,
            _ => 1,
        };
        fs::write(&wasm, order::reorder(&fs::read(&bound)?, tries)?)?;
        fs::write(work.join("glue.js"), names::rename(&glue, &renamed)?)?;
        fs::write(&js, minify(&work.join("glue.js"))?)?;
    }
    let (js, wasm) = (fs::read(js)?, fs::read(wasm)?);
    Ok(Bound { program, js, wasm })
}

/// Runs wasm-bindgen for the web; its files are `claimline.js` and `claimline_bg.wasm` in `out`.
///
/// # Errors
/// Those of wasm-bindgen.
pub(crate) fn bindgen(raw: &Path, out: &Path, flags: &[&str]) -> Result<()> {
    let mut words: Vec<&std::ffi::OsStr> = vec![raw.as_os_str()];
    for word in [
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        "claimline",
    ]
    .iter()
    .chain(flags)
    {
        words.push(word.as_ref());
    }
    words.extend(["--out-dir".as_ref(), out.as_os_str()]);
    tools::wasm_bindgen(&words)
}

/// So many orders of the widget's functions are tried.
const ORDERS: usize = 30;

/// For size after compression: functions that stay apart and plain control flow compress better than what is inlined.
/// Nothing lives in the first KiB: it is the far end of the stack, which stands first in memory. How loads are aligned is
/// a hint that engines pass over.
pub(crate) const SHRINK: [&str; 15] = [
    "--low-memory-unused",
    "-Oz",
    "-fimfs=0",
    "-aimfs=0",
    "-ocimfs=0",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--reorder-locals",
    "--coalesce-locals",
    "--reorder-locals",
    "--pick-load-signs",
    "--optimize-instructions",
    "--dealign",
];

fn minify(script: &Path) -> Result<String> {
    let mut esbuild = machine::node_tool("esbuild");
    esbuild.arg(script).args([
        "--bundle",
        "--minify",
        "--format=esm",
        "--log-level=warning",
        BROWSERS,
        LOADER,
        PUBLISHED,
    ]);
    // Left as it is: the wasm's own address is always given.
    output(esbuild.args(["--legal-comments=none"]))
}

fn write_programs(out: &Path, programs: &[Bound]) -> Result<()> {
    let mut files = serde_json::Map::new();
    for Bound { program, js, wasm } in programs {
        let name = |bytes, ending| hashed(program.name(), bytes, ending);
        let (js_name, wasm_name) = (name(js, "js"), name(wasm, "wasm"));
        fs::write(out.join(&js_name), js)?;
        fs::write(out.join(&wasm_name), wasm)?;
        let entry = serde_json::json!({
            "glue": js_name, "glueIntegrity": sha384(js),
            "wasm": wasm_name, "wasmIntegrity": sha384(wasm),
        });
        files.insert(program.name().into(), entry);
    }
    files.insert("words".into(), words::write(out)?.into());
    let from = crate::root().join("static");
    let footer = minify(&from.join("footer.js"))?;
    let footer_name = hashed(FOOTER, footer.as_bytes(), "js");
    fs::write(out.join(&footer_name), &footer)?;
    let entry =
        serde_json::json!({ "glue": footer_name, "glueIntegrity": sha384(footer.as_bytes()) });
    files.insert(FOOTER.into(), entry);
    let files = serde_json::Value::Object(files);
    let work = crate::target().join("bound/filled");
    fs::create_dir_all(work.join("loader"))?;
    let mut filled = 0;
    for part in fs::read_dir(from.join("loader"))? {
        let part = part?;
        let text = fs::read_to_string(part.path())?;
        filled += text.matches(FILES).count();
        let text = text.replace(FILES, &format!("const FILES = {files};"));
        fs::write(work.join("loader").join(part.file_name()), text)?;
    }
    if filled != 1 {
        bail!("static/loader must have the line {FILES:?} once");
    }
    let loader = work.join("claimline.js");
    fs::copy(from.join("claimline.js"), &loader)?;
    Ok(fs::write(out.join("claimline.js"), minify(&loader)?)?)
}

/// The name of a file that is kept for ever.
pub(crate) fn hashed(stem: &str, bytes: &[u8], ending: &str) -> String {
    format!("{stem}-{}.{ending}", hex(&Sha256::digest(bytes), 10))
}

fn write_pages(out: &Path) -> Result<()> {
    let from = crate::root().join("static");
    for name in PLAIN {
        fs::copy(from.join(name), out.join(name)).context(name)?;
    }
    // What the demo shows, and what editors start from.
    for name in ["claims.json", "template.csv"] {
        let file = from.join(name);
        if file.is_file() {
            fs::copy(file, out.join(name))?;
        }
    }
    for name in ["embed.js", "demo.js", "editor.js"] {
        fs::write(out.join(name), minify(&from.join(name))?)?;
    }
    fs::copy(from.join("demo.html"), out.join("index.html"))?;
    // The editors' page is Trunk's, without what only Trunk reads, and under the policy that it promises.
    let page = fs::read_to_string(crate::root().join("index.html")).context("index.html")?;
    let lines: Vec<&str> = page
        .lines()
        .filter(|line| !line.contains("data-trunk"))
        .collect();
    let page = lines.join("\n") + "\n";
    let strict = page.replacen(CHARSET, &format!("{CHARSET}\n{POLICY}"), 1);
    if strict == page {
        bail!("index.html must have the line {CHARSET:?}");
    }
    Ok(fs::write(out.join("editor.html"), strict)?)
}

fn hex(bytes: &[u8], digits: usize) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for byte in bytes.iter().take(digits.div_ceil(2)) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.truncate(digits);
    text
}
