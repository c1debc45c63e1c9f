//! The chart as positions, colours and texts: ledger + view + frame → scene.
//!
//! Everything is finite f64 in logical pixels, y down. No drawing, no clock,
//! no DOM: what the words say comes from `wording`, what is true from
//! `ledger`.

mod frame;
mod item;
mod placed;
mod theme;

pub use frame::{Font, Frame, Layout, View};
pub use item::{Anchor, Ink, Item, Point, Stroke};
pub use placed::{PlacedMark, Scene, hit};
pub use theme::{PartyInk, Rgb, Theme};
