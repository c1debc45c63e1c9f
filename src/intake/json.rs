//! JSON (RFC 8259, strict) as a tree that knows its positions.
//!
//! Our own reader: the ready-made ones either forget where things stood or
//! weigh several times as much in the module, and none of them tells an editor
//! what to do about a trailing comma.

use std::borrow::Cow;

use super::limits;
#[cfg(feature = "sheet")]
use super::made::Made;
use super::number::read_number;
use super::problem::Problem;

/// A value with the byte offset at which it starts.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) at: u32,
    pub(super) value: Value<'a>,
}

/// A value. Objects keep their order and their duplicate keys.
#[derive(Debug)]
pub(super) enum Value<'a> {
    Null,
    Bool(bool),
    /// The number with its spelling.
    Number(f64, &'a str),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<(Key<'a>, Node<'a>)>),
    /// Something of which everything there is to say was reported.
    #[cfg(feature = "sheet")]
    Refused,
    /// An object of another list by its place there, in place of its id.
    #[cfg(feature = "sheet")]
    Place(u32),
    /// A list whose objects are made when they are read.
    #[cfg(feature = "sheet")]
    Made(&'a dyn Made),
}

/// A key with the byte offset of its opening quotation mark.
#[derive(Debug)]
pub(super) struct Key<'a> {
    pub(super) at: u32,
    pub(super) text: Cow<'a, str>,
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault<'a> {
    pub(super) at: u32,
    pub(super) problem: Problem,
    /// What the message names.
    pub(super) word: &'a str,
}

/// Reads a text, which may start with a byte-order mark and has fewer than
/// 2³² bytes.
///
/// # Errors
/// The first [`Fault`].
pub(super) fn read_tree(text: &str) -> Result<Node<'_>, Fault<'_>> {
    let mut reader = Reader {
        text,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        fault: Fault {
            at: 0,
            problem: Problem::NoText,
            word: "",
        },
    };
    reader.root().ok_or(reader.fault)
}

/// The offset as the tree stores it.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Reads; whatever gives nothing has left its fault.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    fault: Fault<'a>,
}

