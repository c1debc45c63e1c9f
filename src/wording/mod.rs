//! Every sentence, label, number and date that a reader sees, by language.
//!
//! Numbers, dates, plurals and lists come through [`Locale`]: the browser's
//! `Intl` on the page, ICU4X natively. Knows nothing of pixels or elements.

mod locale;

pub use locale::{DateStyle, Locale, Plural};
