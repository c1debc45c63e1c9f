//! Claimline shows who claimed what, when, how many, and who says otherwise.
//!
//! The crate is a stack of rooms; each may use only the rooms above it:
//! [`model`], [`intake`], [`ledger`], [`wording`], [`scene`], [`paint`],
//! [`publish`], [`ui`], and on the page `embed`. `ARCHITECTURE.md` tells what
//! lives where and what never does.
#![forbid(unsafe_code)]

pub mod intake;
pub mod ledger;
pub mod model;
pub mod paint;
pub mod publish;
pub mod scene;
pub mod ui;
pub mod wording;

#[cfg(target_arch = "wasm32")]
pub mod embed;

/// Smaller and faster than the allocator that the standard library brings.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
