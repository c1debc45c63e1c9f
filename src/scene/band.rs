//! The spread: a stepped band with a bracket at the chosen day.

use super::brush::{BOLD, Brush, FALL_PX, Layer, REGULAR, RISE_PX, at, faint, solid};
use super::item::{Anchor, Ink};
use super::scale::ValueScale;
use super::spot::FADE_PX;
use super::theme::Rgb;
use crate::ledger::Spread;
use crate::wording::{Message, Words};

/// How strong the ink of a band is that fades at an open end.
const FADING: [f64; 4] = [0.75, 0.5, 0.3, 0.12];

/// A part of the band: from one place to another, between the ends of a
/// spread; where an end is open, fading beyond it.
pub(super) fn step(
    brush: &mut Brush<'_>,
    values: &ValueScale,
    is_up: bool,
    across_px: (f64, f64),
    spread: &Spread,
    end_px: f64,
) {
    brush.on(Layer::Ground);
    let rgb = brush.frame.theme.band;
    let (low, high) = (
        values.px(spread.low.stated.number),
        values.px(spread.high.stated.number),
    );
    let mut block = |from_px: f64, to_px: f64, ink: Ink| {
        let (a, b) = if is_up {
            (at(across_px.0, from_px), at(across_px.1, to_px))
        } else {
            (at(from_px, across_px.0), at(to_px, across_px.1))
        };
        brush.rect(a, b, ink);
    };
    block(low, high, solid(rgb));
    let sign = values.sign();
    for (is_open, edge_px, toward, limit_px) in [
        (spread.is_open_above, high, sign, end_px),
        (spread.is_open_below, low, -sign, values.zero_px),
    ] {
        if !is_open {
            continue;
        }
        let length_px = FADE_PX.min((limit_px - edge_px).abs());
        let mut from_px = edge_px;
        for alpha in FADING {
            let to_px = from_px + toward * length_px / 4.0;
            block(from_px, to_px, faint(rgb, alpha));
            from_px = to_px;
        }
    }
}

/// What stands beside the bracket: the word, and the ratio where there is one.
pub(super) fn telling(words: &Words<'_>, spread: &Spread) -> (&'static str, String) {
    let ratio = spread.ratio().map(|ratio| words.ratio(ratio));
    (words.say(Message::Spread), ratio.unwrap_or_default())
}

/// The bracket at the right of a chart whose values go up.
pub(super) fn bracket(
    brush: &mut Brush<'_>,
    words: &Words<'_>,
    values: &ValueScale,
    spread: &Spread,
    x_px: f64,
    room_px: (f64, f64),
) {
    let theme = brush.frame.theme;
    let rgb = theme.muted;
    let (low, high) = (
        values.px(spread.low.stated.number),
        values.px(spread.high.stated.number),
    );
    brush.on(Layer::Weak);
    brush.line(at(x_px, low), at(x_px, high), solid(rgb), 1.0);
    for (is_open, edge_px, toward, limit_px) in [
        (spread.is_open_above, high, -1.0, room_px.0),
        (spread.is_open_below, low, 1.0, values.zero_px),
    ] {
        if is_open {
            open_end(brush, x_px, edge_px, toward, limit_px, rgb);
        } else {
            brush.line(
                at(x_px - 6.0, edge_px),
                at(x_px + 0.5, edge_px),
                solid(rgb),
                1.0,
            );
        }
    }
    let (word, mut ratio) = telling(words, spread);
    let left = x_px + 7.0;
    let most_px = brush.frame.width_px - left;
    let word = brush.fitted(word, BOLD, most_px);
    if brush.width_px(&ratio, REGULAR) > most_px {
        ratio.clear();
    }
    let lines = if ratio.is_empty() { 1.0 } else { 2.0 };
    let height_px = lines * 14.0;
    let top = (f64::midpoint(low, high) - height_px / 2.0)
        .clamp(room_px.0, (room_px.1 - height_px).max(room_px.0));
    brush.on(Layer::Label);
    brush.text(at(left, top + RISE_PX), &word, BOLD, Anchor::Start, rgb);
    if !ratio.is_empty() {
        let baseline = top + 14.0 + RISE_PX;
        brush.text(at(left, baseline), &ratio, REGULAR, Anchor::Start, rgb);
    }
}

/// An end that nobody gave: it fades into an arrow.
fn open_end(brush: &mut Brush<'_>, x_px: f64, edge_px: f64, toward: f64, limit_px: f64, rgb: Rgb) {
    let length_px = (FADE_PX - 6.0).min((limit_px - edge_px).abs());
    let mut from_px = edge_px;
    for alpha in FADING {
        let to_px = from_px + toward * length_px / 4.0;
        brush.line(at(x_px, from_px), at(x_px, to_px), faint(rgb, alpha), 1.0);
        from_px = to_px;
    }
    let back_px = from_px - toward * 5.0;
    let ink = faint(rgb, 0.6);
    brush.line(at(x_px - 4.0, back_px), at(x_px, from_px), ink, 1.0);
    brush.line(at(x_px + 4.0, back_px), at(x_px, from_px), ink, 1.0);
}

/// The words of the spread above a chart whose values go right.
pub(super) fn caption(
    brush: &mut Brush<'_>,
    words: &Words<'_>,
    values: &ValueScale,
    spread: &Spread,
    baseline_px: f64,
) {
    let theme = brush.frame.theme;
    let (word, mut ratio) = telling(words, spread);
    let word_px = brush.width_px(word, BOLD);
    // The word and the bracket matter more than how many times it is.
    if word_px + 5.0 + brush.width_px(&ratio, REGULAR) > brush.frame.width_px {
        ratio.clear();
    }
    let gap_px = if ratio.is_empty() { 0.0 } else { 5.0 };
    let width_px = word_px + gap_px + brush.width_px(&ratio, REGULAR);
    let (low, high) = (
        values.px(spread.low.stated.number),
        values.px(spread.high.stated.number),
    );
    let left = (f64::midpoint(low, high) - width_px / 2.0)
        .min(brush.frame.width_px - width_px)
        .max(0.0);
    brush.on(Layer::Label);
    // Both hang on where they meet.
    let meeting = left + word_px;
    let place = at(meeting, baseline_px);
    brush.text(place, word, BOLD, Anchor::End, theme.muted);
    if !ratio.is_empty() {
        let place = at(meeting + gap_px, baseline_px);
        brush.text(place, &ratio, REGULAR, Anchor::Start, theme.muted);
    }
    // A thin bracket over the band, closed only where an end was given.
    let y_px = baseline_px + FALL_PX + 3.0;
    brush.on(Layer::Weak);
    brush.line(at(low, y_px), at(high, y_px), solid(theme.muted), 1.0);
    for (is_open, edge_px) in [(spread.is_open_below, low), (spread.is_open_above, high)] {
        if !is_open {
            brush.line(
                at(edge_px, y_px),
                at(edge_px, y_px + 5.0),
                solid(theme.muted),
                1.0,
            );
        }
    }
}
