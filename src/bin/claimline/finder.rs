//! From lines and columns to bytes.

use claimline::intake::Place;
use memchr::memchr2;

/// Walks through a file once, to the places that are asked for.
pub(crate) struct Finder<'a> {
    bytes: &'a [u8],
    at: usize,
    place: Place,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        let place = Place { line: 1, column: 1 };
        Self { bytes, at, place }
    }

    /// The byte at which a place is; the end of its line, or of the file, where
    /// there is no such place. Quick for places in order.
    pub(crate) fn find(&mut self, place: Place) -> usize {
        if place < self.place {
            *self = Self::new(self.bytes);
        }
        // Over whole lines in great steps: large sheets have many.
        while self.place.line < place.line
            && let Some(length) = memchr2(b'\n', b'\r', &self.bytes[self.at..])
        {
            let end = self.at + length + 1;
            let is_pair = self.bytes[end - 1] == b'\r' && self.bytes.get(end) == Some(&b'\n');
            self.at = end + usize::from(is_pair);
            self.place.line += 1;
            self.place.column = 1;
        }
        while self.place < place
            && let Some(byte) = self.bytes.get(self.at)
        {
            let is_break = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            if matches!(byte, b'\n' | b'\r') && self.place.line == place.line {
                break;
            }
            self.at += 1;
            if is_break {
                self.place.line += 1;
                self.place.column = 1;
                continue;
            }
            // To the start of the next character.
            while self
                .bytes
                .get(self.at)
                .is_some_and(|next| next & 0xc0 == 0x80)
            {
                self.at += 1;
            }
            self.place.column += 1;
        }
        self.at
    }
}

#[cfg(test)]
mod tests {
    use claimline::intake::Place;

    use super::Finder;

    #[test]
    fn places_are_found_in_any_order() {
        let text = "\u{feff}ab\r\nä🪖c\n\n\rlast";
        let places = [
            (1, 1, "ab"),
            (1, 3, "\r\n"),
            (1, 99, "\r\n"),
            (2, 2, "🪖"),
            (2, 3, "c"),
            (3, 1, "\n\r"),
            (5, 1, "last"),
            (5, 5, ""),
            (9, 9, ""),
        ];
        let mut backward = Finder::new(text.as_bytes());
        let mut forward = Finder::new(text.as_bytes());
        let found = |finder: &mut Finder<'_>, line, column| finder.find(Place { line, column });
        for (line, column, start) in places {
            let at = found(&mut forward, line, column);
            assert!(text[at..].starts_with(start), "{line}:{column} {at}");
            assert_eq!(found(&mut Finder::new(text.as_bytes()), line, column), at);
        }
        for (line, column, start) in places.into_iter().rev() {
            let at = found(&mut backward, line, column);
            assert!(text[at..].starts_with(start), "{line}:{column} {at}");
        }
    }
}
