//! What the narrow layout stands on: band, rules between rows, value axis.

use super::axis::{dots, log_text};
use super::band;
use super::brush::{Brush, Layer, REGULAR, RISE_PX, at, solid};
use super::colour::mix;
use super::item::Anchor;
use super::narrow::{LINE_PX, Rows};
use crate::ledger::Spread;
use crate::wording::Words;

impl Rows<'_> {
    /// Grid, axis, the band of the spread, lines between the rows.
    pub(super) fn ground(
        &self,
        brush: &mut Brush<'_>,
        words: &Words<'_>,
        spread: Option<&Spread>,
        has_values: bool,
    ) {
        let theme = brush.frame.theme;
        let width_px = brush.frame.width_px;
        let rows_px = (self.top_px, self.bottom_px);
        if let Some(spread) = spread {
            let end_px = self.area_px.1;
            band::step(brush, &self.values, false, rows_px, spread, end_px);
            band::caption(brush, words, &self.values, spread, RISE_PX + 2.0);
        }
        brush.on(Layer::Ground);
        let rule = mix(theme.background, theme.foreground, 0.08);
        let bottoms = self.heads.iter().map(|head| head.row_px.1);
        for y_px in core::iter::once(self.top_px).chain(bottoms) {
            brush.line(at(0.0, y_px), at(width_px, y_px), solid(rule), 1.0);
        }
        if has_values {
            self.axis(brush, words);
        }
    }

    fn axis(&self, brush: &mut Brush<'_>, words: &Words<'_>) {
        let theme = brush.frame.theme;
        if self.values.least > 0.0 {
            let text = log_text(words, &self.values);
            let text = brush.fitted(&text, REGULAR, brush.frame.width_px);
            let text_px = brush.width_px(&text, REGULAR);
            // Under the axis, but not beyond the frame.
            let right = self.area_px.1.max(text_px);
            brush.on(Layer::Label);
            let place = at(right, self.bottom_px + 8.0 + LINE_PX + RISE_PX);
            brush.text(place, &text, REGULAR, Anchor::End, theme.muted);
        }
        if let Some(x_px) = self.values.break_px() {
            brush.on(Layer::Ground);
            let height_px = self.bottom_px - self.top_px;
            dots(brush, at(x_px, self.top_px), height_px, false);
        }
        let texts: Vec<String> = self
            .values
            .ticks
            .iter()
            .map(|tick| words.number(*tick))
            .collect();
        let boxes: Vec<(f64, f64)> = self
            .values
            .ticks
            .iter()
            .zip(&texts)
            .map(|(tick, text)| {
                let text_px = brush.width_px(text, REGULAR);
                let left = (self.values.px(*tick) - text_px / 2.0)
                    .min(brush.frame.width_px - text_px)
                    .max(0.0);
                (left, left + text_px)
            })
            .collect();
        let last = boxes.len() - 1;
        // As many labels as there is room for, in even steps from zero; else
        // only the ends; else only the last.
        let has_room = |every: usize| {
            let shown: Vec<&(f64, f64)> = boxes.iter().step_by(every).collect();
            shown.windows(2).all(|pair| pair[0].1 + 8.0 <= pair[1].0)
        };
        // On a logarithmic axis the last is no more than the others.
        let is_log = self.values.least > 0.0;
        let is_even = |every: usize| is_log || last.is_multiple_of(every);
        let every = (1..=last).find(|&every| is_even(every) && has_room(every));
        let is_shown = |place: usize| match every {
            Some(every) => place.is_multiple_of(every),
            None => place == last,
        };
        for (place, (tick, text)) in self.values.ticks.iter().zip(&texts).enumerate() {
            let x_px = self.values.px(*tick);
            brush.on(Layer::Ground);
            let ink = if *tick <= 0.0 {
                mix(theme.background, theme.foreground, 0.3)
            } else {
                theme.grid
            };
            brush.line(
                at(x_px, self.top_px),
                at(x_px, self.bottom_px + 4.0),
                solid(ink),
                1.0,
            );
            if is_shown(place) {
                let (left, right) = boxes[place];
                brush.on(Layer::Label);
                let baseline = self.bottom_px + 8.0 + RISE_PX;
                let place = at(f64::midpoint(left, right), baseline);
                brush.text(place, text, REGULAR, Anchor::Middle, theme.muted);
            }
        }
    }
}
