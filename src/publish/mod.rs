//! What leaves the page, as strings: the claims file, a claim's citation, and what stands where no
//! script runs: the static fragment, its embed codes, JSON-LD, the picture for
//! social media.
//!
//! Strings out, never a download, a clipboard or a document.

mod citation;
#[cfg(feature = "sheet")]
mod csv;
#[cfg(feature = "fallback")]
mod embed_code;
#[cfg(feature = "fallback")]
mod fragment;
mod json;
#[cfg(feature = "fallback")]
mod json_ld;
#[cfg(feature = "sheet")]
mod loss;
#[cfg(feature = "fallback")]
mod markup;
#[cfg(feature = "fallback")]
mod page;
mod passage;
#[cfg(feature = "cli")]
mod schema;
#[cfg(feature = "fallback")]
mod social;
#[cfg(feature = "fallback")]
mod statement;
#[cfg(feature = "fallback")]
mod still;

pub use citation::citation;
#[cfg(feature = "sheet")]
pub use csv::to_csv;
#[cfg(feature = "fallback")]
pub use embed_code::{Embed, embed_code, iframe_code};
#[cfg(feature = "fallback")]
pub use fragment::fragment;
pub use json::to_json;
#[cfg(feature = "fallback")]
pub use json_ld::json_ld;
#[cfg(feature = "sheet")]
pub use loss::Loss;
#[cfg(feature = "fallback")]
pub use page::page;
pub use passage::to_sentence;
#[cfg(feature = "cli")]
pub use schema::schema;
#[cfg(feature = "fallback")]
pub use social::{social_alt, social_svg};
#[cfg(feature = "fallback")]
pub use still::{Scheme, Still};
