//! Every sentence, label, number and date that a reader sees, by language.
//!
//! Numbers, dates, plurals and lists come through [`Locale`]: the browser's
//! `Intl` on the page, ICU4X natively. What is said comes from one table a
//! language: natively all are compiled in, the published widget is handed the
//! one that it needs. Knows nothing of pixels or elements.

mod card;
mod cell;
mod dates;
mod direction;
mod figures;
mod foreign_words;
#[cfg(not(target_arch = "wasm32"))]
mod icu;
mod keyed;
mod language;
mod locale;
mod mark;
mod messages;
mod people;
mod range;
mod runs;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod story;
mod summary;
mod terms;
mod variant;
mod words;

pub use foreign_words::{ForeignWords, foreign_in};
#[cfg(not(target_arch = "wasm32"))]
pub use icu::IcuLocale;
pub use language::{Language, language_among, language_for};
pub use locale::{DateStyle, Locale, Plural};
pub use messages::Message;
pub use runs::Run;
pub use words::Words;
