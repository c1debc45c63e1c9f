//! The conventions of a language natively, from ICU4X and its CLDR.

use core::cmp::Ordering;

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::{Date, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::fieldsets::enums::{CalendarPeriodFieldSet, DateFieldSet};
use icu_datetime::fieldsets::{MD, Y, YM, YMD, YMDE};
use icu_datetime::options::YearStyle;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale as IcuTag;
use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_plurals::{PluralCategory, PluralRules};

use super::language::Language;
use super::locale::{DateStyle, Locale, Plural};
use crate::model::Day;

/// The conventions of a language, outside the browser.
pub struct IcuLocale {
    tag: String,
    page: String,
    language: &'static Language,
    preferences: DateTimeFormatterPreferences,
    numbers: DecimalFormatter,
    plurals: PluralRules,
    lists: ListFormatter,
    collation: CollatorBorrowed<'static>,
}

/// The fields of a date that a style shows.
enum Fields {
    Days(DateFieldSet),
    Periods(CalendarPeriodFieldSet),
}

impl Fields {
    fn of(style: DateStyle, is_before_christ: bool) -> Self {
        let year = match is_before_christ {
            true => YearStyle::WithEra,
            false => YearStyle::NoEra,
        };
        match style {
            DateStyle::Heading => {
                Self::Days(DateFieldSet::YMDE(YMDE::long().with_year_style(year)))
            }
            DateStyle::Long => Self::Days(DateFieldSet::YMD(YMD::long().with_year_style(year))),
            DateStyle::Medium => Self::Days(DateFieldSet::YMD(YMD::medium().with_year_style(year))),
            DateStyle::Short => Self::Days(DateFieldSet::MD(MD::medium())),
            DateStyle::DayMonth => Self::Days(DateFieldSet::MD(MD::long())),
            DateStyle::Month => {
                Self::Periods(CalendarPeriodFieldSet::YM(YM::long().with_year_style(year)))
            }
            DateStyle::ShortMonth => Self::Periods(CalendarPeriodFieldSet::YM(
                YM::medium().with_year_style(year),
            )),
            DateStyle::Year => {
                Self::Periods(CalendarPeriodFieldSet::Y(Y::long().with_year_style(year)))
            }
        }
    }
}

impl IcuLocale {
    /// The conventions for a tag, best one of
    /// [`language_for`](super::language_for); `None` if it is no BCP 47 tag or
    /// CLDR knows nothing of it. The words are English where the language has
    /// no table.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let locale: IcuTag = tag.parse().ok()?;
        Some(Self {
            tag: tag.into(),
            page: tag.into(),
            language: Language::compiled_in(tag).or_else(|| Language::compiled_in("en"))?,
            preferences: (&locale).into(),
            numbers: DecimalFormatter::try_new(
                (&locale).into(),
                DecimalFormatterOptions::default(),
            )
            .ok()?,
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok()?,
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .ok()?,
            collation: Collator::try_new((&locale).into(), CollatorOptions::default()).ok()?,
        })
    }

    /// The same for a page in a language of its own, which may have no words
    /// here.
    #[must_use]
    pub fn on_page(self, page: &str) -> Self {
        Self {
            page: page.into(),
            ..self
        }
    }

    fn format(&self, day: Day, style: DateStyle) -> Option<String> {
        type Formatter<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;
        let (year, month, day) = day.ymd();
        let date = Date::try_new_gregorian(year, month, day).ok()?;
        Some(match Fields::of(style, year <= 0) {
            Fields::Days(fields) => Formatter::try_new(self.preferences, fields)
                .ok()?
                .format(&date)
                .to_string(),
            Fields::Periods(fields) => Formatter::try_new(self.preferences, fields)
                .ok()?
                .format(&date)
                .to_string(),
        })
    }
}

impl IcuLocale {
    /// The date with the name of its month: in some languages (German,
    /// Arabic) CLDR's dates of middle length have a number instead, which the
    /// browser, asked for a name, does not give.
    fn named(&self, day: Day, style: DateStyle) -> Option<String> {
        let text = self.format(day, style)?;
        let in_words = match style {
            DateStyle::Medium => DateStyle::Long,
            DateStyle::ShortMonth => DateStyle::Month,
            _ => return Some(text),
        };
        let is_name = |word: &&str| !word.contains(|letter: char| letter.is_numeric());
        let short = self.format(day, DateStyle::Short)?;
        let (name, long) = (
            short.split(' ').find(is_name)?,
            self.format(day, DateStyle::DayMonth)?,
        );
        if text.contains(name) {
            return Some(text);
        }
        let text = self.format(day, in_words)?;
        if style == DateStyle::Medium {
            return Some(text.replacen(&long, &short, 1));
        }
        let long = text.split(' ').find(is_name)?.to_owned();
        Some(text.replacen(&long, name, 1))
    }
}

impl Locale for IcuLocale {
    fn tag(&self) -> &str {
        &self.tag
    }

    fn page(&self) -> &str {
        &self.page
    }

    fn language(&self) -> &'static Language {
        self.language
    }

    fn number(&self, value: f64) -> String {
        match Decimal::try_from_str(&value.to_string()) {
            Ok(mut number) => {
                // Half away from zero, as the browser rounds.
                let half = UnsignedRoundingMode::HalfExpand;
                number.round_with_mode(-6, SignedRoundingMode::Unsigned(half));
                number.absolute.trim_end();
                self.numbers.format(&number).to_string()
            }
            Err(_) => value.to_string(),
        }
    }

    fn date(&self, day: Day, style: DateStyle) -> String {
        self.named(day, style).unwrap_or_else(|| day.to_iso())
    }

    fn plural(&self, count: usize) -> Plural {
        match self.plurals.category_for(count) {
            PluralCategory::Zero => Plural::Zero,
            PluralCategory::One => Plural::One,
            PluralCategory::Two => Plural::Two,
            PluralCategory::Few => Plural::Few,
            PluralCategory::Many => Plural::Many,
            PluralCategory::Other => Plural::Other,
        }
    }

    fn list(&self, items: &[String]) -> String {
        self.lists.format(items.iter()).to_string()
    }

    fn apart(&self, letter: char) -> String {
        let lower: String = letter.to_lowercase().collect();
        DecomposingNormalizerBorrowed::new_nfd()
            .normalize(&lower)
            .into_owned()
    }

    fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collation.compare(one, other)
    }
}
