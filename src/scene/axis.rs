//! What the wide layout stands on: grid, rules, ticks, the day of knowledge.

use super::brush::{Brush, Layer, REGULAR, RISE_PX, at, solid};
use super::colour::mix;
use super::item::{Anchor, Point};
use super::label::{Rect, Room, Taken};
use super::scale::ValueScale;
use super::ticks::time_ticks;
use super::wide::Chart;
use crate::model::Day;
use crate::wording::{Message, Words};

impl Chart<'_> {
    /// Value ticks with their grid, and the rules of the lane.
    pub(super) fn grid(&self, brush: &mut Brush<'_>) {
        let theme = brush.frame.theme;
        let area = self.area;
        for (tick, text) in self.values.ticks.iter().zip(&self.value_texts) {
            let y_px = self.values.px(*tick);
            brush.on(Layer::Ground);
            brush.line(
                at(area.left, y_px),
                at(area.right, y_px),
                solid(theme.grid),
                1.0,
            );
            // A number is rather left out than cut.
            if brush.width_px(text, REGULAR) <= area.left - 10.0 {
                brush.on(Layer::Label);
                let place = at(area.left - 10.0, y_px + 4.0);
                brush.text(place, text, REGULAR, Anchor::End, theme.muted);
            }
        }
        if let Some(y_px) = self.values.break_px() {
            brush.on(Layer::Ground);
            dots(brush, at(area.left, y_px), area.right - area.left, true);
        }
        if self.lane_px.1 > self.area.bottom {
            brush.on(Layer::Ground);
            let (left, right) = (area.left - 6.0, area.right);
            let rule = solid(mix(theme.background, theme.foreground, 0.5));
            let (top, bottom) = self.lane_px;
            if !self.value_texts.is_empty() {
                brush.line(at(left, top), at(right, top), rule, 1.0);
            }
            brush.line(at(left, bottom), at(right, bottom), rule, 1.0);
            self.lane_title(brush);
        } else {
            let rule = solid(mix(theme.background, theme.foreground, 0.5));
            let y_px = area.bottom;
            brush.on(Layer::Ground);
            brush.line(at(area.left, y_px), at(area.right, y_px), rule, 1.0);
        }
    }

    /// Says above a logarithmic axis that it is one.
    pub(super) fn log_caption(&self, brush: &mut Brush<'_>, room: &mut Room) {
        if self.values.least <= 0.0 {
            return;
        }
        let text = log_text(&self.words, &self.values);
        let text = brush.fitted(&text, REGULAR, self.area.right);
        let right = brush.width_px(&text, REGULAR);
        let rgb = brush.frame.theme.muted;
        brush.on(Layer::Label);
        let place = at(0.0, 1.0 + RISE_PX);
        brush.text(place, &text, REGULAR, Anchor::Start, rgb);
        let taken = Rect {
            left: 0.0,
            top: 0.0,
            right: right + 4.0,
            bottom: self.limit_px,
        };
        room.take(taken, Taken::Full);
    }

    /// "without / a number", in as many lines as it has words, at most two.
    fn lane_title(&self, brush: &mut Brush<'_>) {
        let title = self.words.say(Message::WithoutFigure);
        let room_px = self.area.left - 10.0;
        let (first, second) = match title.split_once(' ') {
            Some(parts) if brush.width_px(title, REGULAR) > room_px => parts,
            _ => (title, ""),
        };
        let middle = f64::midpoint(self.lane_px.0, self.lane_px.1);
        let mut baseline = middle + 4.0 - if second.is_empty() { 0.0 } else { 7.0 };
        brush.on(Layer::Label);
        for line in [first, second] {
            if !line.is_empty() {
                let line = brush.fitted(line, REGULAR, room_px);
                let place = at(room_px, baseline);
                brush.text(place, &line, REGULAR, Anchor::End, brush.frame.theme.muted);
            }
            baseline += 14.0;
        }
    }

    /// A line at the day of knowledge, where that is not the last. It is drawn
    /// when all is written, so that it goes through no word.
    pub(super) fn today(&self, brush: &mut Brush<'_>) {
        if let Some(day) = self.known_on() {
            let x_px = self.time.middle_px(day);
            let top_px = self.limit_px + 2.0;
            brush.on(Layer::Ground);
            dots(brush, at(x_px, top_px), self.lane_px.1 - top_px, false);
        }
    }

    /// The days on which something was said.
    pub(super) fn axis(&self, brush: &mut Brush<'_>) {
        // The entries are in order of time, hence days are, too.
        let mut said_on: Vec<(Day, usize)> = Vec::new();
        for entry in self.entries {
            let said = &self.ledger.claim(entry.claim).said;
            let Some(day) = said.single_day().filter(|_| entry.is_public) else {
                continue;
            };
            match said_on.last_mut() {
                Some(last) if last.0 == day => last.1 += 1,
                _ => said_on.push((day, 1)),
            }
        }
        let known_on = self.known_on();
        let room_px = (self.area.left - 8.0, brush.frame.width_px);
        let y_px = self.lane_px.1;
        time_ticks(
            brush,
            &self.words,
            self.time,
            &said_on,
            known_on,
            y_px,
            room_px,
        );
    }
}

/// What is said of a logarithmic axis.
pub(super) fn log_text(words: &Words<'_>, values: &ValueScale) -> String {
    let message = match values.break_px() {
        Some(_) => Message::LogScaleZero,
        None => Message::LogScale,
    };
    words.say(message).into()
}

/// A dotted line from a point, to the right, or down past what is written.
pub(super) fn dots(brush: &mut Brush<'_>, from: Point, length_px: f64, is_across: bool) {
    let theme = brush.frame.theme;
    let ink = solid(mix(theme.background, theme.foreground, 0.45));
    let mut done_px = 0.0;
    while done_px < length_px {
        let dot_px = (length_px - done_px).min(2.0);
        let (start, end) = if is_across {
            let x_px = from.x_px + done_px;
            (at(x_px, from.y_px), at(x_px + dot_px, from.y_px))
        } else {
            let y_px = from.y_px + done_px;
            (at(from.x_px, y_px), at(from.x_px, y_px + dot_px))
        };
        if is_across || !brush.is_written(start) {
            brush.line(start, end, ink, 1.0);
        }
        done_px += 5.0;
    }
}
