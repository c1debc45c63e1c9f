//! The host page's side: the object that the loader of `<claim-line>` makes
//! for each element, with its attributes, properties and events.
//!
//! The loader owns element, shadow root, fallback and every request; here a
//! claims file's text becomes a view in the shadow root. Nothing is reasoned
//! about here: that is done by the rooms above.

#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "widget")]
mod hooks;
#[cfg(any(feature = "widget", feature = "press"))]
mod intl;
#[cfg(feature = "widget")]
mod learn;
#[cfg(feature = "widget")]
mod objects;
#[cfg(feature = "press")]
pub mod press;
#[cfg(feature = "widget")]
mod root;
#[cfg(feature = "widget")]
mod story;
#[cfg(feature = "widget")]
mod surroundings;
#[cfg(feature = "widget")]
mod widget;

#[cfg(feature = "widget")]
pub use hooks::Hooks;
#[cfg(any(feature = "widget", feature = "press"))]
pub use intl::IntlLocale;
#[cfg(feature = "widget")]
pub use learn::learn;
#[cfg(feature = "widget")]
pub use story::story;
#[cfg(feature = "widget")]
pub use widget::Widget;
