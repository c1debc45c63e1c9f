//! The row of a file around a place, as a terminal shows it.

use unicode_width::UnicodeWidthStr;

/// Columns of a terminal that an excerpt takes at most, without its marks of
/// what was cut.
const WIDTH: usize = 96;

/// Columns of them that may stand before the place.
const BEFORE: usize = 48;

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// A row of a file, cut around a place.
pub(crate) struct Excerpt {
    /// The row, of characters that a terminal shows as they are.
    pub(crate) row: String,
    /// Columns of the terminal before the place.
    pub(crate) indent: usize,
    /// Columns that what stands there takes, at least 1.
    pub(crate) width: usize,
}

impl Excerpt {
    /// The row around a byte of a file, and how far what starts there reaches.
    /// `sheet` tells that it is a sheet, whose cells end otherwise than the
    /// values of JSON.
    pub(crate) fn around(bytes: &[u8], at: usize, sheet: bool) -> Self {
        let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
        // No character takes more than four bytes; some have no width at all.
        let reach = 16 * WIDTH;
        let start = at.saturating_sub(reach);
        let before = &bytes[start..at];
        let before = match before.iter().rposition(is_break) {
            Some(end) => &before[end + 1..],
            None => before,
        };
        let is_row_start = before.len() < at - start || start == 0;
        let before = before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before);
        let after = &bytes[at..bytes.len().min(at + reach)];
        let end = after.iter().position(is_break);
        let is_row_end = end.is_some() || at + reach >= bytes.len();
        let after = &after[..end.unwrap_or(after.len())];
        let separator = before.last().copied();
        let token = if sheet {
            cell_end(after, separator)
        } else {
            value_end(after)
        };

        let before = whole_characters(before, !is_row_start, false);
        let token_text =
            whole_characters(&after[..token], false, token == after.len() && !is_row_end);
        let rest = whole_characters(&after[token..], false, !is_row_end);

        // What stands behind the place leaves more room before it where it is
        // short.
        let behind = shown(&[token_text.as_str(), &rest].concat()).width();
        let room = BEFORE.max(WIDTH.saturating_sub(behind));
        let mut first = 0;
        if shown(&before).width() > room {
            let places: Vec<usize> = before.char_indices().map(|(place, _)| place).collect();
            let is_long = |place: &usize| shown(&before[*place..]).width() > room;
            let place = places.get(places.partition_point(is_long));
            first = place.copied().unwrap_or(before.len());
        }
        let is_cut = !is_row_start || first > 0;
        let mut line = Line::default();
        if is_cut {
            line.text.push('…');
        }
        line.push(&before[first..]);
        let indent = line.text.width();
        let most = WIDTH + usize::from(is_cut);
        let mut is_whole = line.push_within(&token_text, most);
        let width = line.text.width() - indent;
        is_whole = is_whole && line.push_within(&rest, most) && is_row_end;
        if !is_whole {
            line.text.push('…');
        }
        Self {
            row: line.text.trim_end().into(),
            indent,
            width: width.max(1),
        }
    }
}

/// A row that grows, with its tabs spread out.
#[derive(Default)]
struct Line {
    text: String,
}

impl Line {
    fn push(&mut self, text: &str) {
        for char in text.chars() {
            self.push_char(char);
        }
    }

    /// Adds as much as fits; whether that was all.
    fn push_within(&mut self, text: &str, most: usize) -> bool {
        for char in text.chars() {
            let kept = self.text.len();
            self.push_char(char);
            if self.text.width() > most {
                self.text.truncate(kept);
                return false;
            }
        }
        true
    }

    fn push_char(&mut self, char: char) {
        if char == '\t' {
            let gap = TAB - self.text.width() % TAB;
            self.text.extend(core::iter::repeat_n(' ', gap));
        } else {
            self.text.push(tame(char));
        }
    }
}

fn shown(text: &str) -> String {
    let mut line = Line::default();
    line.push(text);
    line.text
}

/// A character that changes nothing but its own place on the terminal.
fn tame(char: char) -> char {
    match char {
        '\0'..='\u{1f}' => char::from_u32(u32::from(char) + 0x2400).unwrap_or('\u{fffd}'),
        '\u{7f}'..='\u{9f}'
        // Marks that turn the direction of what stands after them.
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{2028}' | '\u{2029}' => '\u{fffd}',
        other => other,
    }
}

/// A stretch of bytes as text, without the parts of characters that were cut
/// off at its ends.
fn whole_characters(bytes: &[u8], cut_before: bool, cut_after: bool) -> String {
    let is_part = |byte: &&u8| **byte & 0xc0 == 0x80;
    let mut bytes = bytes;
    if cut_before {
        bytes = &bytes[bytes.iter().take(3).take_while(is_part).count()..];
    }
    if cut_after
        && let Err(error) = core::str::from_utf8(bytes)
        && error.error_len().is_none()
    {
        bytes = &bytes[..error.valid_up_to()];
    }
    String::from_utf8_lossy(bytes).into_owned()
}

