//! From numbers and days to pixels.

use crate::model::Day;

/// At most so many ticks on a value axis.
const TICKS: u32 = 6;

/// At most so many ticks of 1, 2 and 5 on a logarithmic axis; beyond, decades.
const LOG_TICKS: usize = 8;
/// What lies below the least tick of a logarithmic axis where something does:
/// zero, set apart, or an end that nobody gave.
const BELOW_PX: f64 = 34.0;

/// The numbers that a value axis has to show.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    /// The least number above zero, if there is any; else 0.
    pub(super) least: f64,
    /// The greatest number.
    pub(super) largest: f64,
    /// Whether zero itself is to be shown.
    pub(super) has_zero: bool,
    /// Whether something goes on below its number.
    pub(super) falls: bool,
    /// Whether all numbers are whole.
    pub(super) is_whole: bool,
}

impl Reach {
    /// Takes one more number in.
    pub(super) fn take(&mut self, value: f64) {
        self.largest = self.largest.max(value);
        self.is_whole &= value.fract() == 0.0;
        if value <= 0.0 {
            self.has_zero = true;
        } else if self.least <= 0.0 || value < self.least {
            self.least = value;
        }
    }

    /// Whether the numbers lie so far apart that a linear axis presses the
    /// small ones together.
    pub(super) fn is_broad(&self) -> bool {
        self.least > 0.0 && self.largest > 50.0 * self.least
    }
}

/// A value axis: linear from zero, or logarithmic. On a logarithmic axis zero
/// has no place; where it is to be shown, it stands below a gap.
pub(super) struct ValueScale {
    /// Where the axis begins.
    pub(super) zero_px: f64,
    /// Pixels for one, or for a decade; negative where values go up.
    step_px: f64,
    /// The least tick of a logarithmic axis; 0 of a linear one.
    pub(super) least: f64,
    least_px: f64,
    /// The ticks, ascending; where zero is shown, it is the first.
    pub(super) ticks: Vec<f64>,
}

impl ValueScale {
    /// The axis for some numbers, from `zero_px` to `end_px`.
    pub(super) fn new(reach: &Reach, is_log: bool, zero_px: f64, end_px: f64) -> Self {
        if !is_log || reach.least <= 0.0 {
            let (step, count) = match reach.largest > 0.0 {
                true => nice_step(reach.largest, reach.is_whole),
                false => (1.0, 1),
            };
            return Self {
                zero_px,
                step_px: (end_px - zero_px) / (f64::from(count) * step),
                least: 0.0,
                least_px: zero_px,
                ticks: (0..=count).map(|n| f64::from(n) * step).collect(),
            };
        }
        let mut ticks = log_ticks(reach.least, reach.largest);
        let top = ticks[ticks.len() - 1];
        let least = ticks[0];
        let mut least_px = zero_px;
        if reach.has_zero || reach.falls {
            least_px += BELOW_PX * (end_px - zero_px).signum();
        }
        if reach.has_zero {
            ticks.insert(0, 0.0);
        }
        Self {
            zero_px,
            step_px: (end_px - least_px) / decades(top / least),
            least,
            least_px,
            ticks,
        }
    }

    pub(super) fn px(&self, value: f64) -> f64 {
        if self.least <= 0.0 {
            self.zero_px + value * self.step_px
        } else if value < self.least {
            self.zero_px
        } else {
            self.least_px + decades(value / self.least) * self.step_px
        }
    }

    /// +1 where greater values have greater pixels, else -1.
    pub(super) fn sign(&self) -> f64 {
        self.step_px.signum()
    }

    /// Where the axis is broken between zero and the least tick, if it is.
    pub(super) fn break_px(&self) -> Option<f64> {
        let is_broken = self.least > 0.0 && self.ticks[0] <= 0.0;
        // Nearer to the least tick: beside zero stands what is said of it.
        is_broken.then_some(self.zero_px + (self.least_px - self.zero_px) * 0.8)
    }
}

/// How many powers of ten a number of at least 1 is: its logarithm, by a
/// series, since the one of the standard library weighs more than the axis.
fn decades(mut number: f64) -> f64 {
    let mut count = 0.0;
    while number >= 10.0 {
        number /= 10.0;
        count += 1.0;
    }
    // From within 1 to 10 around 1, where the series ends soon.
    let half = 10.0_f64.sqrt();
    let y = (number - half) / (number + half);
    let (mut power, mut sum, mut odd) = (y, 0.0, 1.0);
    while odd < 30.0 {
        sum += power / odd;
        power *= y * y;
        odd += 2.0;
    }
    count + 0.5 + sum * 2.0 / core::f64::consts::LN_10
}

