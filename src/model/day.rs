//! A calendar day.

use time::{Date, Month, Weekday};

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
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day).ok()?;
        Some(Self(date.to_julian_day()))
    }

    /// The last day of a month (1..=12).
    #[must_use]
    pub fn end_of_month(year: i32, month: u8) -> Option<Self> {
        let length = Month::try_from(month).ok()?.length(year);
        Self::new(year, month, length)
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
        let date = self.date();
        (date.year(), date.month() as u8, date.day())
    }

    /// Monday = 1 to Sunday = 7 (ISO 8601).
    #[must_use]
    pub fn weekday(self) -> u8 {
        match self.date().weekday() {
            Weekday::Monday => 1,
            Weekday::Tuesday => 2,
            Weekday::Wednesday => 3,
            Weekday::Thursday => 4,
            Weekday::Friday => 5,
            Weekday::Saturday => 6,
            Weekday::Sunday => 7,
        }
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
        Self(sum.clamp(Date::MIN.to_julian_day(), Date::MAX.to_julian_day()))
    }

    fn date(self) -> Date {
        Date::from_julian_day(self.0).unwrap_or(Date::MIN)
    }
}

fn push_padded(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        out.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

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
