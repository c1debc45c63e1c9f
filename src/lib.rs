//! Claimline shows who claimed what, when, how many, and who says otherwise.
//!
//! The crate is a stack of rooms; each may use only the rooms above it:
//! [`model`], [`intake`], [`ledger`], and so on down to the element of the
//! host page. `ARCHITECTURE.md` tells what lives where and what never does.
#![forbid(unsafe_code)]

pub mod intake;
pub mod ledger;
pub mod model;
pub mod paint;
pub mod publish;
pub mod scene;
pub mod wording;
