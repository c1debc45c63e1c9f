//! A scene onto any drawing backend of plotters, in order, deciding nothing.
//!
//! Rounds to device pixels, once, here. `svg` wraps a picture that stands
//! alone. Knows no claims and no words.

mod brush;
#[cfg(feature = "fallback")]
mod inline;
#[cfg(feature = "fallback")]
mod pen;
mod svg;
mod target;
mod vector;

pub use brush::paint;
#[cfg(feature = "fallback")]
pub use inline::{Inlay, to_inline_svg};
pub use svg::to_svg;
pub use target::Target;
