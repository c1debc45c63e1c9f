//! The problems found so far, by byte offset; their places and pointers are
//! worked out once, at the end. Without the feature `words` they are only
//! counted: the published widget leaves the telling to its desk.

#[cfg(feature = "words")]
use super::diagnostic::Place;
use super::diagnostic::{Diagnostic, Severity};
use super::json::Node;
#[cfg(feature = "words")]
use super::json::Value;
use super::limits;
use super::problem::Problem;
#[cfg(feature = "sheet")]
use super::problem::SheetProblem;
use super::taken::Totals;
#[cfg(feature = "words")]
use crate::model::order;

/// Collects problems.
#[derive(Default)]
pub(super) struct Log {
    #[cfg(feature = "words")]
    kept: Vec<(u32, Diagnostic)>,
    total: Totals,
}

impl Log {
    /// Notes a problem with its words.
    pub(super) fn report(&mut self, problem: Problem, at: u32, words: &[&str]) {
        let is_kept = self.counts(problem.severity());
        #[cfg(not(feature = "words"))]
        let _ = (is_kept, at, words);
        #[cfg(feature = "words")]
        if is_kept {
            self.kept.push((at, problem.tell(words)));
        }
    }

    /// Notes a problem that only a sheet can have.
    #[cfg(feature = "sheet")]
    pub(super) fn report_sheet(&mut self, problem: SheetProblem, at: u32, words: &[&str]) {
        if self.counts(problem.severity()) {
            self.kept.push((at, problem.tell(words)));
        }
    }

    /// Notes a problem in its words, at the start.
    #[cfg(feature = "sheet")]
    pub(super) fn keep(&mut self, diagnostic: Diagnostic) {
        if self.counts(diagnostic.severity) {
            self.kept.push((0, diagnostic));
        }
    }

    /// Adds the problems of what follows.
    #[cfg(feature = "sheet")]
    pub(super) fn append(&mut self, later: Self) {
        let before = self.total;
        for (at, diagnostic) in later.kept {
            if self.counts(diagnostic.severity) {
                self.kept.push((at, diagnostic));
            }
        }
        self.total = Totals {
            errors: before.errors + later.total.errors,
            warnings: before.warnings + later.total.warnings,
            notices: before.notices + later.total.notices,
        };
    }

    /// Whether there is no problem.
    #[cfg(feature = "sheet")]
    pub(super) fn is_empty(&self) -> bool {
        self.total == Totals::default()
    }

    /// Counts a problem; whether it may be kept.
    fn counts(&mut self, severity: Severity) -> bool {
        // As many of each severity: errors that come late displace warnings.
        let count = match severity {
            Severity::Error => &mut self.total.errors,
            Severity::Warning => &mut self.total.warnings,
            Severity::Notice => &mut self.total.notices,
        };
        *count += 1;
        *count <= limits::DIAGNOSTICS
    }

    /// How many problems there are.
    pub(super) fn total(&self) -> Totals {
        self.total
    }

    /// No words, no diagnostics.
    #[cfg(not(feature = "words"))]
    pub(super) fn into_diagnostics(self, _: &str, _: Option<&Node<'_>>) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// The problems in the text's order, with their places.
    #[cfg(feature = "words")]
    pub(super) fn into_diagnostics(self, text: &str, root: Option<&Node<'_>>) -> Vec<Diagnostic> {
        let mut ruler = Ruler::new(text);
        self.placed(&mut |at, diagnostic| {
            diagnostic.place = Some(ruler.place(at as usize));
            diagnostic.pointer = root.map(|root| pointer(root, at));
        })
    }

    /// The problems by their offsets, as many as are kept, each put in its
    /// place.
    #[cfg(feature = "words")]
    pub(super) fn placed(self, put: &mut dyn FnMut(u32, &mut Diagnostic)) -> Vec<Diagnostic> {
        // Errors before warnings, warnings before notices, as many as fit.
        let mut room = [limits::DIAGNOSTICS; 3];
        room[1] -= self.total.errors.min(room[0]);
        room[2] = room[1] - self.total.warnings.min(room[1]);
        let mut kept = self.kept;
        kept.retain(|(_, diagnostic)| {
            let room = &mut room[diagnostic.severity as usize];
            let fits = *room > 0;
            *room -= usize::from(fits);
            fits
        });
        let order = order(kept.len(), &|a, b| kept[a].0 < kept[b].0);
        let mut diagnostics = Vec::with_capacity(kept.len());
        for place in order {
            let (at, diagnostic) = &mut kept[place];
            put(*at, diagnostic);
            diagnostics.push(diagnostic.clone());
        }
        diagnostics
    }
}

/// Walks through a text once, counting lines and columns.
#[cfg(feature = "words")]
pub(super) struct Ruler<'a> {
    bytes: &'a [u8],
    /// How many bytes are behind.
    at: usize,
    place: Place,
}