/// The ticks of a logarithmic axis, from at most `least` to at least `largest`:
/// 1, 2 and 5 of each decade; where these are too many, decades, or every
/// second, third, …
fn log_ticks(least: f64, largest: f64) -> Vec<f64> {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    let mut every = 1;
    loop {
        let (mut ticks, mut tick, mut turn) = (Vec::new(), power, 0);
        loop {
            if turn % every == 0 {
                if tick <= least {
                    ticks.clear();
                }
                ticks.push(tick);
                // At least one step, so that the axis has a length.
                if tick >= largest && tick > least {
                    break;
                }
            }
            tick *= [2.0, 2.5, 2.0][turn % 3];
            turn += 1;
        }
        if ticks.len() <= LOG_TICKS {
            return ticks;
        }
        every = every / 3 * 3 + 3;
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
    use super::{LOG_TICKS, Reach, TICKS, ValueScale, decades, nice_step};
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

    fn reach(least: f64, largest: f64) -> Reach {
        Reach {
            least,
            largest,
            has_zero: false,
            falls: false,
            is_whole: false,
        }
    }

    #[test]
    fn every_number_lies_below_the_last_tick() {
        let mut largest = 1e-6;
        while largest <= LARGEST {
            let scale = ValueScale::new(&reach(largest, largest), false, 100.0, 0.0);
            assert!(scale.ticks.len() <= TICKS as usize);
            assert!(scale.px(largest) >= -1e-6, "{largest}");
            assert!(scale.px(largest) <= 45.0, "{largest} leaves too much room");
            largest *= 1.37;
        }
    }

    #[test]
    fn decades_are_the_logarithm() {
        let mut number = 1.0_f64;
        while number < 1e18 {
            assert!((decades(number) - number.log10()).abs() < 1e-6, "{number}");
            number *= 1.083;
        }
    }

    #[test]
    fn logarithmic_ticks_are_one_two_five_or_decades() {
        for (least, largest, expected) in [
            (3.0, 200.0, &[2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0][..]),
            (1.0, 50.0, &[1.0, 2.0, 5.0, 10.0, 20.0, 50.0]),
            (40.0, 700_000.0, &[10.0, 100.0, 1e3, 1e4, 1e5, 1e6]),
            (7.0, 7.0, &[5.0, 10.0]),
            (10.0, 10.0, &[10.0, 20.0]),
            (0.5, 3.0, &[0.5, 1.0, 2.0, 5.0]),
        ] {
            let scale = ValueScale::new(&reach(least, largest), true, 100.0, 0.0);
            assert_eq!(scale.ticks.len(), expected.len(), "{:?}", scale.ticks);
            for (found, expected) in scale.ticks.iter().zip(expected) {
                assert!((found - expected).abs() < expected * 1e-9, "{found}");
            }
        }
    }

    #[test]
    fn whatever_the_decades_a_logarithmic_axis_keeps_its_numbers_in_order_and_in_its_room() {
        let mut least = 1e-6;
        while least < LARGEST {
            let mut largest = least;
            while largest <= LARGEST {
                let scale = ValueScale::new(&reach(least, largest), true, 100.0, 0.0);
                assert!(scale.ticks.len() <= LOG_TICKS, "{:?}", scale.ticks);
                let (low, high) = (scale.px(least), scale.px(largest));
                assert!((-1e-6..=100.0 + 1e-6).contains(&low) && high >= -1e-6 && high <= low);
                largest *= 7.3;
            }
            least *= 41.0;
        }
    }

    #[test]
    fn zero_stands_apart_on_a_logarithmic_axis() {
        let mut with_zero = reach(2.0, 500.0);
        with_zero.take(0.0);
        let scale = ValueScale::new(&with_zero, true, 200.0, 0.0);
        assert!(scale.ticks[0].abs() < f64::EPSILON);
        let gap_px = scale.px(0.0) - scale.px(2.0);
        assert!(gap_px >= 30.0, "{gap_px}");
        assert!(
            scale
                .break_px()
                .is_some_and(|px| px < 200.0 && px > scale.px(2.0))
        );
        // Nothing but zero: there is no decade to show.
        let mut nothing = reach(0.0, 0.0);
        nothing.take(0.0);
        let linear = ValueScale::new(&nothing, true, 200.0, 0.0);
        assert!(linear.least.abs() < f64::EPSILON && linear.break_px().is_none());
    }
}
