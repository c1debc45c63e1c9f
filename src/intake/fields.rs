//! The table of fields: what each object of a claims file holds.
//!
//! It drives the decoding, the help for misspelt names and the schema.

use std::borrow::Cow;

use crate::model::{
    Attribution, Basis, ClaimKind, Distance, Genre, Qualifier, Rank, RelationKind, SaidBasis,
    Shape, SpeakerKind, Stance, Stands, Tense,
};

/// What a field takes.
#[derive(Clone, Copy)]
pub(crate) enum Takes {
    /// A plain string.
    Plain,
    /// A string in the dataset's language, or one string a language.
    Text,
    /// The object's own id.
    Id,
    /// A claim's own id, `[a-z0-9][a-z0-9-]*`.
    ClaimId,
    /// The id of another object.
    Reference,
    /// One id of other objects, or a list of them.
    References,
    /// A date of EDTF.
    Date,
    /// A number, `0..=2⁵³`.
    Number,
    /// One of these names.
    Name(Names),
    /// A colour of CSS, `#rgb` or `#rrggbb`.
    Color,
    /// An address, http or https.
    Url,
    /// A tag of BCP 47.
    Language,
    /// A list of plain strings.
    Plains,
    /// A list of texts.
    Texts,
    /// An object.
    Object,
    /// An object, or a string in its place.
    ObjectOrPlain,
    /// A list of whatever the reader of this field looks into.
    List,
    /// Any value: it is left alone.
    Anything,
}

/// Declares the enumerations whose names a field may take.
macro_rules! names {
    ($($name:ident)+) => {
        /// An enumeration of the model.
        #[derive(Clone, Copy)]
        pub(crate) enum Names { $($name),+ }

        impl Names {
            /// Its names in a claims file.
            pub(crate) fn all(self) -> &'static [&'static str] {
                match self { $(Self::$name => $name::NAMES),+ }
            }
        }
    };
}

names! { Attribution Basis ClaimKind Distance Genre Qualifier Rank RelationKind SaidBasis Shape SpeakerKind Stance Stands Tense }

/// A kind of object.
pub(crate) struct Kind {
    pub(crate) noun: &'static str,
    /// The names of its fields, a space after each.
    #[cfg(not(feature = "sheet"))]
    names: &'static str,
    /// The same as a list: heavier, and much faster for the many rows of a
    /// sheet.
    #[cfg(feature = "sheet")]
    names: &'static [&'static str],
    /// What they take, in the same order.
    pub(crate) takes: &'static [Takes],
    /// A bit for each that is required.
    pub(crate) required: u32,
}

impl Kind {
    /// The names of its fields.
    #[cfg(feature = "sheet")]
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().copied()
    }

    /// The names of its fields.
    #[cfg(not(feature = "sheet"))]
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.split(' ').take(self.takes.len())
    }

    /// The place of the field with this name.
    #[cfg(feature = "sheet")]
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        // A look at the first letter spares most comparisons.
        let first = name.as_bytes().first();
        let mut names = self.names.iter();
        names.position(|known| known.as_bytes().first() == first && *known == name)
    }

    /// The place of the field with this name.
    #[cfg(not(feature = "sheet"))]
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.names().position(|known| known == name)
    }
}

/// Declares kinds of objects: a module each, with the places of its fields in
/// the table and the table itself, from one list. `+` marks what is required.
macro_rules! kinds {
    ($($module:ident $noun:literal { $($place:ident $(+ $required:tt)? $name:literal $takes:expr;)+ })+) => {
        $(
            pub(super) mod $module {
                use super::*;

                #[allow(
                    dead_code,
                    non_camel_case_types,
                    clippy::upper_case_acronyms,
                    reason = "only counts the places of the constants"
                )]
                enum Place { $($place),+ }
                $(#[allow(dead_code, reason = "some fields are read before the rest")]
                pub(in super::super) const $place: usize = Place::$place as usize;)+

                pub(in super::super) static KIND: Kind = Kind {
                    noun: $noun,
                    #[cfg(not(feature = "sheet"))]
                    names: concat!($($name, " "),+),
                    #[cfg(feature = "sheet")]
                    names: &[$($name),+],
                    takes: &[$($takes),+],
                    required: 0 $(| (false $(|| $required)?) as u32 * (1 << $place))+,
                };
            }
        )+

        /// Every kind of object.
        pub(crate) static KINDS: &[&Kind] = &[$(&$module::KIND),+];
    };
}

