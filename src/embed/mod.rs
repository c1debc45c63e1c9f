//! The host page's side: the object that the loader of `<claim-line>` makes
//! for each element, with its attributes, properties and events.
//!
//! The loader owns element, shadow root, fallback and every request; here a
//! claims file's text becomes a view in the shadow root. Nothing is reasoned
//! about here: that is done by the rooms above.

mod hooks;
mod intl;
mod objects;
mod root;
mod story;
mod surroundings;
mod widget;

pub use hooks::Hooks;
pub use intl::IntlLocale;
pub use widget::Widget;
