//! What weighs how much in the wasm: each function's bytes, by the crate or, in ours, the room it comes from.

use std::collections::BTreeMap;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

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
    // An implementation for a bare type (`<str as Trait>`) belongs to the trait's crate.
    if !rest
        .split([' ', '<', '>'])
        .next()
        .unwrap_or_default()
        .contains("::")
        && let Some((_, path)) = rest.split_once(" as ")
    {
        return origin(path);
    }
    let mut words = rest.split("::");
    let Some(first) = words.next().filter(|word| is_name(word)) else {
        return "(other)".into();
    };
    match words.next() {
        None => "(glue and runtime)".into(),
        Some(room) if first == "claimline" => {
            let room = room
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next();
            format!("claimline::{}", room.unwrap_or_default())
        }
        Some(_) => first.into(),
    }
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_')
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
            ("__wbindgen_malloc", "(glue and runtime)"),
            ("", "(other)"),
        ] {
            assert_eq!(origin(name), from, "{name}");
        }
    }
}
