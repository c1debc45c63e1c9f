//! Widths of text where no browser can measure them.

use super::frame::Font;

/// How much wider bold type is.
const BOLD: f64 = 1.08;

/// The width of a text in a sans-serif of generous widths: rather too wide
/// than too narrow, so that labels placed by it do not touch in the reader's
/// font.
///
/// # Example: bold is wider
/// ```
/// use claimline::scene::{Font, text_width_px};
/// let regular = Font { size_px: 12.0, is_bold: false };
/// let bold = Font { is_bold: true, ..regular };
/// assert!(text_width_px("3,000", bold) > text_width_px("3,000", regular));
/// ```
#[must_use]
pub fn text_width_px(text: &str, font: Font) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    let weight = if font.is_bold { BOLD } else { 1.0 };
    f64::from(thousandths) / 1000.0 * font.size_px * weight
}

/// The advance of a character in thousandths of an em.
fn advance(c: char) -> u32 {
    match c {
        // Joiners, marks of direction, combining marks, Arabic vowel signs.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}' => 0,
        'i' | 'j' | 'l' | 'ı' | 'і' | 'ї' | '\'' | '’' | '‘' => 300,
        ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | ':' | ';' | '|' | '·' | '،' | '٫' | '٬' => {
            340
        }
        'f' | 't' | 'r' | 'г' | 'I' | 'J' | 'І' | 'Ї' | '(' | ')' | '[' | ']' | '-' | '/' | '!' => {
            410
        }
        '–' | '„' | '“' | '”' | '"' | '*' | '?' | '°' => 540,
        'm' | 'M' | 'w' | 'W' | '%' | '@' | '—' | '…' | 'ж' | 'м' | 'ш' | 'щ' | 'ю' | 'ы' | 'ф'
        | 'Ж' | 'М' | 'Ш' | 'Щ' | 'Ю' | 'Ф' | 'Ы' | 'æ' | 'Æ' | 'œ' | 'Œ' => 980,
        '0'..='9' => 605,
        '≈' | '≥' | '≤' | '>' | '<' | '+' | '×' | '±' | '=' | '→' | '~' => 840,
        'A'..='Z' | 'À'..='Þ' | 'Ѐ'..='Я' => 690,
        'a'..='z' | 'ß'..='ÿ' | 'а'..='џ' => 585,
        '\u{590}'..='\u{6ff}' => 640,
        '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' => 1000,
        '\u{10000}'.. => 1250,
        _ => 680,
    }
}

#[cfg(test)]
mod tests {
    use super::{Font, text_width_px};

    #[test]
    fn marks_of_direction_take_no_room() {
        let font = Font {
            size_px: 10.0,
            is_bold: false,
        };
        let plain = text_width_px("١٠٬٠٠٠", font);
        assert!(plain > 0.0);
        let isolated = text_width_px("\u{2067}١٠٬٠٠٠\u{2069}", font);
        assert!((plain - isolated).abs() < f64::EPSILON);
    }
}
