//! Letters, spaces and digits in one spelling each.

/// A text in lower case, with plain spaces (one in a row), Western digits, one
/// letter for every alef and no vowel signs.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            // Vowel signs, the stretching line, marks of direction.
            '\u{64b}'..='\u{652}'
            | '\u{640}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            '\u{660}'..='\u{669}' => push_digit(&mut out, char, 0x660),
            '\u{6f0}'..='\u{6f9}' => push_digit(&mut out, char, 0x6f0),
            _ if is_space(char) => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.extend(char.to_lowercase()),
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

fn push_digit(out: &mut String, char: char, zero: u32) {
    out.extend(char::from_digit(u32::from(char) - zero, 10));
}

/// Whether it is a space of any width.
pub(super) fn is_space(char: char) -> bool {
    matches!(
        char,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}'
    )
}

/// Lower-case Latin letters, digits and hyphens that much of a text comes to:
/// what an id may hold.
pub(crate) fn slug(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut out = String::new();
    for char in text.chars().flat_map(char::to_lowercase) {
        if out.len() >= LONGEST {
            break;
        }
        let plain = match char {
            'a'..='z' | '0'..='9' => {
                out.push(char);
                continue;
            }
            '\'' | '’' | 'ь' | 'ъ' | 'ʼ' => continue,
            _ => latin(char),
        };
        if !plain.is_empty() {
            out.push_str(plain);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Letters with marks, and Cyrillic ones, in plain Latin letters.
fn latin(char: char) -> &'static str {
    match char {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'а' => "a",
        'ä' | 'æ' => "ae",
        'б' => "b",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'д' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'е' | 'э' | 'ё' => "e",
        'ф' => "f",
        'ğ' | 'ґ' => "g",
        'г' | 'х' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' | 'і' | 'и' | 'ї' => "i",
        'й' | 'ы' => "y",
        'ł' | 'л' => "l",
        'к' => "k",
        'м' => "m",
        'ñ' | 'ń' | 'ň' | 'н' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' | 'о' => "o",
        'ö' | 'œ' => "oe",
        'п' => "p",
        'ř' | 'р' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'с' => "s",
        'ß' => "ss",
        'ť' | 'ț' | 'ţ' | 'т' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'у' => "u",
        'ü' => "ue",
        'в' => "v",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' | 'з' => "z",
        'є' => "ye",
        'ж' => "zh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, slug};

    #[test]
    fn texts_are_folded() {
        assert_eq!(fold("  RUND\u{a0} ١٠٬٠٠٠ "), "rund 10٬000");
        assert_eq!(fold("تقريباً أكثر"), "تقريبا اكثر");
    }

    #[test]
    fn slugs_are_ids() {
        assert_eq!(slug("Süd-Korea: NIS (Dienst)"), "sued-korea-nis-dienst");
        assert_eq!(slug("Володимир Зеленський"), "volodimir-zelenskiy");
        assert_eq!(slug("وزارة"), "");
        assert_eq!(slug("--"), "");
    }
}
