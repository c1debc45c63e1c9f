//! A laid-out scene and its marks.

use std::rc::Rc;

use super::frame::{Frame, View};
use super::gather::Entry;
use super::item::{Anchor, Item, Point};
use crate::ledger::Ledger;
use crate::model::{ClaimIx, order};
use crate::wording::Words;

/// How near a touch must come to a mark.
const REACH_PX: f64 = 22.0;

/// A mark of the chart, as reader and assistive technology reach it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedMark {
    /// The claim it stands for.
    pub claim: ClaimIx,
    /// Its middle.
    pub center: Point,
    /// The number it stands at; `None` where it has none of its own: in the
    /// lane, of a magnitude, an increment or a comparison.
    pub value: Option<f64>,
    /// Top and bottom of its row, where the layout has rows: a touch anywhere
    /// in it means the mark.
    pub row_px: Option<(f64, f64)>,
    /// Top and bottom of what is drawn and written of it: a detail shown beside
    /// it keeps clear of that.
    pub clear_px: (f64, f64),
    /// Whether the filter leaves it emphasised.
    pub is_emphasised: bool,
    /// The mark as a sentence: "23 October, NIS: 3,000, adds 1,500 to 18
    /// October".
    pub sentence: Rc<str>,
}

/// A chart, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width of the frame.
    pub width_px: f64,
    /// The height that the layout needs.
    pub height_px: f64,
    /// What to paint, in order.
    pub items: Vec<Item>,
    /// The marks as the eye meets them.
    pub marks: Vec<PlacedMark>,
    /// How many claims of the chart found no row; they are in the table.
    pub left_out: usize,
    /// Whether the value axis is logarithmic.
    pub is_log: bool,
    /// Whether the numbers lie so far apart that a logarithmic axis helps: the
    /// greatest more than fifty times the least.
    pub is_broad: bool,
}

impl Scene {
    /// Turns right and left round; texts stay as they are.
    pub(super) fn mirror(&mut self) {
        let flip = |point: &mut Point| point.x_px = self.width_px - point.x_px;
        for item in &mut self.items {
            match item {
                Item::Path { points, .. } | Item::Area { points, .. } => {
                    points.iter_mut().for_each(flip);
                }
                Item::Circle { center, .. } => flip(center),
                Item::Text { at, anchor, .. } => {
                    flip(at);
                    *anchor = match anchor {
                        Anchor::Start => Anchor::End,
                        Anchor::Middle => Anchor::Middle,
                        Anchor::End => Anchor::Start,
                    };
                }
            }
        }
        for mark in &mut self.marks {
            flip(&mut mark.center);
        }
    }

    /// A chart of nothing.
    pub(super) fn empty(width_px: f64) -> Self {
        Self {
            width_px,
            height_px: 0.0,
            items: Vec::new(),
            marks: Vec::new(),
            left_out: 0,
            is_log: false,
            is_broad: false,
        }
    }
}

/// The claim whose mark a touch means: that of the row, else the nearest within
/// 22 px.
#[must_use]
pub fn hit(scene: &Scene, touch: Point) -> Option<ClaimIx> {
    let distance = |center: Point| f64::hypot(center.x_px - touch.x_px, center.y_px - touch.y_px);
    let in_row = |mark: &&PlacedMark| {
        mark.row_px
            .is_some_and(|(top, bottom)| (top..bottom).contains(&touch.y_px))
    };
    if let Some(mark) = scene.marks.iter().find(in_row) {
        return Some(mark.claim);
    }
    scene
        .marks
        .iter()
        .map(|mark| (distance(mark.center), mark.claim))
        .filter(|(away, _)| *away <= REACH_PX)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, claim)| claim)
}

/// The drawn claims as marks, as the eye meets them: along the time axis, where
/// an imprecise date stands at its middle; or from row to row.
pub(super) fn placed(
    ledger: &Ledger,
    view: &View,
    frame: &Frame<'_>,
    entries: &[Entry],
    centers: &[Option<Point>],
    is_across: bool,
) -> Vec<PlacedMark> {
    let words = Words::new(frame.locale);
    let mut marks: Vec<PlacedMark> = Vec::new();
    let x_px = |place: usize| centers[place].map(|center| center.x_px);
    for place in order(centers.len(), &|a, b| is_across && x_px(a) < x_px(b)) {
        if let (entry, Some(center)) = (&entries[place], centers[place]) {
            let known = frame.known.get(marks.len());
            let sentence = match known.filter(|mark| mark.claim == entry.claim) {
                Some(mark) => mark.sentence.clone(),
                None => words.mark_sentence(ledger, entry.claim, view.day).into(),
            };
            marks.push(PlacedMark {
                claim: entry.claim,
                center,
                value: entry.value(),
                row_px: None,
                clear_px: (center.y_px - 12.0, center.y_px + 12.0),
                is_emphasised: entry.is_emphasised,
                sentence,
            });
        }
    }
    marks
}
