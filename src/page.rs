//! The wasm of the editors' page that `trunk serve` shows: nothing but the library's exports.

#[cfg(target_arch = "wasm32")]
use claimline as _;

fn main() {}
