//! The widget as components over values: what is seen is a function of a
//! `Model`; what the reader does becomes an [`Action`]; [`reduce`] makes the
//! next state of it.
//!
//! State, actions and what follows from them are plain and tested natively;
//! the components exist on the page only. Only `canvas.rs` knows the canvas
//! backend; nothing here fetches, or knows the host element.

mod action;
mod copied;
mod shown;
mod state;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(target_arch = "wasm32")]
mod card;
#[cfg(target_arch = "wasm32")]
mod chart;
#[cfg(target_arch = "wasm32")]
mod chronology;
#[cfg(target_arch = "wasm32")]
mod face;
#[cfg(target_arch = "wasm32")]
mod finds;
#[cfg(target_arch = "wasm32")]
mod footer;
#[cfg(target_arch = "wasm32")]
mod header;
#[cfg(target_arch = "wasm32")]
mod held;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
mod model;
#[cfg(target_arch = "wasm32")]
mod narrowing;
mod palette;
#[cfg(target_arch = "wasm32")]
mod parties;
#[cfg(target_arch = "wasm32")]
mod scrolling;
#[cfg(target_arch = "wasm32")]
mod slider;
#[cfg(target_arch = "wasm32")]
mod spoken;
#[cfg(target_arch = "wasm32")]
mod stage;
#[cfg(target_arch = "wasm32")]
mod table;
#[cfg(target_arch = "wasm32")]
mod tag;
#[cfg(target_arch = "wasm32")]
mod taking;
#[cfg(target_arch = "wasm32")]
mod target;
#[cfg(all(target_arch = "wasm32", feature = "trap"))]
pub mod trap;
#[cfg(target_arch = "wasm32")]
mod views;
#[cfg(target_arch = "wasm32")]
mod ways;
#[cfg(any(test, target_arch = "wasm32"))]
mod window;

pub use action::{Action, Goal, reduce};
pub use copied::{Copied, Copy};
pub use palette::style_of;
pub use shown::{LayoutKind, ScaleKind, Search, Shown, Theming, ViewKind};
pub use state::{Field, ViewState};

#[cfg(target_arch = "wasm32")]
pub use app::{App, AppProps};
#[cfg(target_arch = "wasm32")]
pub use canvas::paint_canvas;
#[cfg(target_arch = "wasm32")]
pub use chronology::first_further;
#[cfg(target_arch = "wasm32")]
pub use model::{Face, Model};

/// The style sheet of the widget, for its shadow root.
#[cfg(target_arch = "wasm32")]
pub const STYLE: &str = include_str!("style.css");
