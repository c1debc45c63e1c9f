//! What weighs how much in the wasm: each function's bytes, by the crate or, in ours, the room it comes from.

use std::collections::BTreeMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Functions of no crate: the memory, the table of references.
const RUNTIME: &str = "(runtime)";

/// Bytes and functions of one origin.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Weight {
    bytes: usize,
    functions: usize,
}

/// Weighs a module that has its name section still.
///
/// # Errors
/// When it is no valid wasm.
pub(crate) fn weigh(wasm: &[u8]) -> Result<BTreeMap<String, Weight>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut weights: BTreeMap<String, Weight> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(section) => {
                weights.entry("(data)".into()).or_default().bytes += section.range().len();
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(sections) = section.as_known() else {
                    continue;
                };
                for section in sections {
                    let Name::Function(map) = section? else {
                        continue;
                    };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index, naming.name.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    for (index, bytes) in (imported..).zip(bodies) {
        let name = names.get(&index).map_or("", String::as_str);
        let weight = weights.entry(origin(name)).or_default();
        weight.bytes += bytes;
        weight.functions += 1;
    }
    Ok(weights)
}

/// Prints the weights, heaviest first.
pub(crate) fn print(weights: &BTreeMap<String, Weight>, brotli: usize) {
    let sum: usize = weights.values().map(|weight| weight.bytes).sum();
    let mut rows: Vec<_> = weights.iter().collect();
    rows.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.bytes));
    println!("\n  {:>8} {:>6} {:>9}  origin", "bytes", "%", "functions");
    for (name, weight) in rows {
        let permille = weight.bytes * 1000 / sum.max(1);
        println!(
            "  {:>8} {:>4}.{} {:>9}  {name}",
            weight.bytes,
            permille / 10,
            permille % 10,
            weight.functions
        );
    }
    println!("  {sum:>8}  all; with names {brotli} in brotli");
}

/// The crate that a function's name begins with; of our own crate, the room too.
fn origin(name: &str) -> String {
    let plain = format!("{:#}", rustc_demangle::demangle(name));
    let mut rest = plain.trim_start_matches(['<', '&', '(', '[', '*']);
    for word in ["mut ", "const ", "dyn "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    // What drops a value belongs to the value.
    if let Some(value) = rest.strip_prefix("core::ptr::drop_in_place<") {
        return origin(value);
    }
    let (first, after) = word(rest);
    // `core[5e619d7d1129c59f]::fmt`: the compiler's digest of the crate.
    let after = match after
        .strip_prefix('[')
        .and_then(|text| text.split_once(']'))
    {
        Some((_, after)) => after,
        None => after,
    };
    match after.strip_prefix("::") {
        Some(path) if first == "claimline" => format!("claimline::{}", word(path).0),
        Some(_) if first == "__rustc" => RUNTIME.into(),
        Some(_) => first.into(),
        // An implementation for a bare type (`<str as Trait>`) belongs to the trait's crate.
        None => match rest.split_once(" as ") {
            Some((_, path)) => origin(path),
            None if first.is_empty() => "(other)".into(),
            // What the page calls: the class `Widget`.
            None if first.starts_with("widget_") => "claimline::embed".into(),
            None => RUNTIME.into(),
        },
    }
}

/// A name's first word, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn a_function_belongs_to_the_crate_it_was_written_in() {
        for (name, from) in [
            (
                "claimline::ledger::known::h0123456789abcdef",
                "claimline::ledger",
            ),
            (
                "<claimline::embed::App as yew::html::Component>::view",
                "claimline::embed",
            ),
            ("<alloc::vec::Vec<T> as core::ops::Drop>::drop", "alloc"),
            (
                "core::ptr::drop_in_place<claimline::model::Claim>",
                "claimline::model",
            ),
            ("<str as core::fmt::Display>::fmt", "core"),
            ("<&mut W as core::fmt::Write>::write_str", "core"),
            ("_ZN3yew9scheduler5start17h0123456789abcdefE", "yew"),
            (
                "<dlmalloc[e24a]::dlmalloc::Dlmalloc<dlmalloc[e24a]::sys::System>>::malloc",
                "dlmalloc",
            ),
            ("__rustc[b7974e8690430dd9]::__rust_realloc", super::RUNTIME),
            ("__wbindgen_malloc", super::RUNTIME),
            ("widget_load", "claimline::embed"),
            ("", "(other)"),
        ] {
            assert_eq!(origin(name), from, "{name}");
        }
    }
}
