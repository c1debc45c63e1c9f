//! Short names for what glue and wasm take from each other.
//!
//! wasm-bindgen names each import by its whole path and a digest. Nearly two hundred of them stand in both files, and
//! digests do not compress. wasm-opt gives them names of a letter or two and tells which; the glue has to say the same.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

/// The pass of wasm-opt that renames, and prints what it did.
pub(crate) const PASS: &str = "--minify-imports-and-exports-and-modules";

/// The module of all imports, before and after.
const MODULE: [&str; 2] = ["\"./claimline_bg.js\": ", "a: "];

/// A new name is not longer.
const SHORT: usize = 3;

/// Takes the names that the pass has `printed` over into the glue.
///
/// # Errors
/// When they cannot be read, or do not stand in the glue as they should.
pub(crate) fn rename(glue: &str, printed: &str) -> Result<String> {
    let names: BTreeMap<String, Vec<Vec<String>>> =
        serde_json::from_str(printed).context("the names that wasm-opt has given")?;
    let mut changes = vec![(MODULE[0].to_owned(), MODULE[1].to_owned(), Some(1))];
    for name in names.values().flatten() {
        match name.as_slice() {
            // Module, name, new name: a function of the object that the program is started with.
            [_, old, new] => changes.push((format!(" {old}: "), format!(" {new}: "), Some(1))),
            // What the program exports is called, or handed on. A longer name would go on with another character.
            [old, new] => changes.extend(["(", ".", ";", ")", ","].map(|end| {
                let member = |name: &str| format!("wasm.{name}{end}");
                (member(old), member(new), None)
            })),
            _ => bail!("wasm-opt tells names otherwise than it did: {name:?}"),
        }
    }
    let mut glue = glue.to_owned();
    for (old, new, times) in changes {
        let found = glue.matches(&old).count();
        if times.is_some_and(|times| times != found) {
            bail!("the glue says {old:?} {found} times: read how wasm-bindgen's glue has changed");
        }
        glue = glue.replace(&old, &new);
    }
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    for member in glue.split("wasm.").skip(1) {
        let old = member.split(|letter| !is_letter(letter)).next();
        if let Some(old) = old.filter(|old| old.len() > SHORT) {
            bail!("the glue uses `wasm.{old}` in a way that is not known here");
        }
    }
    Ok(glue)
}

#[cfg(test)]
mod tests {
    use super::rename;

    const PRINTED: &str = r#"{"imports": [["./claimline_bg.js", "__wbg_a_1", "b"]], "exports": [["f", "c"], ["f_long", "d"]]}"#;

    #[test]
    fn both_sides_say_the_same() {
        let glue = "{\n __wbg_a_1: function() {} }; { \"./claimline_bg.js\": import0 }\n wasm.f(wasm.f_long, wasm.f_long.buffer);";
        let short = "{\n b: function() {} }; { a: import0 }\n wasm.c(wasm.d, wasm.d.buffer);";
        assert_eq!(rename(glue, PRINTED).expect("renamed"), short);
    }

    #[test]
    fn a_name_that_is_not_there_is_told() {
        assert!(rename("{ \"./claimline_bg.js\": import0 }", PRINTED).is_err());
        assert!(rename("{ __wbg_a_1: f }", PRINTED).is_err());
        let used_otherwise =
            "{\n __wbg_a_1: f, \"./claimline_bg.js\": import0 }\n wasm.f_long?.();";
        assert!(rename(used_otherwise, PRINTED).is_err());
    }
}
