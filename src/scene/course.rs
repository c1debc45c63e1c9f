//! The standing estimates over time, as thin lines.

use super::brush::{Brush, Layer, at, solid};
use super::colour::mix;
use super::item::Point;
use super::wide::Chart;
use crate::ledger::Stander;
use crate::model::{ClaimIx, Day, Figure, Tense};

/// From more claims on, the lines between them step back.
const CROWDED: usize = 40;

impl Chart<'_> {
    /// Corners of each course: x, y; a new list where there was no figure.
    pub(super) fn course_paths(&self) -> Vec<(Stander, Vec<Point>)> {
        let end_px = self.today_px();
        let mut paths = Vec::new();
        let view = self.view;
        for course in self.ledger.courses(view.measure, Tense::Observed, view.day) {
            let mut path: Vec<Point> = Vec::new();
            for &(day, claim) in &course.changes {
                let figure = claim
                    .and_then(|claim| self.ledger.claim(claim).estimate.as_ref())
                    .map(|estimate| estimate.figure);
                // Of a range without a best number no line can be drawn: its
                // middle is nobody's figure.
                let value = figure.and_then(|figure| match figure {
                    Figure::Between { best, .. } => best,
                    figure => figure.mark(),
                });
                let x_px = self.course_x(claim, day);
                if let Some(&last) = path.last() {
                    path.push(at(x_px.max(last.x_px), last.y_px));
                }
                match value {
                    Some(value) => {
                        let x_px = path.last().map_or(x_px, |last| last.x_px.max(x_px));
                        path.push(at(x_px, self.values.px(value)));
                    }
                    None if path.len() > 1 => {
                        paths.push((course.stander, core::mem::take(&mut path)));
                    }
                    None => path.clear(),
                }
            }
            if let Some(&last) = path.last() {
                path.push(at(end_px.max(last.x_px), last.y_px));
                paths.push((course.stander, path));
            }
        }
        paths
    }

    /// Where a course turns to a claim: at its mark if it was said on the day
    /// on which it became public, else on that day.
    fn course_x(&self, claim: Option<ClaimIx>, day: Day) -> f64 {
        let span = claim.and_then(|claim| {
            let at = self.entry_of[claim.ix()]?;
            self.across[at].as_ref()
        });
        match span {
            Some(span) if span.day == Some(day) => span.middle_px,
            _ => self.time.middle_px(day),
        }
    }

    /// The standing estimates as thin lines, thinner still where they are many
    /// or the filter leaves them out.
    pub(super) fn courses(&self, brush: &mut Brush<'_>, paths: &[(Stander, Vec<Point>)]) {
        let theme = brush.frame.theme;
        let is_crowded = self.entries.len() > CROWDED;
        for (stander, path) in paths {
            let party = stander.party(self.ledger.dataset());
            let filter = &self.view.filter.parties;
            let is_left_out = !filter.is_empty() && party.is_none_or(|own| !filter.contains(&own));
            let share = match (is_left_out, is_crowded) {
                (true, _) => 0.15,
                (false, true) => 0.28,
                (false, false) => 0.42,
            };
            let ink = solid(mix(theme.background, theme.party(party).mark, share));
            brush.on(Layer::Weak);
            for pair in path.windows(2) {
                brush.line(pair[0], pair[1], ink, 1.5);
            }
        }
    }
}
