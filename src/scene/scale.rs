//! From numbers and days to pixels.

use crate::model::Day;

/// At most so many ticks on a value axis.
const TICKS: u32 = 6;

/// A linear value axis from zero.
pub(super) struct ValueScale {
    /// Where zero is.
    pub(super) zero_px: f64,
    /// Pixels for one, negative where values go up.
    pub(super) per_unit_px: f64,
    /// The ticks, ascending from zero.
    pub(super) ticks: Vec<f64>,
}

impl ValueScale {
    /// The axis for numbers up to `largest`, from `zero_px` to `end_px`.
    pub(super) fn new(largest: f64, is_whole: bool, zero_px: f64, end_px: f64) -> Self {
        let (step, count) = nice_step(if largest > 0.0 { largest } else { 1.0 }, is_whole);
        let ticks: Vec<f64> = (0..=count).map(|n| f64::from(n) * step).collect();
        let top = f64::from(count) * step;
        Self {
            zero_px,
            per_unit_px: (end_px - zero_px) / top,
            ticks,
        }
    }

    pub(super) fn px(&self, value: f64) -> f64 {
        self.zero_px + value * self.per_unit_px
    }
}

/// The step between ticks and how many steps reach the largest number: few
/// ticks, round steps, little empty room at the top.
fn nice_step(largest: f64, is_whole: bool) -> (f64, u32) {
    let mut power = 1.0;
    while power * 10.0 <= largest {
        power *= 10.0;
    }
    while power > largest {
        power /= 10.0;
    }
    let mut best = (largest, 1, f64::INFINITY);
    for (factor, ugliness) in [
        (0.1, 0.0),
        (0.2, 0.0),
        (0.25, 0.35),
        (0.4, 0.2),
        (0.5, 0.0),
        (1.0, 0.0),
        (2.0, 0.0),
        (2.5, 0.35),
        (4.0, 0.2),
        (5.0, 0.0),
    ] {
        let step = power * factor;
        if is_whole && step < 1.0 || is_whole && factor == 0.25 && power < 100.0 {
            continue;
        }
        // The small allowance keeps 3 × 0.1 from asking for a fourth step.
        let steps = (largest / step - 1e-9).ceil().max(1.0);
        if steps + 1.0 > f64::from(TICKS) {
            continue;
        }
        let waste = steps * step / largest - 1.0;
        let cost = (steps - 4.0).abs() * 0.3 + waste + ugliness;
        if cost < best.2 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most six"
            )]
            let count = steps as u32;
            best = (step, count, cost);
        }
    }
    (best.0, best.1)
}

/// A time axis. A day is as wide as it is: from its own place to the next
/// day's.
#[derive(Clone, Copy)]
pub(super) struct TimeScale {
    pub(super) first: Day,
    pub(super) last: Day,
    left_px: f64,
    /// The width of a day.
    pub(super) day_px: f64,
}

impl TimeScale {
    pub(super) fn new(first: Day, last: Day, left_px: f64, right_px: f64) -> Self {
        let days = f64::from(last.number() - first.number() + 1);
        Self {
            first,
            last,
            left_px,
            day_px: (right_px - left_px) / days,
        }
    }

    /// Where the day begins, kept within the axis.
    pub(super) fn start_px(&self, day: Day) -> f64 {
        let days = self.last.number() - self.first.number() + 1;
        let offset = (day.number() - self.first.number()).clamp(0, days);
        self.left_px + f64::from(offset) * self.day_px
    }

    /// The middle of the day, kept within the axis.
    pub(super) fn middle_px(&self, day: Day) -> f64 {
        let day = day.clamp(self.first, self.last);
        self.start_px(day) + self.day_px / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::{TICKS, ValueScale, nice_step};
    use crate::model::LARGEST;

    #[test]
    fn ticks_are_few_and_round() {
        for (largest, step, count) in [
            (12_000.0, 4_000.0, 3),
            (10_000.0, 2_000.0, 5),
            (3_000.0, 1_000.0, 3),
            (600_000.0, 200_000.0, 3),
            (1.0, 1.0, 1),
            (7.0, 2.0, 4),
            (0.4, 0.1, 4),
        ] {
            let found = nice_step(largest, largest >= 1.0);
            assert!((found.0 - step).abs() < step * 1e-9, "{largest}: {found:?}");
            assert_eq!(found.1, count, "{largest}");
        }
    }

    #[test]
    fn every_number_lies_below_the_last_tick() {
        let mut largest = 1e-6;
        while largest <= LARGEST {
            let scale = ValueScale::new(largest, false, 100.0, 0.0);
            assert!(scale.ticks.len() <= TICKS as usize);
            assert!(scale.px(largest) >= -1e-6, "{largest}");
            assert!(scale.px(largest) <= 45.0, "{largest} leaves too much room");
            largest *= 1.37;
        }
    }
}
