//! The columns that a sheet of claims may have.

use crate::intake::spelling::is_language;
use crate::model::{
    Attribution, Basis, ClaimKind, Distance, Genre, Qualifier, Rank, SaidBasis, Stance, Tense,
};

/// Declares the columns: a constant each with its place, and their names.
macro_rules! columns {
    ($($place:ident $name:literal)+) => {
        #[allow(
            dead_code,
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "only counts the places of the constants"
        )]
        enum Place { $($place),+ }
        $(pub(super) const $place: usize = Place::$place as usize;)+

        /// Every column's name, but for the texts of further languages.
        pub(super) const NAMES: &[&str] = &[$($name),+];
    };
}

columns! {
    ID "id"
    KIND "kind"
    SAID "said"
    SAID_BASIS "said_basis"
    PUBLISHED "published"
    SPEAKER "speaker"
    ROLE "role"
    PARTY "party"
    ATTRIBUTION "attribution"
    DISTANCE "distance"
    VIA "via"
    STANCE "stance"
    TEXT "text"
    QUOTE "quote"
    QUOTE_LANGUAGE "quote_language"
    HEDGE "hedge"
    MEASURE "measure"
    QUALIFIER "qualifier"
    VALUE "value"
    LOW "low"
    HIGH "high"
    BEST "best"
    UNIT "unit"
    WORDING "wording"
    BASIS "basis"
    ADDED "added"
    TENSE "tense"
    REFERS_TO "refers_to"
    SOURCE "source"
    SOURCE_URL "source_url"
    SOURCE_TITLE "source_title"
    SOURCE_PUBLISHED "source_published"
    RELATION "relation"
    GENRE "genre"
    RANK "rank"
    RANK_REASON "rank_reason"
    WITHDRAWN "withdrawn"
    NOTE "note"
    TAGS "tags"
}

/// How many columns there are.
pub(super) const COUNT: usize = NAMES.len();

/// What parts the values of a cell that holds several.
pub(super) const PARTER: char = '|';

/// The columns without which a sheet holds no claims.
pub(super) const REQUIRED: [usize; 3] = [SAID, SPEAKER, TEXT];

/// Whether a cell of this column holds several values.
pub(super) fn is_several(field: usize) -> bool {
    matches!(
        field,
        VIA | SOURCE | SOURCE_URL | SOURCE_TITLE | SOURCE_PUBLISHED | RELATION | TAGS
    )
}

/// The names that a field takes, where it takes only some.
pub(super) fn names_of(field: usize) -> Option<&'static [&'static str]> {
    Some(match field {
        KIND => ClaimKind::NAMES,
        SAID_BASIS => SaidBasis::NAMES,
        ATTRIBUTION => Attribution::NAMES,
        DISTANCE => Distance::NAMES,
        STANCE => Stance::NAMES,
        QUALIFIER => Qualifier::NAMES,
        BASIS => Basis::NAMES,
        TENSE => Tense::NAMES,
        GENRE => Genre::NAMES,
        RANK => Rank::NAMES,
        _ => return None,
    })
}

/// Where the cells of a column go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To the field at this place.
    Field(usize),
    /// To the claim's text in this language.
    Text(String),
}

impl Target {
    /// The target that a column's name means, whatever its case, and with spaces
    /// in it as well.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = name.trim();
        let joined = name.replace(' ', "_");
        if let Some(place) = NAMES
            .iter()
            .position(|known| known.eq_ignore_ascii_case(&joined))
        {
            return Some(Self::Field(place));
        }
        let (start, tag) = name.split_at_checked(5)?;
        let tag = tag.replace('_', "-");
        (start.eq_ignore_ascii_case("text_") && is_language(&tag)).then_some(Self::Text(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::{COUNT, NAMES, SOURCE_URL, TAGS, TEXT, Target};

    #[test]
    fn names_mean_columns_whatever_their_case() {
        assert_eq!(NAMES[TAGS], "tags");
        assert_eq!(COUNT, TAGS + 1);
        assert_eq!(Target::of(" Text "), Some(Target::Field(TEXT)));
        assert_eq!(Target::of("Source URL"), Some(Target::Field(SOURCE_URL)));
        assert_eq!(Target::of("text_pt_BR"), Some(Target::Text("pt-BR".into())));
        assert_eq!(Target::of("TEXT_de"), Some(Target::Text("de".into())));
        assert_eq!(Target::of("text_"), None);
        assert_eq!(Target::of("Text ID"), None);
        assert_eq!(Target::of("textes"), None);
    }
}
