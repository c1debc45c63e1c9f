//! What leaves the page, as strings: the claims file, tables, pictures, markup.
//!
//! Strings out, never a download, a clipboard or a document.

#[cfg(feature = "sheet")]
mod csv;
mod json;
#[cfg(feature = "sheet")]
mod loss;
#[cfg(feature = "cli")]
mod schema;

#[cfg(feature = "sheet")]
pub use csv::to_csv;
pub use json::to_json;
#[cfg(feature = "sheet")]
pub use loss::Loss;
#[cfg(feature = "cli")]
pub use schema::schema;
