//! The narrow layout: one row a claim in order of time, value across.

use super::brush::{BOLD, Brush, Layer, REGULAR, TYPE_PX, at};
use super::caption::{lane_label, value_label};
use super::colour::mix;
use super::frame::{Font, Frame, View};
use super::gather::{Entry, gather, reach};
use super::item::{Anchor, Point};
use super::label::Side;
use super::marks::{lane_mark, mark, variant};
use super::placed::{PlacedMark, Scene, placed};
use super::rank::rank;
use super::row_words::{lines, write};
use super::scale::{Reach, ValueScale};
use super::spot::{FADE_PX, Spot};
use crate::ledger::Ledger;
use crate::model::order;
use crate::wording::Words;

/// The height of a row.
pub(super) const ROW_PX: f64 = 36.0;
/// From one line of type to the next.
pub(super) const LINE_PX: f64 = 14.0;
/// At most so many rows.
const MOST_ROWS: usize = 60;
/// The gutter for the signs of the lane.
const GUTTER_PX: f64 = 24.0;
/// The room above the rows where the spread is told.
const HEAD_PX: f64 = 26.0;
/// What lies left of zero and right of the last tick.
pub(super) const INSET_PX: f64 = 8.0;

/// Where a label stands in its row.
const BESIDE: [Side; 2] = [Side::Right, Side::Left];

/// The type of the dates.
const SMALL: Font = Font {
    size_px: TYPE_PX - 1.0,
    is_bold: false,
};

pub(super) fn lay_out(ledger: &Ledger, view: &View, frame: &Frame<'_>) -> Scene {
    let mut brush = Brush::new(frame);
    let words = Words::new(frame.locale);
    let mut entries = gather(ledger, view, frame.theme);
    // The axis is of the whole file, the rows of what is known.
    let reach = reach(ledger, &entries);
    let has_values = entries.iter().any(|entry| !entry.is_in_lane());
    entries.retain(|entry| entry.is_public);
    let left_out = entries.len().saturating_sub(MOST_ROWS);
    if left_out > 0 {
        keep_most_important(ledger, &mut entries);
    }
    if entries.is_empty() {
        return Scene::empty(frame.width_px);
    }
    // "By 23 October" stands with that day.
    let day = |place: usize| {
        let said = &ledger.claim(entries[place].claim).said;
        said.latest().or(said.earliest())
    };
    let rows = order(entries.len(), &|a, b| day(a) < day(b));
    let entries: Vec<Entry> = rows.into_iter().map(|place| entries[place]).collect();
    let spread = ledger.spread(view.measure, view.day);
    let rows = Rows::new(
        ledger,
        view,
        &brush,
        &words,
        &entries,
        &reach,
        spread.is_some(),
    );
    rows.ground(&mut brush, &words, spread.as_ref(), has_values);
    let centers = rows.draw(ledger, &mut brush, &words);
    let mut marks: Vec<PlacedMark> = placed(ledger, view, frame, &entries, &centers, false);
    for (mark, head) in marks.iter_mut().zip(&rows.heads) {
        mark.row_px = Some(head.row_px);
        mark.clear_px = head.row_px;
    }
    let is_log = rows.values.least > 0.0;
    let axis_px = match (has_values, is_log) {
        (false, _) => 2.0,
        (true, false) => 24.0,
        (true, true) => 24.0 + LINE_PX,
    };
    Scene {
        width_px: frame.width_px,
        height_px: rows.bottom_px + axis_px,
        items: brush.into_items(),
        marks,
        left_out,
        is_log,
        is_broad: reach.is_broad(),
    }
}

/// Leaves the entries that are to have a row: what stands, then the newest.
fn keep_most_important(ledger: &Ledger, entries: &mut Vec<Entry>) {
    let mut kept = rank(ledger, entries, &|_| true);
    kept.truncate(MOST_ROWS);
    let mut at = 0;
    entries.retain(|_| {
        at += 1;
        kept.contains(&(at - 1))
    });
}

/// What stands before a row.
pub(super) struct Head {
    /// Line by line.
    when: Vec<String>,
    /// Line by line.
    who: Vec<String>,
    /// What is said without a number, line by line.
    said: Vec<String>,
    /// Whether that stands above the mark, having no room beside it.
    is_above: bool,
    /// Top and bottom of the row.
    pub(super) row_px: (f64, f64),
}

/// What the rows share.
pub(super) struct Rows<'a> {
    entries: &'a [Entry],
    pub(super) heads: Vec<Head>,
    pub(super) values: ValueScale,
    /// Left and right edge of the value area.
    pub(super) area_px: (f64, f64),
    gutter_px: f64,
    pub(super) top_px: f64,
    pub(super) bottom_px: f64,
}

