//! The glue that wasm-bindgen writes, changed so that a trap never reaches the host page.
//!
//! A panic in an event handler, an effect, a future or a timer leaves the program through one of the closures that
//! the glue hands to the browser. There it would become the page's `error` or `unhandledrejection`. So each closure
//! goes through one guard: it catches, marks the program dead and tells the loader; a dead program is never entered
//! again, neither by a closure nor by a finalizer.

use anyhow::{Result, bail};

/// A line of the glue, what it becomes, and how often it must stand there.
struct Patch {
    old: &'static str,
    new: &'static str,
    times: usize,
}

const PATCHES: [Patch; 6] = [
    Patch {
        old: "return f(a, state.b, ...args);",
        new: "return guarded(f, a, state.b, args);",
        times: 1,
    },
    Patch {
        old: "return f(state.a, state.b, ...args);",
        new: "return guarded(f, state.a, state.b, args);",
        times: 1,
    },
    Patch {
        old: "if (--state.cnt === 0) {",
        new: "if (--state.cnt === 0 && !dead) {",
        times: 2,
    },
    Patch {
        old: "new FinalizationRegistry(state => wasm.",
        new: "new FinalizationRegistry(state => dead || wasm.",
        times: 1,
    },
    Patch {
        old: "new FinalizationRegistry(ptr => wasm.",
        new: "new FinalizationRegistry(ptr => dead || wasm.",
        times: 1,
    },
    // Nobody calls it; not exported, it falls away in minifying.
    Patch {
        old: "export { initSync, __wbg_init as default };",
        new: "export { __wbg_init as default };",
        times: 1,
    },
];

const GUARD: &str = "
let dead = false;
let tell = () => {};
export function onTrap(listener) { tell = listener; }
export function trapped(error) {
    if (dead) return;
    dead = true;
    tell(error);
}
function guarded(f, a, b, args) {
    if (dead) return;
    try { return f(a, b, ...args); } catch (error) { trapped(error); }
}
";

/// Guards the glue's closures and finalizers.
///
/// # Errors
/// When a line to be changed does not stand there as often as it should: then wasm-bindgen's glue is another than
/// the one this was written for, and has to be read again.
pub(crate) fn guard(glue: &str) -> Result<String> {
    let mut guarded = glue.to_owned();
    for Patch { old, new, times } in PATCHES {
        let found = glue.matches(old).count();
        if found != times {
            bail!(
                "the glue has {found} lines {old:?}, not {times}: read how wasm-bindgen's glue has changed"
            );
        }
        guarded = guarded.replace(old, new);
    }
    guarded.push_str(GUARD);
    Ok(guarded)
}

#[cfg(test)]
mod tests {
    use super::{PATCHES, guard};

    fn glue() -> String {
        PATCHES
            .iter()
            .flat_map(|patch| std::iter::repeat_n(patch.old, patch.times))
            .fold(String::new(), |all, line| all + line + "\n")
    }

    #[test]
    fn every_line_is_guarded() {
        let guarded = guard(&glue()).expect("the glue is as expected");
        assert!(PATCHES.iter().all(|patch| !guarded.contains(patch.old)));
        assert_eq!(guarded.matches("guarded(f, ").count(), 3);
    }

    #[test]
    fn another_glue_is_refused() {
        let once_more = glue() + PATCHES[0].old;
        assert!(guard(&once_more).is_err());
        assert!(guard(&glue().replace("--state.cnt", "state.cnt--")).is_err());
    }
}
