//! Claimline shows who claimed what, when, how many, and who says otherwise.

#[cfg(target_arch = "wasm32")]
pub mod embed;
