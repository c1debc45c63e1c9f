//! The ticks of the time axis: the days on which something was said; of long
//! spans the months or years.

use super::brush::{BOLD, Brush, Layer, REGULAR, RISE_PX, at, solid};
use super::item::Anchor;
use super::scale::TimeScale;
use crate::model::{Day, order};
use crate::wording::{DateStyle, Words};

/// From so many days on, months are told instead of days.
const MONTHS_FROM_DAYS: i32 = 150;
/// The room between two labels.
const AIR_PX: f64 = 10.0;

/// A tick before its label is known to have room.
struct Tick {
    x_px: f64,
    text: String,
    is_bold: bool,
    /// What is placed first.
    weight: usize,
}

/// Draws the axis. `days` are those on which something was said, ascending,
/// with how much; `known_on` is the day of knowledge where it is to be told.
pub(super) fn time_ticks(
    brush: &mut Brush<'_>,
    words: &Words<'_>,
    time: TimeScale,
    days: &[(Day, usize)],
    known_on: Option<Day>,
    y_px: f64,
    room_px: (f64, f64),
) {
    let span = time.last.number() - time.first.number() + 1;
    let mut ticks = if span >= MONTHS_FROM_DAYS {
        months(words, time, room_px.1 - room_px.0)
    } else {
        single_days(brush, words, time, days, y_px)
    };
    if let Some(day) = known_on {
        ticks.push(Tick {
            x_px: time.middle_px(day),
            text: words.day(day, DateStyle::Short),
            is_bold: true,
            weight: usize::MAX,
        });
    }
    let order = order(ticks.len(), &|a, b| ticks[a].weight > ticks[b].weight);
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for tick in order.into_iter().map(|place| &ticks[place]) {
        let font = if tick.is_bold { BOLD } else { REGULAR };
        let width_px = brush.width_px(&tick.text, font);
        let left = (tick.x_px - width_px / 2.0)
            .min(room_px.1 - width_px)
            .max(room_px.0);
        let right = left + width_px;
        let is_free = placed
            .iter()
            .all(|other| right + AIR_PX <= other.0 || left >= other.1 + AIR_PX);
        if !is_free {
            continue;
        }
        placed.push((left, right));
        let theme = brush.frame.theme;
        let rgb = if tick.is_bold {
            theme.foreground
        } else {
            theme.muted
        };
        brush.on(Layer::Ground);
        brush.line(
            at(tick.x_px, y_px),
            at(tick.x_px, y_px + 4.0),
            solid(theme.muted),
            1.0,
        );
        brush.on(Layer::Label);
        let place = at(f64::midpoint(left, right), y_px + 8.0 + RISE_PX);
        brush.text(place, &tick.text, font, Anchor::Middle, rgb);
    }
}

/// A tick for each day on which something was said. First the first and the
/// last, then where most was said.
fn single_days(
    brush: &mut Brush<'_>,
    words: &Words<'_>,
    time: TimeScale,
    days: &[(Day, usize)],
    y_px: f64,
) -> Vec<Tick> {
    let ink = solid(brush.frame.theme.grid);
    // Where no day is certain, the ends of the axis at least.
    let ends = [(time.first, 1), (time.last, 1)];
    let days = if days.is_empty() { &ends } else { days };
    let last = days.len().saturating_sub(1);
    let mut ticks = Vec::new();
    for (place, &(day, count)) in days.iter().enumerate() {
        let x_px = time.middle_px(day);
        brush.on(Layer::Ground);
        brush.line(at(x_px, y_px), at(x_px, y_px + 4.0), ink, 1.0);
        let is_end = place == 0 || place == last;
        ticks.push(Tick {
            x_px,
            text: words.day(day, DateStyle::Short),
            is_bold: false,
            weight: if is_end { usize::MAX - 1 } else { count },
        });
    }
    ticks
}

/// Ticks at the first of months or years, as close as their labels allow.
fn months(words: &Words<'_>, time: TimeScale, width_px: f64) -> Vec<Tick> {
    let (from, to) = (time.first.ymd(), time.last.ymd());
    let count = (to.0 - from.0) * 12 + i32::from(to.1) - i32::from(from.1) + 1;
    // A label of a month is about so wide, with air around it.
    let wanted = (width_px / 84.0).max(2.0);
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000];
    let step = steps
        .into_iter()
        .find(|step| f64::from(count) / f64::from(*step) <= wanted)
        .unwrap_or(24_000);
    let style = if step >= 12 {
        DateStyle::Year
    } else {
        DateStyle::ShortMonth
    };
    let mut ticks = Vec::new();
    let start = from.0 * 12 + i32::from(from.1) - 1;
    let first = start.div_euclid(step) * step;
    let mut month = first;
    while month < start + count {
        let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12));
        month += step;
        let day = u8::try_from(of_year + 1)
            .ok()
            .and_then(|m| Day::new(year, m, 1));
        if let Some(day) = day
            && day >= time.first
        {
            ticks.push(Tick {
                x_px: time.start_px(day),
                text: words.day(day, style),
                is_bold: false,
                weight: 1,
            });
        }
    }
    ticks
}
