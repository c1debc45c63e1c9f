//! The words of a row in the narrow layout: before it, at its mark, or instead
//! of a number.

use super::brush::{BOLD, Brush, Layer, REGULAR, RISE_PX, at};
use super::caption::{added_text, lane_label, value_label};
use super::frame::Font;
use super::gather::{Entry, Place};
use super::item::{Anchor, Point};
use super::label::{Label, Rect, Room, Side, Taken, place};
use super::marks::strike;
use super::narrow::{INSET_PX, LINE_PX, ROW_PX, Rows};
use super::spot::Spot;
use crate::ledger::{Ledger, Stander};
use crate::wording::{DateStyle, Message, Words};

impl Rows<'_> {
    /// What a row says that has no number, line by line; nothing where its
    /// words fit beside the mark. And whether they are too long to stand
    /// beside it in lines, so that they have to go above.
    pub(super) fn said(
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
    pub(super) fn beside(&self, entry: &Entry) -> (f64, (f64, Anchor)) {
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

    /// Writes the label of a mark where there is room for it.
    pub(super) fn label(
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
pub(super) fn write(
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
            strike(brush, left, left + text_px, baseline);
        }
        baseline += LINE_PX;
    }
}

/// The two lines at a row: when, and who. Where the name is too long and the
/// party's is not, the party.
pub(super) fn lines(
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
