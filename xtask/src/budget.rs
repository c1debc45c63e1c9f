//! How heavy the published widget may be.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Script, glue, wasm and the words of one language, brotli, without the story that is compiled in: what is aimed at.
const AIM_PROGRAM_BYTES: u64 = 115 * 1024;
/// What is reached, with a quarter of a KiB to spare, which is what the order of functions makes by chance: ARCHITECTURE.md has
/// the breakdown. It may rise only where it says why.
const MAX_PROGRAM_BYTES: u64 = 161_500;
/// The story, brotli.
const MAX_STORY_BYTES: u64 = 12 * 1024;

/// Prints what a visitor downloads, and fails where it is too much.
///
/// # Errors
/// When the program or the story is over its bound.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let table: serde_json::Value = serde_json::from_slice(&fs::read(dist.join("integrity.json"))?)?;
    let table = table.as_object().context("integrity.json is no table")?;
    let size = |name: &str| table[name]["brotli"].as_u64().unwrap_or(0);
    let is_code = |name: &str| name.ends_with(".js") || name.ends_with(".wasm");
    let hashed = |name: &str| name.starts_with("claimline-") && is_code(name);
    let mut sum = 0;
    println!("  brotli 11, bytes:");
    for name in table.keys() {
        if name == "claimline.js" || hashed(name) {
            sum += size(name);
            println!("  {:>8}  {name}", size(name));
        }
    }
    // A reader has one language; counted is the heaviest.
    let words = table.keys().filter(|name| name.starts_with("words-"));
    let name = words
        .max_by_key(|name| size(name))
        .context("there are no words")?;
    sum += size(name);
    println!("  {:>8}  {name} (the heaviest language)", size(name));
    let story = table.get("claims.json").map_or(0, |_| size("claims.json"));
    println!("  {story:>8}  claims.json (compiled in)");
    let program = sum.saturating_sub(story);
    println!(
        "  {program:>8}  program without the story, of {MAX_PROGRAM_BYTES} (aim: {AIM_PROGRAM_BYTES}); story of {MAX_STORY_BYTES}"
    );
    if program > MAX_PROGRAM_BYTES {
        bail!("the widget weighs {program} bytes, over its budget of {MAX_PROGRAM_BYTES}");
    }
    if story > MAX_STORY_BYTES {
        bail!("the story weighs {story} bytes, over its budget of {MAX_STORY_BYTES}");
    }
    Ok(())
}
