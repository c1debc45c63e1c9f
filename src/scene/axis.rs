//! What the wide layout stands on: grid, rules, ticks, the day of knowledge.

use super::brush::{Brush, Layer, REGULAR, at, solid};
use super::colour::mix;
use super::item::Anchor;
use super::ticks::time_ticks;
use super::wide::Chart;
use crate::model::Day;
use crate::wording::Message;

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
            brush.on(Layer::Label);
            let place = at(area.left - 10.0, y_px + 4.0);
            brush.text(place, text, REGULAR, Anchor::End, theme.muted);
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

    /// A line at the day of knowledge, where that is not the last.
    pub(super) fn today(&self, brush: &mut Brush<'_>) {
        if let Some(day) = self.known_on() {
            let x_px = self.time.middle_px(day);
            let theme = brush.frame.theme;
            let ink = solid(mix(theme.background, theme.foreground, 0.45));
            brush.on(Layer::Ground);
            let mut y_px = 4.0;
            while y_px < self.lane_px.1 {
                let end_px = (y_px + 2.0).min(self.lane_px.1);
                brush.line(at(x_px, y_px), at(x_px, end_px), ink, 1.0);
                y_px += 5.0;
            }
        }
    }

    /// The days on which something was said.
    pub(super) fn axis(&self, brush: &mut Brush<'_>) {
        let mut days: Vec<(Day, usize)> = Vec::new();
        for entry in self.entries {
            let said = &self.ledger.claim(entry.claim).said;
            if let Some(day) = said.single_day().filter(|_| entry.is_public) {
                days.push((day, 1));
            }
        }
        days.sort_unstable();
        let mut said_on: Vec<(Day, usize)> = Vec::new();
        for same in days.chunk_by(|a, b| a.0 == b.0) {
            said_on.push((same[0].0, same.len()));
        }
        let known_on = self.known_on();
        if let Some(day) = known_on {
            let x_px = self.time.middle_px(day);
            let ink = solid(mix(
                brush.frame.theme.background,
                brush.frame.theme.foreground,
                0.5,
            ));
            brush.on(Layer::Ground);
            let mut y_px = 4.0;
            while y_px < self.lane_px.1 {
                brush.line(
                    at(x_px, y_px),
                    at(x_px, (y_px + 2.0).min(self.lane_px.1)),
                    ink,
                    1.0,
                );
                y_px += 5.0;
            }
        }
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
