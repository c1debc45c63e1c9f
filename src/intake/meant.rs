//! The name that was meant by a word of another language, for those who keep
//! sheets.

/// What a speaker does, and how claims are tied, as people write it.
const WORDS: [(&str, &str); 17] = [
    (
        "denies",
        "dementiert|bestreitet|widerspricht|weist zurück|dementi|dément|nie|niega|desmiente|заперечує",
    ),
    (
        "disputes",
        "widerspricht|bestreitet|conteste|disputa|оскаржує",
    ),
    (
        "confirms",
        "bestätigt|bestätigung|confirme|confirma|підтверджує",
    ),
    ("estimates", "schätzt|schätzung|estime|estima|оцінює"),
    (
        "reports",
        "meldet|berichtet|zählt|gezählt|counted|rapporte|informa|повідомляє",
    ),
    ("expects", "erwartet|rechnet mit|prévoit|espera|очікує"),
    (
        "declines",
        "kein kommentar|keine angabe|kommentiert nicht|no comment|refuses|refused|won't say|sagt nichts|sans commentaire|sin comentarios|без коментарів",
    ),
    (
        "leaves_open",
        "lässt offen|offen|offen gelassen|laisse ouvert|deja abierto",
    ),
    ("doubts", "bezweifelt|zweifelt|doute|duda|сумнівається"),
    ("warns", "warnt|avertit|advierte|попереджає"),
    ("accuses", "beschuldigt|wirft vor|accuse|acusa|звинувачує"),
    ("demands", "fordert|verlangt|exige|вимагає"),
    ("announces", "kündigt an|annonce|anuncia|оголошує"),
    ("retracts", "zieht zurück|widerruft|retire|retira|відкликає"),
    (
        "updates",
        "aktualisiert|korrigiert|ergänzt|corrects|corrige|actualiza|оновлює",
    ),
    ("repeats", "wiederholt|répète|repite|повторює"),
    ("assesses", "bewertet|urteilt|évalue|evalúa"),
];

/// The one of some names that a word of another language means.
pub(super) fn meant(word: &str, names: &[&'static str]) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let means = |(name, words): &&(&str, &str)| {
        names.contains(name) && words.split('|').any(|known| known == word)
    };
    WORDS.iter().find(means).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::model::{RelationKind, Stance};

    #[test]
    fn a_word_means_what_its_place_can_hold() {
        assert_eq!(meant("Dementiert", Stance::NAMES), Some("denies"));
        assert_eq!(meant(" kein Kommentar", Stance::NAMES), Some("declines"));
        assert_eq!(meant("korrigiert", RelationKind::NAMES), Some("updates"));
        assert_eq!(meant("korrigiert", Stance::NAMES), None);
    }

    #[test]
    fn every_name_is_one_of_a_place() {
        for (name, _) in super::WORDS {
            assert!(
                Stance::NAMES.contains(&name) || RelationKind::NAMES.contains(&name),
                "{name}"
            );
        }
    }
}