impl<'a> Rows<'a> {
    fn new(
        ledger: &Ledger,
        view: &View,
        brush: &Brush<'_>,
        words: &Words<'_>,
        entries: &'a [Entry],
        reach: &Reach,
        has_spread: bool,
    ) -> Self {
        let width_px = brush.frame.width_px;
        let most_px = (width_px * 0.36).max(60.0);
        let widest = entries
            .iter()
            .map(|entry| {
                let (when, who) = lines(ledger, brush, words, entry, most_px);
                brush.width_px(&who, BOLD).max(brush.width_px(&when, SMALL))
            })
            .fold(0.0, f64::max)
            .min(most_px);
        let column = widest.ceil() + 2.0;
        let left = column + GUTTER_PX;
        let (area_px, gutter_px) = ((left, width_px), left - GUTTER_PX / 2.0);
        let top_px = if has_spread { HEAD_PX } else { 2.0 };
        // What goes on beyond the last tick has to be seen going on.
        let beyond_px = if entries.iter().any(Entry::rises) {
            FADE_PX
        } else {
            INSET_PX + 4.0
        };
        let (from, to) = (area_px.0 + INSET_PX, area_px.1 - beyond_px);
        let values = ValueScale::new(reach, view.is_log, from, to);
        let mut rows = Self {
            entries,
            heads: Vec::with_capacity(entries.len()),
            values,
            area_px,
            gutter_px,
            top_px,
            bottom_px: top_px,
        };
        for entry in entries {
            let (when, who) = lines(ledger, brush, words, entry, column);
            let when = brush.in_lines(&when, SMALL, column);
            let who = brush.in_lines(&who, BOLD, column);
            let (said, is_above) = rows.said(ledger, brush, words, entry);
            let from_px = rows.bottom_px;
            let said_lines = said.len() + usize::from(is_above);
            #[expect(clippy::cast_precision_loss, reason = "a few lines")]
            let more = (when.len() + who.len()).max(said_lines).saturating_sub(2) as f64;
            rows.bottom_px += ROW_PX + more * LINE_PX;
            rows.heads.push(Head {
                when,
                who,
                said,
                is_above,
                row_px: (from_px, rows.bottom_px),
            });
        }
        rows
    }

    fn draw(
        &self,
        ledger: &Ledger,
        brush: &mut Brush<'_>,
        words: &Words<'_>,
    ) -> Vec<Option<Point>> {
        let mut centers = Vec::with_capacity(self.entries.len());
        for (entry, head) in self.entries.iter().zip(&self.heads) {
            self.heading(brush, entry, head);
            let y_px = f64::midpoint(head.row_px.0, head.row_px.1);
            let center = if entry.is_in_lane() {
                self.lane_row(ledger, brush, words, entry, head, y_px)
            } else {
                self.value_row(ledger, brush, words, entry, head, y_px)
            };
            centers.push(Some(center));
        }
        centers
    }

    /// When and who.
    fn heading(&self, brush: &mut Brush<'_>, entry: &Entry, head: &Head) {
        let theme = brush.frame.theme;
        let is_weak = entry.alpha() < 0.3;
        let weakened = |rgb| match is_weak {
            true => mix(theme.background, rgb, 0.55),
            false => rgb,
        };
        brush.on(Layer::Label);
        let (muted, rgb) = (weakened(theme.muted), weakened(entry.ink.text));
        let mut y_px = head.row_px.0;
        for (lines, font, rgb) in [(&head.when, SMALL, muted), (&head.who, BOLD, rgb)] {
            y_px += 0.5;
            for line in lines {
                y_px += LINE_PX;
                brush.text(at(0.0, y_px), line, font, Anchor::Start, rgb);
            }
        }
    }

    /// A row without a number: its sign in the gutter, its word beside it.
    fn lane_row(
        &self,
        ledger: &Ledger,
        brush: &mut Brush<'_>,
        words: &Words<'_>,
        entry: &Entry,
        head: &Head,
        y_px: f64,
    ) -> Point {
        let center = at(self.gutter_px, y_px);
        lane_mark(brush, entry, center);
        if entry.alpha() >= 0.3 {
            let label = lane_label(words, ledger, entry);
            let place = at(self.start_px(), y_px);
            write(brush, &label, &head.said, place, REGULAR, Anchor::Start);
        }
        center
    }

    /// Where words begin that have the value area for themselves.
    fn start_px(&self) -> f64 {
        self.area_px.0 + INSET_PX + 5.0
    }

    fn value_row(
        &self,
        ledger: &Ledger,
        brush: &mut Brush<'_>,
        words: &Words<'_>,
        entry: &Entry,
        head: &Head,
        y_px: f64,
    ) -> Point {
        let mut spot = Spot {
            values: &self.values,
            is_up: false,
            across_px: y_px,
            end_px: self.area_px.1 - 2.0,
        };
        let is_told = entry.alpha() >= 0.3;
        if is_told && !head.said.is_empty() {
            let label = value_label(words, ledger, entry);
            let (_, (mut x_px, mut anchor)) = self.beside(entry);
            let mut middle_px = y_px;
            if head.is_above {
                #[expect(clippy::cast_precision_loss, reason = "three lines at most")]
                let half_px = head.said.len() as f64 * LINE_PX / 2.0;
                middle_px = head.row_px.0 + 1.0 + half_px;
                spot.across_px = middle_px + half_px + 7.0;
                (x_px, anchor) = (self.start_px(), Anchor::Start);
            }
            write(brush, &label, &head.said, at(x_px, middle_px), BOLD, anchor);
        } else if is_told && !self.label(ledger, brush, words, entry, spot, &BESIDE) {
            // No room at either side: the mark makes room above itself.
            let lower = Spot {
                across_px: y_px + 4.0,
                ..spot
            };
            if self.label(ledger, brush, words, entry, lower, &[Side::Above]) {
                spot = lower;
            }
        }
        let drawn = mark(brush, spot, entry);
        let reports = &ledger.claim(entry.claim).sources;
        for told in reports.iter().filter_map(|report| report.variant.as_ref()) {
            if let Some(value) = told.figure.and_then(|figure| figure.mark()) {
                variant(brush, spot, entry, value);
            }
        }
        drawn.center
    }
}
