//! The order of functions in the wasm: like stands beside like, since what repeats near by compresses better than what
//! repeats far off. wasm-opt orders them by how often they are called, so that frequent ones have short numbers; but our
//! imports alone take up all the short ones.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// So many bytes in a row make functions alike: about two instructions.
const RUN: usize = 4;
/// A run that stands in more functions than these tells nothing.
const COMMON: usize = 200;

/// Puts the functions of a module in the order that compresses best.
///
/// # Errors
/// When it is no valid wasm.
pub(crate) fn reorder(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chain(&bodies);
    let mut places = vec![0; order.len()];
    for (place, function) in (imported..).zip(&order) {
        places[*function] = place;
    }
    let mut module = Module::new();
    Reorder {
        imported,
        order,
        places,
    }
    .parse_core_module(&mut module, Parser::new(0), wasm)
    .map_err(|error| anyhow!("writing the wasm anew: {error}"))?;
    Ok(module.finish())
}

/// The functions one after the other, each followed by the one of those left that has most in common with it for its
/// size; where none has, by the next.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let mut functions: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, body) in bodies.iter().enumerate() {
        for run in body.windows(RUN) {
            let known = functions.entry(run).or_default();
            if known.last() != Some(&function) {
                known.push(function);
            }
        }
    }
    let mut runs = vec![Vec::new(); bodies.len()];
    for sharing in functions
        .values()
        .filter(|sharing| (2..=COMMON).contains(&sharing.len()))
    {
        for function in sharing {
            runs[*function].push(sharing);
        }
    }
    let mut left: Vec<bool> = vec![true; bodies.len()];
    let mut order = Vec::new();
    let mut next = (!bodies.is_empty()).then_some(0);
    while let Some(function) = next {
        left[function] = false;
        order.push(function);
        let mut common = vec![0_u64; bodies.len()];
        for other in runs[function].iter().copied().flatten() {
            common[*other] += 1;
        }
        let places = 0..bodies.len();
        // The square of what is shared by the size of both together: in whole numbers the same order as by its root.
        let likeness = |other: &usize| {
            let size = runs[function].len() + runs[*other].len() + 1;
            common[*other].pow(2) * 1_000_000 / size as u64
        };
        next = places
            .filter(|other| left[*other])
            .max_by_key(|other| (likeness(other), Reverse(*other)));
    }
    order
}

/// Writes a module with its functions in another order.
struct Reorder {
    /// How many functions are imported: these keep their numbers.
    imported: u32,
    /// Which function stands where, counted without the imported ones.
    order: Vec<usize>,
    /// The new number of each.
    places: Vec<u32>,
}

type Written = Result<(), reencode::Error>;

impl Reencode for Reorder {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, reencode::Error> {
        Ok(old
            .checked_sub(self.imported)
            .map_or(old, |function| self.places[function as usize]))
    }

    fn parse_function_section(
        &mut self,
        out: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Written {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in &self.order {
            out.function(types[*function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        out: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Written {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            utils::parse_function_body(self, out, bodies[function].clone())?;
        }
        Ok(())
    }
}
