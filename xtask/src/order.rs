//! The order of functions in the wasm: like stands beside like, since what repeats near by compresses better than what
//! repeats far off. wasm-opt orders them by how often they are called, so that frequent ones have short numbers; but our
//! imports alone take up all the short ones. Where the chain begins makes some hundred bytes: of several the lightest is
//! taken.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::thread;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use crate::compress;

/// So many bytes in a row make functions alike: about two instructions.
const RUN: usize = 4;
/// A run that stands in more functions than these tells nothing.
const COMMON: usize = 300;

/// Puts the functions of a module in an order that compresses well: of so many tried the one that does so best.
///
/// # Errors
/// When it is no valid wasm.
pub(crate) fn reorder(wasm: &[u8], tries: usize) -> Result<Vec<u8>> {
    let weigh = |place: usize| {
        let module = chained(wasm, place, tries)?;
        Ok((compress::brotli(&module)?.len(), module))
    };
    let weighed = thread::scope(|scope| {
        let odd = scope.spawn(|| (1..tries).step_by(2).map(weigh).collect::<Result<Vec<_>>>());
        let mut all = (0..tries)
            .step_by(2)
            .map(weigh)
            .collect::<Result<Vec<_>>>()?;
        all.extend(odd.join().map_err(|_| anyhow!("ordering panicked"))??);
        anyhow::Ok(all)
    })?;
    let lightest = weighed.into_iter().min_by_key(|(weight, _)| *weight);
    Ok(lightest.context("no order was tried")?.1)
}

/// The functions in the order that begins at this one of so many places.
fn chained(wasm: &[u8], place: usize, places: usize) -> Result<Vec<u8>> {
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
    let order = chain(&bodies, bodies.len() * place / places);
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

/// The functions one after the other from `first`, each followed by the one of those left that has most in common with it for its
/// size; where none has, by the next.
fn chain(bodies: &[&[u8]], first: usize) -> Vec<usize> {
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
    let mut next = (first < bodies.len()).then_some(first);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection,
        ImportSection, Module, TypeSection,
    };
    use wasmparser::{ExternalKind, Operator, Parser, Payload, Validator};

    use super::{chain, chained, reorder};
    use crate::compress;

    /// A module of an imported function and these: each adds its numbers, then calls the function that it names.
    fn module(functions: &[(&[i32], u32)]) -> Vec<u8> {
        let (mut types, mut imports, mut declared) = (
            TypeSection::new(),
            ImportSection::new(),
            FunctionSection::new(),
        );
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        imports.import("page", "tell", EntityType::Function(0));
        for (number, (values, callee)) in (1..).zip(functions) {
            declared.function(0);
            exports.export(&format!("f{number}"), ExportKind::Func, number);
            let mut body = Function::new([]);
            let mut write = body.instructions();
            write.i32_const(0);
            for value in *values {
                write.i32_const(*value).i32_add();
            }
            write.drop().call(*callee).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&declared)
            .section(&exports)
            .section(&code);
        module.finish()
    }

    /// What each exported function does: the constants in it, and the name of the function that it calls.
    fn read(wasm: &[u8]) -> BTreeMap<String, (Vec<i32>, String)> {
        Validator::new().validate_all(wasm).expect("valid");
        let (mut names, mut bodies) = (BTreeMap::from([(0, "tell".to_owned())]), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.expect("readable") {
                Payload::ExportSection(section) => {
                    for export in section.into_iter().map(|export| export.expect("an export")) {
                        assert_eq!(export.kind, ExternalKind::Func);
                        names.insert(export.index, export.name.to_owned());
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        let of = |(number, body): (u32, &wasmparser::FunctionBody<'_>)| {
            let (mut values, mut callee) = (Vec::new(), String::new());
            for operator in body.get_operators_reader().expect("operators") {
                match operator.expect("an operator") {
                    Operator::I32Const { value } => values.push(value),
                    Operator::Call { function_index } => callee.clone_from(&names[&function_index]),
                    _ => {}
                }
            }
            (names[&number].clone(), (values, callee))
        };
        (1..).zip(&bodies).map(of).collect()
    }

    const FUNCTIONS: [(&[i32], u32); 4] = [
        (&[11, 12, 13, 14], 0),
        (&[21, 22, 23, 24], 1),
        (&[11, 12, 13, 15], 4),
        (&[21, 22, 23, 26], 2),
    ];

    #[test]
    fn each_function_does_and_calls_what_it_did() {
        let old = module(&FUNCTIONS);
        let weigh = |module: &[u8]| compress::brotli(module).expect("compressed").len();
        for tries in [1, 3] {
            let new = reorder(&old, tries).expect("reordered");
            assert_ne!(old, new);
            assert_eq!(old.len(), new.len());
            assert_eq!(read(&old), read(&new));
            assert_eq!(read(&new)["f3"], (vec![0, 11, 12, 13, 15], "f4".to_owned()));
            for place in 0..tries {
                let other = chained(&old, place, tries).expect("chained");
                assert!(weigh(&new) <= weigh(&other));
            }
        }
    }

    #[test]
    fn like_stands_beside_like() {
        let bodies: [&[u8]; 5] = [b"abcdefgh", b"12345678", b"xyz", b"1234567-", b"abcdefg-"];
        assert_eq!(chain(&bodies, 0), [0, 4, 1, 3, 2]);
        assert_eq!(chain(&bodies, 3), [3, 1, 0, 4, 2]);
        assert!(chain(&[], 0).is_empty());
    }
}
