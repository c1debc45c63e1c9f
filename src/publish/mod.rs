//! What leaves the page, as strings: the claims file, tables, pictures, markup.
//!
//! Strings out, never a download, a clipboard or a document.

mod json;

pub use json::to_json;
