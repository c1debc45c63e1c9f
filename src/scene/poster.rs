//! A chart as a picture that stands alone: with its question, the state of
//! knowledge and where it comes from.

use super::brush::{Brush, at, solid};
use super::frame::{Font, Frame};
use super::item::{Anchor, Item, Point};
use super::lines::lines;
use super::placed::Scene;
use super::theme::Rgb;
use crate::wording::Run;

/// Room at the sides.
const EDGE_PX: f64 = 20.0;
/// The rule along the top.
const RULE_PX: f64 = 2.0;

/// The words around a chart. What is empty takes no room.
pub struct Poster<'a> {
    /// The question, or the title.
    pub title: &'a str,
    /// The state of knowledge.
    pub summary: &'a [Run],
    /// What the chart counts.
    pub caption: &'a str,
    /// Where it comes from.
    pub foot: &'a str,
}

impl Poster<'_> {
    /// The words and a chart, laid out for the same frame, as one scene on a
    /// ground of its own. It is wider than the frame by a margin.
    #[must_use]
    pub fn around(&self, chart: Scene, frame: &Frame<'_>) -> Scene {
        let theme = frame.theme;
        let (left, width_px) = (EDGE_PX, frame.width_px + 2.0 * EDGE_PX);
        let mut brush = Brush::new(frame);
        let plain = |text: &str| {
            vec![Run {
                text: text.into(),
                is_strong: false,
            }]
        };
        let ink = theme.foreground;
        // A phone's picture has less room for what stands above the chart.
        let (title_px, text_px) = if frame.width_px < 400.0 {
            (18.0, 15.0)
        } else {
            (22.0, 16.0)
        };
        let mut y = block(&mut brush, 16.0, &plain(self.title), (title_px, true), ink);
        y = block(&mut brush, y + 6.0, self.summary, (text_px, false), ink);
        y = block(
            &mut brush,
            y + 14.0,
            &plain(self.caption),
            (13.0, true),
            ink,
        );
        let chart_top = y + 6.0;
        y = chart_top + chart.height_px + 12.0;
        brush.line(
            at(left, y),
            at(left + frame.width_px, y),
            solid(theme.grid),
            1.0,
        );
        y = block(
            &mut brush,
            y + 8.0,
            &plain(self.foot),
            (12.0, false),
            theme.muted,
        );
        let height_px = (y + 14.0).ceil();
        let mut ground = Brush::new(frame);
        let origin = at(0.0, 0.0);
        ground.rect(origin, at(width_px, height_px), solid(theme.background));
        ground.rect(origin, at(width_px, RULE_PX), solid(ink));
        let mut items = ground.into_items();
        items.extend(
            chart
                .items
                .into_iter()
                .map(|item| moved(item, left, chart_top)),
        );
        items.extend(brush.into_items());
        Scene {
            width_px,
            height_px,
            items,
            ..chart
        }
    }
}

/// Writes words in lines from a top on; gives their bottom.
fn block(
    brush: &mut Brush<'_>,
    top: f64,
    runs: &[Run],
    (size_px, is_bold): (f64, bool),
    rgb: Rgb,
) -> f64 {
    if runs.iter().all(|run| run.text.is_empty()) {
        return top;
    }
    let room_px = brush.frame.width_px;
    let lead_px = size_px * 1.4;
    // The baseline of letters in the middle of their line.
    let mut y = top + size_px * 1.05;
    for line in lines(runs, size_px, is_bold, room_px, brush.frame.text_width_px) {
        let mut along_px = 0.0;
        for run in line {
            let font = Font {
                size_px,
                is_bold: is_bold || run.is_strong,
            };
            let (x, anchor) = match brush.is_rtl {
                true => (EDGE_PX + room_px - along_px, Anchor::End),
                false => (EDGE_PX + along_px, Anchor::Start),
            };
            // A space at the end would stand where the next run begins.
            let text = run.text.trim_end_matches(' ');
            match is_bold && brush.is_rtl {
                // The newsroom's own words run as their language does.
                true => {
                    let own = ["\u{2068}", text, "\u{2069}"].concat();
                    brush.text(at(x, y), &own, font, anchor, rgb);
                }
                false => brush.text(at(x, y), text, font, anchor, rgb),
            }
            along_px += brush.width_px(&run.text, font);
        }
        y += lead_px;
    }
    y - size_px * 1.05
}

/// An item at another place.
fn moved(mut item: Item, right_px: f64, down_px: f64) -> Item {
    let shift = |point: &mut Point| {
        point.x_px += right_px;
        point.y_px += down_px;
    };
    match &mut item {
        Item::Path { points, .. } | Item::Area { points, .. } => points.iter_mut().for_each(shift),
        Item::Circle { center: at, .. } | Item::Text { at, .. } => shift(at),
    }
    item
}
