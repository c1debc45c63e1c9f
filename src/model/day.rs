//! A calendar day.

/// The day before the first of March of the year 0, by its number.
const BEFORE_MARCH: i32 = 1_721_119;

/// Days of 400 years, after which the calendar repeats.
const CYCLE: i32 = 146_097;

/// The numbers of the first day and the last.
const ENDS: (i32, i32) = (-1_930_999, 5_373_484);

/// A day of the proleptic Gregorian calendar as written, without a time zone;
/// years -9999 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day of a year, month (1..=12) and day of the month; `None` where the
    /// calendar has no such day.
    ///
    /// # Example: a leap day
    /// ```
    /// use claimline::model::Day;
    /// assert!(Day::new(2024, 2, 29).is_some());
    /// assert!(Day::new(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(-9999..=9999).contains(&year) || day == 0 || day > length(year, month)? {
            return None;
        }
        // Years that start in March end with the leap day.
        let months = (i32::from(month) + 9) % 12;
        let years = year - i32::from(month < 3);
        let cycle = years.div_euclid(400);
        let (years, months) = (years.rem_euclid(400), (153 * months + 2) / 5);
        let days = years * 365 + years / 4 - years / 100 + months + i32::from(day);
        Some(Self(BEFORE_MARCH + cycle * CYCLE + days))
    }

    /// The last day of a month (1..=12).
    #[must_use]
    pub fn end_of_month(year: i32, month: u8) -> Option<Self> {
        Self::new(year, month, length(year, month)?)
    }

    /// Reads `YYYY-MM-DD`, the spelling of the `known-on` attribute.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: core::ops::Range<usize>| -> Option<i32> {
            let part = bytes.get(range)?;
            part.iter().try_fold(0, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + i32::from(byte - b'0'))
            })
        };
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let month = u8::try_from(digits(5..7)?).ok()?;
        let day = u8::try_from(digits(8..10)?).ok()?;
        Self::new(digits(0..4)?, month, day)
    }

    /// `YYYY-MM-DD`; a year before 0 with its sign.
    #[must_use]
    pub fn to_iso(self) -> String {
        let (year, month, day) = self.ymd();
        let mut out = String::with_capacity(10);
        if year < 0 {
            out.push('-');
        }
        push_padded(&mut out, year.unsigned_abs(), 4);
        out.push('-');
        push_padded(&mut out, u32::from(month), 2);
        out.push('-');
        push_padded(&mut out, u32::from(day), 2);
        out
    }

    /// Year, month (1..=12) and day of the month.
    #[must_use]
    pub fn ymd(self) -> (i32, u8, u8) {
        let days = self.0 - BEFORE_MARCH - 1;
        let cycle = days.div_euclid(CYCLE);
        let days = days.rem_euclid(CYCLE);
        let years = (days - days / 1460 + days / 36_524 - days / (CYCLE - 1)) / 365;
        let days = days - (years * 365 + years / 4 - years / 100);
        let months = (5 * days + 2) / 153;
        let day = days - (153 * months + 2) / 5 + 1;
        let month = (months + 2) % 12 + 1;
        let year = cycle * 400 + years + i32::from(month < 3);
        (year, small(month), small(day))
    }

    /// Monday = 1 to Sunday = 7 (ISO 8601).
    #[must_use]
    pub fn weekday(self) -> u8 {
        small(self.0.rem_euclid(7) + 1)
    }

    /// Days since the epoch of the Julian day count; differences are days.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day so many days later (or earlier, if negative), kept within the
    /// calendar's range.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        let sum = self.0.saturating_add(days);
        Self(sum.clamp(ENDS.0, ENDS.1))
    }
}

/// The days of a month.
fn length(year: i32, month: u8) -> Option<u8> {
    Some(match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

/// A month or a day of the month.
fn small(number: i32) -> u8 {
    number.to_le_bytes()[0]
}

fn push_padded(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        out.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use time::Date;

    use super::{Day, ENDS};

    #[test]
    fn every_day_is_that_of_another_calendar() {
        assert_eq!(ENDS.0, Date::MIN.to_julian_day());
        assert_eq!(ENDS.1, Date::MAX.to_julian_day());
        for number in ENDS.0..=ENDS.1 {
            let (day, date) = (Day(number), Date::from_julian_day(number).expect("a day"));
            let (year, month, of_month) = day.ymd();
            let other = (date.year(), date.month() as u8, date.day());
            assert_eq!((year, month, of_month), other);
            assert_eq!(day.weekday(), date.weekday().number_from_monday());
            assert_eq!(Day::new(year, month, of_month), Some(day));
            if day.plus(1).ymd().2 == 1 {
                assert_eq!(Day::end_of_month(year, month), Some(day));
                assert_eq!(Day::new(year, month, of_month + 1), None);
            }
        }
        for (year, month, day) in [(-10_000, 12, 31), (10_000, 1, 1), (1, 0, 1), (1, 1, 0)] {
            assert_eq!(Day::new(year, month, day), None);
        }
    }

    #[test]
    fn iso_goes_there_and_back() {
        for text in ["2024-10-28", "0001-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(Day::from_iso(text).expect(text).to_iso(), text);
        }
        for text in [
            "2024-2-29",
            "2023-02-29",
            "2024-13-01",
            "2024-10-280",
            "２024-1",
            "",
        ] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        let monday = Day::new(2024, 10, 28).expect("a day");
        assert_eq!(monday.weekday(), 1);
        assert_eq!(monday.plus(-3).weekday(), 5);
        assert_eq!(monday.plus(-3).to_iso(), "2024-10-25");
    }
}
