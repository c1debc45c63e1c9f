//! Text that runs the other way inside a sentence.

/// A text for the inside of a sentence: in isolates (U+2068 … U+2069) if any
/// of it runs against the sentence, else as it is.
pub(super) fn isolated(text: &str, is_right_to_left: bool) -> String {
    let runs_against = text.chars().any(|letter| match is_right_to_left {
        false => is_right_to_left_letter(letter),
        true => is_left_to_right_letter(letter),
    });
    if !runs_against {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 6);
    out.push('\u{2068}');
    out.push_str(text);
    out.push('\u{2069}');
    out
}

/// The blocks of Hebrew, Arabic and their neighbours.
fn is_right_to_left_letter(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Any other letter, as far as the blocks tell: no digit, sign or space.
fn is_left_to_right_letter(letter: char) -> bool {
    let is_sign =
        matches!(letter, '\u{D7}' | '\u{F7}' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}');
    letter.is_ascii_alphabetic()
        || letter >= '\u{C0}' && !is_sign && !is_right_to_left_letter(letter)
}

#[cfg(test)]
mod tests {
    use super::isolated;

    #[test]
    fn only_what_runs_the_other_way_is_isolated() {
        let arabic = "وزارة الدفاع";
        let wrapped = |text: &str| ["\u{2068}", text, "\u{2069}"].concat();
        assert_eq!(
            isolated("NIS (Südkorea) – 3.000", false),
            "NIS (Südkorea) – 3.000"
        );
        assert_eq!(isolated(arabic, false), wrapped(arabic));
        assert_eq!(isolated(arabic, true), arabic);
        assert_eq!(isolated("≈ 10,000 «…»", true), "≈ 10,000 «…»");
        assert_eq!(isolated("NATO", true), wrapped("NATO"));
        assert_eq!(isolated("НАТО", true), wrapped("НАТО"));
        assert_eq!(isolated("北朝鮮", true), wrapped("北朝鮮"));
    }
}