impl<'a> Reader<'a> {
    fn root(&mut self) -> Option<Node<'a>> {
        self.skip_space()?;
        if self.at == self.text.len() {
            return self.fault(self.at, Problem::NoText);
        }
        let root = self.value(0)?;
        self.skip_space()?;
        if self.at < self.text.len() {
            return self.fault(self.at, Problem::TextAfter);
        }
        Some(root)
    }

    /// The byte here; 0 at the end (a real zero byte is no JSON either).
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn fault<T>(&mut self, at: usize, problem: Problem) -> Option<T> {
        self.fault.at = offset(at);
        self.fault.problem = problem;
        None
    }

    fn skip_space(&mut self) -> Option<()> {
        while let b' ' | b'\n' | b'\r' | b'\t' = self.peek() {
            self.at += 1;
        }
        let rest = &self.text.as_bytes()[self.at..];
        if rest.starts_with(b"//") || rest.starts_with(b"/*") || rest.starts_with(b"#") {
            return self.fault(self.at, Problem::Comment);
        }
        Some(())
    }

    fn value(&mut self, depth: usize) -> Option<Node<'a>> {
        let at = offset(self.at);
        let value = match self.peek() {
            b'{' => self.object(depth + 1)?,
            b'[' => self.array(depth + 1)?,
            b'"' => Value::String(self.string()?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.word()?,
        };
        Some(Node { at, value })
    }

    /// Steps into a list or an object; whether it is empty.
    fn enter(&mut self, depth: usize, close: u8) -> Option<bool> {
        if limits::DEPTH.is_passed_by(depth) {
            return self.fault(self.at, Problem::Depth);
        }
        self.at += 1;
        self.skip_space()?;
        let is_empty = self.peek() == close;
        self.at += usize::from(is_empty);
        Some(is_empty)
    }

    /// Steps over the comma between two entries, or over the closing bracket;
    /// whether there is another entry.
    fn is_more(&mut self, open: usize, close: u8) -> Option<bool> {
        self.skip_space()?;
        let next = self.peek();
        if next == close {
            self.at += 1;
            return Some(false);
        }
        if next == b',' {
            let comma = self.at;
            self.at += 1;
            self.skip_space()?;
            if matches!(self.peek(), b'}' | b']') {
                return self.fault(comma, Problem::TrailingComma);
            }
            if self.peek() == b',' {
                return self.fault(self.at, Problem::TwoCommas);
            }
            return Some(true);
        }
        if next == 0 && self.at >= self.text.len() {
            let problem = if close == b'}' {
                Problem::OpenObject
            } else {
                Problem::OpenList
            };
            return self.fault(open, problem);
        }
        if matches!(next, b'}' | b']') {
            return self.fault(self.at, Problem::WrongBracket);
        }
        if next == b':' {
            return self.fault(self.at, Problem::ColonForComma);
        }
        self.fault(self.at, Problem::NoComma)
    }

    fn object(&mut self, depth: usize) -> Option<Value<'a>> {
        let open = self.at;
        let mut entries = Vec::new();
        let mut is_more = !self.enter(depth, b'}')?;
        while is_more {
            let at = offset(self.at);
            let text = match self.peek() {
                b'"' => self.string()?,
                b',' => return self.fault(self.at, Problem::CommaFirst),
                0 if self.at >= self.text.len() => {
                    return self.fault(open, Problem::OpenObject);
                }
                _ => {
                    return self.fault(self.at, Problem::BareKey);
                }
            };
            self.skip_space()?;
            if self.peek() != b':' {
                return self.fault(self.at, Problem::NoColon);
            }
            self.at += 1;
            self.skip_space()?;
            let value = self.value(depth)?;
            entries.push((Key { at, text }, value));
            is_more = self.is_more(open, b'}')?;
        }
        Some(Value::Object(entries))
    }

    fn array(&mut self, depth: usize) -> Option<Value<'a>> {
        let open = self.at;
        let mut entries = Vec::new();
        let mut is_more = !self.enter(depth, b']')?;
        while is_more {
            entries.push(self.value(depth)?);
            is_more = self.is_more(open, b']')?;
        }
        Some(Value::Array(entries))
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        let open = self.at;
        self.at += 1;
        let mut start = self.at;
        let mut whole = String::new();
        loop {
            match self.peek() {
                b'"' => {
                    let rest = &self.text[start..self.at];
                    self.at += 1;
                    if whole.is_empty() {
                        return Some(Cow::Borrowed(rest));
                    }
                    whole.push_str(rest);
                    return Some(Cow::Owned(whole));
                }
                b'\\' => {
                    whole.push_str(&self.text[start..self.at]);
                    whole.push(self.escape()?);
                    start = self.at;
                }
                0..=0x1f => {
                    if self.at >= self.text.len() {
                        return self.fault(open, Problem::OpenString);
                    }
                    if matches!(self.peek(), b'\n' | b'\r') {
                        return self.fault(self.at, Problem::LineBreak);
                    }
                    return self.fault(self.at, Problem::Control);
                }
                _ => self.at += 1,
            }
        }
    }

    /// Reads an escape; stands at its backslash.
    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        self.at += 2;
        let plain = match self.text.as_bytes().get(start + 1) {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => {
                return self.fault(start, Problem::Escape);
            }
        };
        Some(plain)
    }

    /// Reads the digits of `\u…`, and the second half of a surrogate pair.
    fn unicode(&mut self, start: usize) -> Option<char> {
        let first = self.hex(start)?;
        let mut code = first;
        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            self.at += 2;
            let second = self.hex(self.at - 2)?;
            if (0xdc00..0xe000).contains(&second) {
                code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            }
        }
        match char::from_u32(code) {
            Some(char) => Some(char),
            None => self.fault(start, Problem::HalfPair),
        }
    }

    fn hex(&mut self, start: usize) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                return self.fault(start, Problem::ShortEscape);
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Some(code)
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        self.at += usize::from(self.peek() == b'-');
        let is_zero = self.peek() == b'0';
        let whole = self.digits();
        if is_zero && whole > 1 {
            return self.fault(start, Problem::LeadingZeros);
        }
        let mut is_sound = whole > 0;
        if self.peek() == b'.' {
            self.at += 1;
            is_sound &= self.digits() > 0;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            is_sound &= self.digits() > 0;
        }
        // What is glued to a number (10.000.000, 3_000, 0x1F) belongs to it.
        let is_glued =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'\'');
        if !is_sound || is_glued(self.peek()) {
            return self.fault(start, Problem::NoNumber);
        }
        let raw = &self.text[start..self.at];
        Some(Value::Number(read_number(raw), raw))
    }

    fn word(&mut self) -> Option<Value<'a>> {
        let rest = &self.text[self.at..];
        // A word that starts as one goes on over letters of any script.
        let is_part = |byte: u8| {
            byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'_' | b'+' | b'.')
        };
        let mut end = 0;
        if rest.as_bytes().first().is_some_and(u8::is_ascii) {
            end = rest.bytes().take_while(|byte| is_part(*byte)).count();
        }
        let word = &rest[..end];
        let value = match word {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "" => return self.odd_mark(rest),
            _ => {
                let problem = match word.as_bytes()[0] {
                    b'0'..=b'9' | b'+' | b'.' => Problem::OddNumber,
                    _ if matches!(word, "NaN" | "Infinity" | "undefined" | "None" | "nil") => {
                        Problem::OddNothing
                    }
                    _ => Problem::OddWord,
                };
                self.fault.word = word;
                return self.fault(self.at, problem);
            }
        };
        self.at += end;
        Some(value)
    }

    /// Something that starts no value.
    fn odd_mark(&mut self, rest: &str) -> Option<Value<'a>> {
        let problem = match rest.chars().next() {
            None => Problem::CutOff,
            Some('\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»') => {
                Problem::WrongQuotes
            }
            Some('}' | ']' | ',' | ':') => Problem::NoValue,
            Some('<') => Problem::Markup,
            Some('-') => Problem::LoneMinus,
            Some(_) => Problem::OddValue,
        };
        self.fault(self.at, problem)
    }
}

#[cfg(test)]
mod tests;
