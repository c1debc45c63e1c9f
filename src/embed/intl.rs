//! The conventions of a language on the page, from the browser's `Intl`.

use core::cell::OnceCell;
use core::cmp::Ordering;

use js_sys::Intl::{Collator, DateTimeFormat, ListFormat, NumberFormat, PluralRules};
use js_sys::{Array, Function, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::model::Day;
use crate::wording::{DateStyle, Language, Locale, Plural};

/// The Julian day number of 1 January 1970.
const EPOCH: i32 = 2_440_588;

/// Milliseconds of a day.
const DAY_MS: f64 = 86_400_000.0;

/// The conventions of a language as the browser knows them. Each formatter is
/// made once; but for the one of numbers, when it is first used.
pub struct IntlLocale {
    tag: String,
    page: String,
    language: &'static Language,
    tags: Array,
    numbers: Function,
    plurals: OnceCell<PluralRules>,
    lists: OnceCell<ListFormat>,
    collation: OnceCell<Function>,
    dates: [OnceCell<Function>; DateStyle::ALL.len()],
}

impl IntlLocale {
    /// The conventions for a tag of
    /// [`language_for`](crate::wording::language_for); the browser throws at
    /// what is no tag; with the words of its language, for a page in its own.
    #[must_use]
    pub fn new(tag: &str, page: &str, language: &'static Language) -> Self {
        let tags = Array::of1(&JsValue::from_str(tag));
        let numbers = NumberFormat::new(&tags, &options(r#"{"maximumFractionDigits":6}"#));
        Self {
            tag: tag.into(),
            page: page.into(),
            language,
            numbers: numbers.format(),
            plurals: OnceCell::new(),
            lists: OnceCell::new(),
            collation: OnceCell::new(),
            dates: Default::default(),
            tags,
        }
    }

    fn date_format(&self, style: DateStyle, is_before_christ: bool) -> Function {
        let mut text = String::from(r#"{"timeZone":"UTC","calendar":"gregory""#);
        let (has_year, month, has_day) = match style {
            DateStyle::Heading | DateStyle::Long => (true, "long", true),
            DateStyle::Medium => (true, "short", true),
            DateStyle::Short => (false, "short", true),
            DateStyle::DayMonth => (false, "long", true),
            DateStyle::Month => (true, "long", false),
            DateStyle::ShortMonth => (true, "short", false),
            DateStyle::Year => (true, "", false),
        };
        if style == DateStyle::Heading {
            text.push_str(r#","weekday":"long""#);
        }
        if has_year {
            text.push_str(r#","year":"numeric""#);
            if is_before_christ {
                text.push_str(r#","era":"short""#);
            }
        }
        if !month.is_empty() {
            text.push_str(r#","month":""#);
            text.push_str(month);
            text.push('"');
        }
        if has_day {
            text.push_str(r#","day":"numeric""#);
        }
        text.push('}');
        DateTimeFormat::new(&self.tags, &options(&text)).format()
    }
}

impl Locale for IntlLocale {
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
        formatted(&self.numbers, value)
    }

    fn date(&self, day: Day, style: DateStyle) -> String {
        let time_ms = f64::from(day.number() - EPOCH) * DAY_MS;
        if day.ymd().0 <= 0 {
            return formatted(&self.date_format(style, true), time_ms);
        }
        let format = self.dates[style as usize].get_or_init(|| self.date_format(style, false));
        formatted(format, time_ms)
    }

    fn plural(&self, count: usize) -> Plural {
        let plurals = || PluralRules::new(&self.tags, &Object::new());
        let plurals = self.plurals.get_or_init(plurals);
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
        let category = String::from(plurals.select(count as f64));
        match category.as_str() {
            "zero" => Plural::Zero,
            "one" => Plural::One,
            "two" => Plural::Two,
            "few" => Plural::Few,
            "many" => Plural::Many,
            _ => Plural::Other,
        }
    }

    fn list(&self, items: &[String]) -> String {
        let list = Array::new();
        for item in items {
            list.push(&JsValue::from_str(item));
        }
        let lists = || ListFormat::new(&self.tags, &Object::new());
        self.lists.get_or_init(lists).format(&list).into()
    }

    fn apart(&self, letter: char) -> String {
        apart(letter)
    }

    fn compare(&self, one: &str, other: &str) -> Ordering {
        let collation = || Collator::new(&self.tags, &Object::new()).compare();
        let collation = self.collation.get_or_init(collation);
        let [one, other] = [one, other].map(JsValue::from_str);
        let told = collation.call2(&JsValue::NULL, &one, &other);
        let told = told.ok().and_then(|told| told.as_f64()).unwrap_or_default();
        told.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    }
}

/// A letter in lower case, taken apart.
pub(super) fn apart(letter: char) -> String {
    let text = js_sys::JsString::from(letter.to_string());
    text.normalize("NFD").to_lower_case().into()
}

/// The options of a formatter, from their JSON.
fn options(json: &str) -> Object {
    match JSON::parse(json) {
        Ok(value) => value.unchecked_into(),
        Err(_) => Object::new(),
    }
}

/// A value through the bound `format` of a formatter.
fn formatted(format: &Function, value: f64) -> String {
    let text = format.call1(&JsValue::NULL, &JsValue::from_f64(value));
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