/// Of what shows as the empty face: required where there are words for it.
const TOLD: bool = cfg!(feature = "words");

kinds! {
    dataset "dataset" {
        SCHEMA "$schema" Takes::Anything;
        FORMAT +true "format" Takes::Plain;
        ID +true "id" Takes::Id;
        TITLE +true "title" Takes::Text;
        QUESTION "question" Takes::Text;
        LANGUAGE "language" Takes::Language;
        UPDATED "updated" Takes::Date;
        PUBLISHER "publisher" Takes::Text;
        LICENSE "license" Takes::Plain;
        NOTE "note" Takes::Text;
        PARTIES "parties" Takes::List;
        SPEAKERS "speakers" Takes::List;
        SOURCES "sources" Takes::List;
        MEASURES "measures" Takes::List;
        CLAIMS +TOLD "claims" Takes::List;
        CORRECTIONS "corrections" Takes::List;
    }
    party "party" {
        ID +true "id" Takes::Id;
        NAME +true "name" Takes::Text;
        COLOR "color" Takes::Color;
        SHAPE "shape" Takes::Name(Names::Shape);
        STANDS "stands" Takes::Name(Names::Stands);
    }
    speaker "speaker" {
        ID +true "id" Takes::Id;
        NAME +true "name" Takes::Text;
        ROLE "role" Takes::Text;
        PARTY "party" Takes::Reference;
        KIND_OF "kind" Takes::Name(Names::SpeakerKind);
    }
    source "source" {
        ID +true "id" Takes::Id;
        PUBLISHER "publisher" Takes::Text;
        AGENCIES "agencies" Takes::Plains;
        LABEL "label" Takes::Text;
        TITLE "title" Takes::Text;
        URL "url" Takes::Url;
        ARCHIVE_URL "archive_url" Takes::Url;
        PUBLISHED "published" Takes::Date;
        LANGUAGE "language" Takes::Language;
    }
    measure "measure" {
        ID +true "id" Takes::Id;
        LABEL +true "label" Takes::Text;
        UNIT "unit" Takes::Text;
        NOTE "note" Takes::Text;
    }
    correction "correction" {
        DATE +true "date" Takes::Date;
        CLAIM "claim" Takes::Reference;
        TEXT +true "text" Takes::Text;
    }
    claim "claim" {
        ID +true "id" Takes::ClaimId;
        KIND_OF "kind" Takes::Name(Names::ClaimKind);
        SAID +true "said" Takes::Date;
        SAID_BASIS "said_basis" Takes::Name(Names::SaidBasis);
        PUBLISHED "published" Takes::Date;
        SPEAKER +true "speaker" Takes::References;
        ATTRIBUTION "attribution" Takes::Name(Names::Attribution);
        DISTANCE "distance" Takes::Name(Names::Distance);
        VIA "via" Takes::Texts;
        STANCE +true "stance" Takes::Name(Names::Stance);
        TEXT +true "text" Takes::Text;
        QUOTE "quote" Takes::ObjectOrPlain;
        HEDGE "hedge" Takes::Plain;
        ESTIMATE "estimate" Takes::Object;
        MEASURES "measures" Takes::References;
        SOURCES "sources" Takes::List;
        RELATIONS "relations" Takes::List;
        GENRE "genre" Takes::Name(Names::Genre);
        RANK "rank" Takes::Name(Names::Rank);
        RANK_REASON "rank_reason" Takes::Text;
        WITHDRAWN "withdrawn" Takes::Date;
        NOTE "note" Takes::Text;
        TAGS "tags" Takes::Plains;
    }
    estimate "estimate" {
        MEASURE +true "measure" Takes::Reference;
        QUALIFIER +true "qualifier" Takes::Name(Names::Qualifier);
        VALUE "value" Takes::Number;
        LOW "low" Takes::Number;
        HIGH "high" Takes::Number;
        BEST "best" Takes::Number;
        THAN "than" Takes::Reference;
        WORDING "wording" Takes::Plain;
        BASIS "basis" Takes::Name(Names::Basis);
        ADDED "added" Takes::Number;
        TENSE "tense" Takes::Name(Names::Tense);
        REFERS_TO "refers_to" Takes::Date;
    }
    quote "quote" {
        EXACT +true "exact" Takes::Plain;
        LANGUAGE "language" Takes::Language;
        PREFIX "prefix" Takes::Plain;
        SUFFIX "suffix" Takes::Plain;
        TRANSLATION "translation" Takes::Text;
    }
    relation "relation" {
        KIND_OF +true "kind" Takes::Name(Names::RelationKind);
        CLAIM +true "claim" Takes::Reference;
        NOTE "note" Takes::Text;
    }
    report "source reference" {
        SOURCE +true "source" Takes::Reference;
        VARIANT "variant" Takes::Object;
    }
    variant "variant" {
        SAID "said" Takes::Date;
        STANCE "stance" Takes::Name(Names::Stance);
        WORDING "wording" Takes::Plain;
        QUALIFIER "qualifier" Takes::Name(Names::Qualifier);
        VALUE "value" Takes::Number;
        LOW "low" Takes::Number;
        HIGH "high" Takes::Number;
        QUOTE "quote" Takes::ObjectOrPlain;
        NOTE "note" Takes::Text;
    }
}