#[cfg(feature = "words")]
impl<'a> Ruler<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
            place: Place { line: 1, column: 1 },
        }
    }

    /// The place of an offset, which is not before the last one asked for.
    /// Lines end with a line feed, a carriage return, or both.
    pub(super) fn place(&mut self, at: usize) -> Place {
        let at = at.min(self.bytes.len());
        #[cfg(feature = "sheet")]
        self.skip_lines(at);
        while self.at < at {
            let byte = self.bytes[self.at];
            self.at += 1;
            let is_pair = byte == b'\r' && self.bytes.get(self.at) == Some(&b'\n');
            if (byte == b'\n' || byte == b'\r') && !is_pair {
                self.place.line += 1;
                self.place.column = 1;
            } else if byte & 0xc0 != 0x80 {
                // The first byte of a character.
                self.place.column += 1;
            }
        }
        self.place
    }

    /// Steps over the lines that end before an offset: large sheets have many.
    #[cfg(feature = "sheet")]
    fn skip_lines(&mut self, at: usize) {
        while let Some(length) = memchr::memchr2(b'\n', b'\r', &self.bytes[self.at.min(at)..at]) {
            let end = self.at + length + 1;
            let is_pair = self.bytes[end - 1] == b'\r' && self.bytes.get(end) == Some(&b'\n');
            if is_pair && end == at {
                break;
            }
            self.at = end + usize::from(is_pair);
            self.place.line += 1;
            self.place.column = 1;
        }
    }
}

/// The pointer to the value or the key that starts at an offset.
#[cfg(feature = "words")]
pub(super) fn pointer(root: &Node<'_>, at: u32) -> String {
    let mut pointer = String::new();
    let mut node = root;
    while node.at < at {
        match &node.value {
            Value::Object(entries) => {
                let next = entries.partition_point(|(key, _)| key.at <= at);
                let Some((key, value)) = next.checked_sub(1).map(|place| &entries[place]) else {
                    break;
                };
                pointer.push('/');
                for char in key.text.chars() {
                    match char {
                        '~' => pointer.push_str("~0"),
                        '/' => pointer.push_str("~1"),
                        _ => pointer.push(char),
                    }
                }
                if key.at == at {
                    break;
                }
                node = value;
            }
            Value::Array(nodes) => {
                let next = nodes.partition_point(|node| node.at <= at);
                let Some(place) = next.checked_sub(1) else {
                    break;
                };
                pointer.push('/');
                push_whole(&mut pointer, place);
                node = &nodes[place];
            }
            _ => break,
        }
    }
    pointer
}

fn push_whole(out: &mut String, number: usize) {
    if number >= 10 {
        push_whole(out, number / 10);
    }
    #[expect(clippy::cast_possible_truncation, reason = "one digit")]
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A whole number in digits.
pub(super) fn digits(number: usize) -> String {
    let mut out = String::new();
    push_whole(&mut out, number);
    out
}

#[cfg(all(test, feature = "words"))]
mod tests {
    use super::Ruler;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let text = "\u{feff}ab\r\nä🪖c\n\n\rlast\r\n";
        let (mut line, mut column) = (1, 1);
        let mut forward = Ruler::new(text);
        let mut before = '\0';
        for (at, char) in text.char_indices().skip(1) {
            // What was before ends a line, unless it is one half of a pair.
            if before == '\n' || (before == '\r' && char != '\n') {
                (line, column) = (line + 1, 1);
            }
            for found in [forward.place(at), Ruler::new(text).place(at)] {
                assert_eq!((found.line, found.column), (line, column), "{at}");
            }
            (before, column) = (char, column + 1);
        }
        assert_eq!(Ruler::new(text).place(99).line, 6);
    }
}
