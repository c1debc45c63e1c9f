//! Sheets written and read.
#![cfg(not(target_arch = "wasm32"))]