/// Where a value of JSON ends that starts a text: of lists and objects the
/// bracket alone.
fn value_end(text: &[u8]) -> usize {
    match text.first() {
        Some(b'"') => {
            let mut is_escaped = false;
            for (place, byte) in text.iter().enumerate().skip(1) {
                match byte {
                    _ if is_escaped => is_escaped = false,
                    b'\\' => is_escaped = true,
                    b'"' => return place + 1,
                    _ => {}
                }
            }
            text.len()
        }
        Some(b'{' | b'[' | b'}' | b']' | b',' | b':') => 1,
        _ => {
            let ends = |byte: &u8| {
                matches!(
                    byte,
                    b',' | b':' | b'}' | b']' | b'{' | b'[' | b' ' | b'\t' | b'"'
                )
            };
            text.iter().position(ends).unwrap_or(text.len())
        }
    }
}

/// Where the cell of a sheet ends whose contents start a text, by what stands
/// before them.
fn cell_end(text: &[u8], before: Option<u8>) -> usize {
    let separators: &[u8] = match before {
        Some(b'"') => {
            let mut place = 0;
            while let Some(byte) = text.get(place) {
                if *byte == b'"' {
                    if text.get(place + 1) != Some(&b'"') {
                        return place;
                    }
                    place += 1;
                }
                place += 1;
            }
            return text.len();
        }
        Some(b',') => b",",
        Some(b';') => b";",
        Some(b'\t') => b"\t",
        _ => b",;\t",
    };
    let ends = |byte: &u8| separators.contains(byte);
    text.iter().position(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::{Excerpt, WIDTH};

    /// The row, and what of it is marked.
    fn marked(text: &str, at: usize, sheet: bool) -> (String, String) {
        let excerpt = Excerpt::around(text.as_bytes(), at, sheet);
        let mut column = 0;
        let mut marked = String::new();
        for char in excerpt.row.chars() {
            let width = char.to_string().width();
            let marks = excerpt.indent..excerpt.indent + excerpt.width;
            if width > 0 && marks.contains(&column) {
                marked.push(char);
            }
            column += width;
        }
        (excerpt.row, marked)
    }

    #[test]
    fn values_are_marked_whole_and_brackets_alone() {
        let text = "{\"a\": \"b\\\"c\", \"d\": 12.5, \"e\": [1]}";
        for (start, expected) in [
            ("\"b", "\"b\\\"c\""),
            ("12.5", "12.5"),
            ("[1", "["),
            ("\"e\"", "\"e\""),
            ("{", "{"),
        ] {
            let at = text.find(start).expect(start);
            assert_eq!(marked(text, at, false), (text.into(), expected.into()));
        }
    }

    #[test]
    fn cells_are_marked_within_their_quotation_marks() {
        let text = "a;b;c\n\"x;\"\"y\"\"\";1,5;last\nz";
        for (start, expected) in [
            ("x;", "x;\"\"y\"\""),
            ("1,5", "1,5"),
            ("last", "last"),
            ("z", "z"),
        ] {
            let at = text.find(start).expect(start);
            assert_eq!(marked(text, at, true).1, expected);
        }
    }

    #[test]
    fn wide_characters_and_tabs_take_the_room_that_they_take() {
        let text = "\t兵士 🪖\t\u{1b}[31m\u{202e}\"x\"";
        let at = text.find('"').expect("a quote");
        let (row, marks) = marked(text, at, false);
        assert_eq!(row, "    兵士 🪖 ␛[31m\u{fffd}\"x\"");
        assert_eq!(marks, "\"x\"");
    }

    #[test]
    fn long_rows_are_cut_around_the_place() {
        for long in ["x", "兵", "a\u{301}", "\t", "👩‍🚀"] {
            for count in [0, 30, 60, 500, 3000] {
                let side = long.repeat(count);
                let text = [side.as_str(), "\"here\"", &side, "\n", &side].concat();
                let (row, marks) = marked(&text, side.len(), false);
                assert!(row.width() <= WIDTH + 2, "{long} {count}: {row}");
                if long != "👩‍🚀" {
                    assert_eq!(marks, "\"here\"", "{count}: {row}");
                }
                if count == 0 || count >= 500 {
                    assert_eq!(row.starts_with('…'), count > 0, "{long} {count}: {row}");
                }
            }
        }
    }

    #[test]
    fn no_place_of_no_text_is_amiss() {
        let text = "\u{feff}ä🪖\r\n\n\"\u{301}兵";
        for at in 0..=text.len() {
            for sheet in [false, true] {
                assert!(Excerpt::around(text.as_bytes(), at, sheet).width >= 1);
            }
        }
        assert_eq!(
            Excerpt::around(b"a\xff\xfeb", 3, true).row,
            "a\u{fffd}\u{fffd}b"
        );
    }
}
