//! The chart as positions, colours and texts: ledger + view + frame → scene.
//!
//! Everything is finite f64 in logical pixels, y down. No drawing, no clock,
//! no DOM: what the words say comes from `wording`, what is true from
//! `ledger`.
//!
//! `gather` says what is on the chart; `wide` and `narrow` give it places (with
//! `axis`, `course`, `lane`, `rows`); `marks` and `glyph` draw each kind of
//! figure at its `spot` on an axis that goes up or right; `label` finds room for
//! what `mark_words` and `row_words` have to say. `poster` puts words around a
//! chart that leaves the page.
//!
//! Everything is laid out from left to right. In languages written from right to
//! left the whole scene is turned round at the end (`Scene::mirror`), axes and
//! column of names with it; texts run their own way.

mod axis;
mod band;
mod brush;
mod caption;
mod colour;
mod course;
mod dodge;
mod frame;
mod gather;
mod glyph;
mod item;
mod label;
mod lane;
mod lines;
mod mark_words;
mod marks;
mod narrow;
mod placed;
mod poster;
mod rank;
mod row_words;
mod rows;
mod scale;
mod sign;
mod span;
mod spot;
mod theme;
mod ticks;
mod type_width;
mod wide;

pub use colour::contrast;
pub use frame::{Font, Frame, Layout, View};
pub use gather::shape_of;
pub use item::{Anchor, Ink, Item, Point, Stroke};
pub use lines::lines;
pub use placed::{PlacedMark, Scene, hit};
pub use poster::Poster;
pub use sign::sign_path;
pub use theme::{PartyInk, Rgb, Theme, paper_and_ink};
pub use type_width::text_width_px;

use crate::ledger::Ledger;
use crate::wording::Words;

/// Lays out the chart of a view, from right to left where the language runs so.
/// The same arguments give the same scene.
#[must_use]
pub fn lay_out(ledger: &Ledger, view: &View, frame: &Frame<'_>) -> Scene {
    let mut scene = match frame.layout {
        Layout::Wide => wide::lay_out(ledger, view, frame),
        Layout::Narrow => narrow::lay_out(ledger, view, frame),
    };
    if Words::new(frame.locale).is_right_to_left() {
        scene.mirror();
    }
    scene
}
