//! How dates and numbers are written where a sheet comes from.

use crate::model::primary;

/// The order of day, month and year where all are digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// 18/10/2024
    Dmy,
    /// 10/18/2024
    Mdy,
    /// 2024/10/18
    Ymd,
}

impl Order {
    /// The order with this name in a mapping.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "dmy" => Some(Self::Dmy),
            "mdy" => Some(Self::Mdy),
            "ymd" => Some(Self::Ymd),
            _ => None,
        }
    }

    /// Its name in a mapping.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
        }
    }
}

/// The marks in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// Before the fraction.
    pub(super) decimal: char,
    /// Between groups of three digits.
    pub(super) group: Option<char>,
}

/// How a sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// The order of dates.
    pub(super) order: Order,
    /// Whether the order is certain: the mapping or the language settles it.
    pub(super) is_order_settled: bool,
    pub(super) marks: Marks,
    /// Whether the mapping gives the marks.
    pub(super) are_marks_settled: bool,
    /// Whether "billion" is a million millions.
    pub(super) is_long_scale: bool,
}

/// The languages whose numbers have a decimal point.
const POINT: &[&str] = &[
    "en", "ar", "he", "zh", "ja", "ko", "th", "hi", "bn", "ta", "te", "ur", "sw", "fa",
];

/// Regions that write a decimal point where their language has a comma.
const POINT_REGIONS: &[&str] = &[
    "ch", "li", "mx", "us", "gt", "hn", "ni", "sv", "do", "pa", "pr", "pe",
];

/// The languages that part groups by a point.
const POINT_GROUPS: &[&str] = &[
    "de", "es", "it", "pt", "nl", "da", "tr", "id", "el", "ro", "hr", "sr", "sl", "ca", "is", "vi",
];

/// The languages in which "billion" is a million millions.
const LONG_SCALE: &[&str] = &[
    "de", "fr", "es", "it", "nl", "da", "sv", "nb", "no", "pl", "cs", "hu", "fi", "ca",
];

impl Style {
    /// The style of a language, as far as nothing else is said.
    pub(super) fn of(language: &str) -> Self {
        let tag = language.to_ascii_lowercase();
        let first = primary(&tag);
        let has_region =
            |regions: &[&str]| tag.split('-').skip(1).any(|part| regions.contains(&part));
        let is_point = POINT.contains(&first) || has_region(POINT_REGIONS);
        let marks = if is_point {
            let is_swiss = has_region(&["ch", "li"]);
            Marks {
                decimal: '.',
                group: Some(if is_swiss { '’' } else { ',' }),
            }
        } else {
            Marks {
                decimal: ',',
                group: Some(if POINT_GROUPS.contains(&first) {
                    '.'
                } else {
                    ' '
                }),
            }
        };
        let is_year_first = matches!(first, "zh" | "ja" | "ko" | "hu" | "lt" | "sv" | "fa");
        let is_english = first == "en";
        let order = if is_year_first {
            Order::Ymd
        } else if is_english && (tag == "en" || has_region(&["us"])) {
            Order::Mdy
        } else {
            Order::Dmy
        };
        Self {
            order,
            // English without a region is written both ways.
            is_order_settled: tag != "en",
            marks,
            are_marks_settled: false,
            is_long_scale: LONG_SCALE.contains(&first),
        }
    }
}
