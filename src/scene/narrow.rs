//! The narrow layout: one row a claim in order of time, value across.

use super::brush::{BOLD, Brush, Layer, REGULAR, RISE_PX, TYPE_PX, at};
use super::caption::{added_text, lane_label, value_label};
use super::colour::mix;
use super::frame::{Font, Frame, View};
use super::gather::{Entry, Place, gather, reach};
use super::item::{Anchor, Point};
use super::label::{Label, Rect, Room, Side, Taken, place};
use super::marks::{FADE_PX, Spot, lane_mark, mark, variant};
use super::placed::{PlacedMark, Scene, placed};
use super::rank::rank;
use super::scale::{Reach, ValueScale};
use crate::ledger::{Ledger, Stander};
use crate::model::order;
use crate::wording::{DateStyle, Message, Words};

/// The height of a row.
const ROW_PX: f64 = 36.0;
/// From one line of type to the next.
pub(super) const LINE_PX: f64 = 14.0;
/// At most so many rows.
const MOST_ROWS: usize = 60;
/// The gutter for the signs of the lane.
const GUTTER_PX: f64 = 24.0;
/// The room above the rows where the spread is told.
const HEAD_PX: f64 = 26.0;
/// What lies left of zero and right of the last tick.
const INSET_PX: f64 = 8.0;

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

    /// What a row says that has no number, line by line; nothing where its
    /// words fit beside the mark. And whether they are too long to stand
    /// beside it in lines, so that they have to go above.
    fn said(
        &self,
        ledger: &Ledger,
        brush: &Brush<'_>,
        words: &Words<'_>,
        entry: &Entry,
    ) -> (Vec<String>, bool) {
        let estimate = &ledger.claim(entry.claim).estimate;
        let all_px = self.area_px.1 - self.area_px.0 - INSET_PX - 7.0;
        if entry.is_in_lane() {
            let mut text = lane_label(words, ledger, entry).text;
            if estimate.is_none() {
                let without = words.say(Message::WithoutFigure);
                text = words.fill(Message::Comma, &[&text, without]);
            }
            return (brush.in_lines(&text, REGULAR, all_px), false);
        }
        let is_number = estimate.as_ref().is_none_or(|it| it.figure.is_numbered());
        let (room_px, _) = self.beside(entry);
        let text = value_label(words, ledger, entry).text;
        if is_number || brush.width_px(&text, BOLD) <= room_px {
            return (Vec::new(), false);
        }
        // A tick below the mark needs the room of further lines.
        let reports = &ledger.claim(entry.claim).sources;
        let has_tick = reports.iter().any(|report| report.variant.is_some());
        let lines = brush.in_lines(&text, BOLD, room_px);
        let is_cut = lines.last().is_none_or(|line| line.ends_with("…"));
        if is_cut || has_tick {
            return (brush.in_lines(&text, BOLD, all_px), true);
        }
        (lines, false)
    }

    /// The greater room beside a mark, and from where it goes which way.
    fn beside(&self, entry: &Entry) -> (f64, (f64, Anchor)) {
        let spot = Spot {
            values: &self.values,
            is_up: false,
            across_px: 0.0,
            end_px: self.area_px.1 - 2.0,
        };
        let (a, b) = spot.measure(entry).along_px;
        let (left_px, right_px) = (a - self.area_px.0, self.area_px.1 - b);
        if left_px > right_px {
            (left_px - 9.0, (a - 6.0, Anchor::End))
        } else {
            (right_px - 9.0, (b + 6.0, Anchor::Start))
        }
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

    /// Writes the label of a mark where there is room for it.
    fn label(
        &self,
        ledger: &Ledger,
        brush: &mut Brush<'_>,
        words: &Words<'_>,
        entry: &Entry,
        spot: Spot<'_>,
        sides: &[Side],
    ) -> bool {
        let drawn = spot.measure(entry);
        let (a, b) = drawn.along_px;
        let across_px = spot.across_px;
        let mut extent = Rect {
            left: a.min(b),
            right: a.max(b),
            top: across_px - 6.0,
            bottom: across_px + 6.0,
        };
        if let (Some(added), Some(value)) = (entry.added, entry.value()) {
            extent.left = extent.left.min(self.values.px((value - added).max(0.0)));
        }
        let mut room = Room::new(Rect {
            left: self.area_px.0,
            right: self.area_px.1,
            top: across_px - ROW_PX / 2.0 - 4.0,
            bottom: across_px + ROW_PX / 2.0,
        });
        room.take(extent, Taken::Full);
        let mut label = value_label(words, ledger, entry);
        label.name = String::new();
        let short = label.text.clone();
        if let Some(added) = entry
            .added
            .filter(|_| matches!(entry.place, Place::Figure(_)))
        {
            let added = added_text(words, added);
            label.text = words.fill(Message::Bracketed, &[&short, &added]);
        }
        if place(brush, &mut room, extent, &label, sides).is_some() {
            return true;
        }
        label.text = short;
        if place(brush, &mut room, extent, &label, sides).is_some() {
            return true;
        }
        false
    }
}

/// Writes lines around the middle of a row.
fn write(
    brush: &mut Brush<'_>,
    label: &Label,
    lines: &[String],
    place: Point,
    font: Font,
    anchor: Anchor,
) {
    #[expect(clippy::cast_precision_loss, reason = "three lines at most")]
    let above = lines.len().saturating_sub(1) as f64;
    let mut baseline = place.y_px + RISE_PX / 2.0 - 0.5 - above * LINE_PX / 2.0;
    for line in lines {
        brush.on(Layer::Label);
        brush.text(at(place.x_px, baseline), line, font, anchor, label.rgb);
        if label.is_struck {
            let text_px = brush.width_px(line, font);
            let left = match anchor {
                Anchor::End => place.x_px - text_px,
                _ => place.x_px,
            };
            super::marks::strike(brush, left, left + text_px, baseline);
        }
        baseline += LINE_PX;
    }
}

/// The two lines at a row: when, and who. Where the name is too long and the
/// party's is not, the party.
fn lines(
    ledger: &Ledger,
    brush: &Brush<'_>,
    words: &Words<'_>,
    entry: &Entry,
    room_px: f64,
) -> (String, String) {
    let claim = ledger.claim(entry.claim);
    let dataset = ledger.dataset();
    let when = words.date(&claim.said, DateStyle::Short);
    let mut who = words.speakers(dataset, &claim.speakers);
    if brush.width_px(&who, BOLD) > room_px {
        let parties: Vec<String> = Stander::all_of(dataset, claim)
            .into_iter()
            .filter_map(|stander| stander.party(dataset))
            .map(|party| words.inline(&dataset.party(party).name, dataset))
            .collect();
        let short = words.list(&parties);
        if !short.is_empty() && brush.width_px(&short, BOLD) <= room_px {
            who = short;
        }
    }
    (when, who)
}
