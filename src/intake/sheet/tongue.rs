//! Languages by the names that people give them.

use super::fold::fold;

/// Tags with the names that a language has in itself, in English and in
/// German, some in French and Spanish too, as [`fold`] writes them.
const NAMES: &[(&str, &[&str])] = &[
    ("ar", &["arabic", "arabisch", "العربية", "عربي"]),
    ("cs", &["czech", "tschechisch", "čeština"]),
    ("da", &["danish", "dänisch", "dansk"]),
    ("de", &["german", "deutsch", "allemand", "alemán"]),
    ("en", &["english", "englisch", "anglais", "inglés"]),
    (
        "es",
        &["spanish", "spanisch", "español", "espanol", "castellano"],
    ),
    ("fi", &["finnish", "finnisch", "suomi"]),
    (
        "fr",
        &[
            "french",
            "französisch",
            "français",
            "francais",
            "franzoesisch",
        ],
    ),
    ("he", &["hebrew", "hebräisch", "עברית"]),
    ("it", &["italian", "italienisch", "italiano"]),
    ("ko", &["korean", "koreanisch", "한국어"]),
    ("nl", &["dutch", "niederländisch", "nederlands"]),
    ("pl", &["polish", "polnisch", "polski"]),
    ("pt", &["portuguese", "portugiesisch", "português"]),
    ("ru", &["russian", "russisch", "русский"]),
    ("sv", &["swedish", "schwedisch", "svenska"]),
    ("tr", &["turkish", "türkisch", "türkçe"]),
    ("uk", &["ukrainian", "ukrainisch", "українська"]),
    ("zh", &["chinese", "chinesisch", "中文"]),
];

/// The tag of a language that is called by its name.
pub(super) fn tag_of(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let found = NAMES
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()));
    found.map(|(tag, _)| *tag)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, fold, tag_of};

    #[test]
    fn names_are_known_as_they_are_folded() {
        for (tag, names) in NAMES {
            for name in *names {
                assert_eq!(fold(name), *name);
                assert_eq!(tag_of(name), Some(*tag), "{name}");
            }
        }
        assert_eq!(tag_of(" Deutsch "), Some("de"));
        assert_eq!(tag_of("Klingon"), None);
    }
}