impl Takes {
    /// Whoever is told nothing needs no words for it.
    #[cfg(not(feature = "words"))]
    #[expect(clippy::unused_self, reason = "with words it is used")]
    pub(super) fn wants(self) -> Cow<'static, str> {
        Cow::Borrowed("")
    }

    /// What would be right, in words.
    #[cfg(feature = "words")]
    pub(super) fn wants(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Plain => "a string",
            Self::Text => {
                "a string, or an object of language tags and strings: {\"en\": \"…\", \"de\": \"…\"}"
            }
            Self::Id | Self::ClaimId => "an id: a string that no other of its kind has",
            Self::Reference => "an id: a string",
            Self::References => "an id, or a list of ids",
            Self::Date => "a date as a string: \"2024-10-28\", \"2024-10\", \"2024\"",
            Self::Number => "a number without quotation marks: 10000",
            Self::Name(names) => {
                let mut all = String::from("one of ");
                for (place, name) in names.all().iter().enumerate() {
                    all.push_str(if place > 0 { ", " } else { "" });
                    all.push_str(name);
                }
                return Cow::Owned(all);
            }
            Self::Color => "a colour as a string: \"#1f77b4\"",
            Self::Url => "an address as a string: \"https://…\"",
            Self::Language => "a language tag as a string: \"en\", \"de-CH\"",
            Self::Plains | Self::Texts => "a list of strings: [\"…\"]",
            Self::Object => "an object: {…}",
            Self::ObjectOrPlain => "an object: {\"exact\": \"…\"}",
            Self::List => "a list: […]",
            Self::Anything => "any value",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::KINDS;

    #[test]
    fn a_mask_of_32_bits_holds_the_fields_of_every_kind() {
        for kind in KINDS {
            let names: Vec<&str> = kind.names().collect();
            assert!(names.len() <= 32, "{}", kind.noun);
            assert_eq!(names.len(), kind.takes.len());
            for name in &names {
                assert!(!name.is_empty() && !name.contains(' '));
                let twins = names.iter().filter(|twin| *twin == name);
                assert_eq!(twins.count(), 1, "{} {name}", kind.noun);
            }
        }
    }
}
