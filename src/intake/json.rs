//! JSON (RFC 8259, strict) as a tree that knows its positions.
//!
//! Our own reader: the ready-made ones either forget where things stood or
//! weigh several times as much in the module, and none of them tells an editor
//! what to do about a trailing comma.

use std::borrow::Cow;

use super::limits;
use super::number::read_number;

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
}

/// A key with the byte offset of its opening quotation mark.
#[derive(Debug)]
pub(super) struct Key<'a> {
    pub(super) at: u32,
    pub(super) text: Cow<'a, str>,
}

/// Why a text is not JSON.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: u32,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// Reads a text, which may start with a byte-order mark and has fewer than
/// 2³² bytes.
///
/// # Errors
/// The first [`Fault`].
pub(super) fn read_tree(text: &str) -> Result<Node<'_>, Fault> {
    let mut reader = Reader {
        text,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
    };
    reader.skip_space()?;
    if reader.peek() == 0 && reader.at == text.len() {
        return reader.fault(
            "the file is empty",
            "a claims file is an object: {\"format\": \"claimline/1\", …}",
        );
    }
    let root = reader.value(0)?;
    reader.skip_space()?;
    if reader.at < text.len() {
        return reader.fault(
            "more text after the end of the value",
            "a file holds one value: remove what follows, or a bracket too many",
        );
    }
    Ok(root)
}

/// The offset as the tree stores it.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The byte here; 0 at the end (a real zero byte is no JSON either).
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn fault<T>(&self, message: &str, help: &'static str) -> Result<T, Fault> {
        fault(self.at, message, help)
    }

    fn skip_space(&mut self) -> Result<(), Fault> {
        while let b' ' | b'\n' | b'\r' | b'\t' = self.peek() {
            self.at += 1;
        }
        let rest = &self.text.as_bytes()[self.at..];
        if rest.starts_with(b"//") || rest.starts_with(b"/*") || rest.starts_with(b"#") {
            return self.fault("a comment", "JSON has no comments: remove it");
        }
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, Fault> {
        let at = offset(self.at);
        let value = match self.peek() {
            b'{' => self.object(depth + 1)?,
            b'[' => self.array(depth + 1)?,
            b'"' => Value::String(self.string()?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { at, value })
    }

    /// Steps into a list or an object; whether it is empty.
    fn enter(&mut self, depth: usize, close: u8) -> Result<bool, Fault> {
        if limits::DEPTH.is_passed_by(depth) {
            return self.fault(
                "lists and objects are nested too deeply",
                "at most 128 levels; a claims file needs 7",
            );
        }
        self.at += 1;
        self.skip_space()?;
        let is_empty = self.peek() == close;
        self.at += usize::from(is_empty);
        Ok(is_empty)
    }

    /// Steps over the comma between two entries, or over the closing bracket;
    /// whether there is another entry.
    fn is_more(&mut self, open: usize, close: u8) -> Result<bool, Fault> {
        self.skip_space()?;
        let next = self.peek();
        if next == close {
            self.at += 1;
            return Ok(false);
        }
        if next == b',' {
            let comma = self.at;
            self.at += 1;
            self.skip_space()?;
            if matches!(self.peek(), b'}' | b']') {
                return fault(comma, "trailing comma", "remove it");
            }
            if self.peek() == b',' {
                return self.fault("two commas in a row", "remove one of them");
            }
            return Ok(true);
        }
        if next == 0 && self.at >= self.text.len() {
            let what = if close == b'}' {
                "this object is never closed"
            } else {
                "this list is never closed"
            };
            return fault(
                open,
                what,
                "add the closing bracket; the file may have been cut off",
            );
        }
        if matches!(next, b'}' | b']') {
            return self.fault(
                "the wrong closing bracket",
                "{ is closed by } and [ by ]: one may be missing before",
            );
        }
        if next == b':' {
            return self.fault(
                "a colon where a comma belongs",
                "a colon only follows a key in an object",
            );
        }
        self.fault(
            "missing comma",
            "put a comma between two entries (quotation marks within a string are written \\\")",
        )
    }

    fn object(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        let open = self.at;
        let mut entries = Vec::new();
        let mut is_more = !self.enter(depth, b'}')?;
        while is_more {
            let at = offset(self.at);
            let text = match self.peek() {
                b'"' => self.string()?,
                b',' => return self.fault("a comma without an entry before it", "remove it"),
                0 if self.at >= self.text.len() => {
                    return fault(
                        open,
                        "this object is never closed",
                        "add the closing bracket; the file may have been cut off",
                    );
                }
                _ => {
                    return self.fault(
                        "a key without quotation marks",
                        "keys stand in straight double quotation marks: \"said\"",
                    );
                }
            };
            self.skip_space()?;
            if self.peek() != b':' {
                return self.fault("missing colon", "put a colon between key and value");
            }
            self.at += 1;
            self.skip_space()?;
            let value = self.value(depth)?;
            entries.push((Key { at, text }, value));
            is_more = self.is_more(open, b'}')?;
        }
        Ok(Value::Object(entries))
    }

    fn array(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        let open = self.at;
        let mut entries = Vec::new();
        let mut is_more = !self.enter(depth, b']')?;
        while is_more {
            entries.push(self.value(depth)?);
            is_more = self.is_more(open, b']')?;
        }
        Ok(Value::Array(entries))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
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
                        return Ok(Cow::Borrowed(rest));
                    }
                    whole.push_str(rest);
                    return Ok(Cow::Owned(whole));
                }
                b'\\' => {
                    whole.push_str(&self.text[start..self.at]);
                    whole.push(self.escape()?);
                    start = self.at;
                }
                0..=0x1f => {
                    if self.at >= self.text.len() {
                        return fault(
                            open,
                            "this string is never closed",
                            "add the closing quotation mark; the file may have been cut off",
                        );
                    }
                    if matches!(self.peek(), b'\n' | b'\r') {
                        return self.fault(
                            "a line break within a string",
                            "write \\n, or close the string before it",
                        );
                    }
                    return self.fault(
                        "a control character within a string",
                        "write a tab as \\t, others as \\u and four hexadecimal digits",
                    );
                }
                _ => self.at += 1,
            }
        }
    }

    /// Reads an escape; stands at its backslash.
    fn escape(&mut self) -> Result<char, Fault> {
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
                return fault(
                    start,
                    "an unknown escape",
                    "after a backslash stands one of \" \\ / b f n r t u; write the backslash itself as \\\\",
                );
            }
        };
        Ok(plain)
    }

    /// Reads the digits of `\u…`, and the second half of a surrogate pair.
    fn unicode(&mut self, start: usize) -> Result<char, Fault> {
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
            Some(char) => Ok(char),
            None => fault(
                start,
                "half of a surrogate pair",
                "characters beyond U+FFFF take two \\u escapes, or stand as themselves",
            ),
        }
    }

    fn hex(&mut self, start: usize) -> Result<u32, Fault> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                return fault(
                    start,
                    "an unfinished escape",
                    "\\u takes four hexadecimal digits",
                );
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Result<Value<'a>, Fault> {
        let start = self.at;
        self.at += usize::from(self.peek() == b'-');
        let is_zero = self.peek() == b'0';
        let whole = self.digits();
        if is_zero && whole > 1 {
            return fault(
                start,
                "a number with leading zeros",
                "remove the zeros before it",
            );
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
            return fault(
                start,
                "not a number as JSON writes it",
                "digits without group marks, with a decimal point if need be: 10000 or 1.5",
            );
        }
        let raw = &self.text[start..self.at];
        Ok(Value::Number(read_number(raw), raw))
    }

    fn word(&mut self) -> Result<Value<'a>, Fault> {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|char: char| !(char.is_alphanumeric() || matches!(char, '_' | '+' | '.')))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let value = match word {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "" => return self.odd_mark(rest),
            _ => {
                let help = if word
                    .starts_with(|char: char| char.is_ascii_digit() || "+.".contains(char))
                {
                    "a number starts with a digit or a minus: 0.5"
                } else if matches!(word, "NaN" | "Infinity" | "undefined" | "None" | "nil") {
                    "where a value is not known, leave the field out"
                } else {
                    "strings stand in straight double quotation marks; true, false and null are in lower case"
                };
                return self.fault(
                    &["`", &super::log::shown(word), "` is not JSON"].concat(),
                    help,
                );
            }
        };
        self.at += end;
        Ok(value)
    }

    /// Something that starts no value.
    fn odd_mark(&self, rest: &str) -> Result<Value<'a>, Fault> {
        let (message, help) = match rest.chars().next() {
            None => (
                "the file ends where a value belongs",
                "it may have been cut off",
            ),
            Some('\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»') => (
                "the wrong quotation marks",
                "strings stand in straight double quotation marks: \"…\"",
            ),
            Some('}' | ']' | ',' | ':') => ("missing value", "put a value here, or null"),
            Some('<') => (
                "markup, not JSON",
                "the address may lead to a page, such as one that says the file is missing",
            ),
            Some('-') => (
                "a minus without a number",
                "a number follows it, such as -1",
            ),
            Some(_) => (
                "no value starts like this",
                "a value is a string, a number, true, false, null, a list or an object",
            ),
        };
        self.fault(message, help)
    }
}

fn fault<T>(at: usize, message: &str, help: &'static str) -> Result<T, Fault> {
    Err(Fault {
        at: offset(at),
        message: message.into(),
        help,
    })
}

#[cfg(test)]
mod tests {
    use super::{Node, Value, read_tree};

    /// The tree in the words of another reader.
    fn plain(node: &Node<'_>) -> serde_json::Value {
        match &node.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(is) => (*is).into(),
            Value::Number(number, _) => (*number).into(),
            Value::String(text) => text.as_ref().into(),
            Value::Array(nodes) => nodes.iter().map(plain).collect(),
            Value::Object(entries) => serde_json::Value::Object(
                entries
                    .iter()
                    .map(|(key, node)| (key.text.to_string(), plain(node)))
                    .collect(),
            ),
        }
    }

    #[test]
    fn sound_texts_mean_what_another_reader_takes_them_for() {
        for text in [
            "null",
            " [ ] ",
            "{}",
            "[true,false,null,\"\"]",
            "{\"a\":{\"b\":[1.5,-2.5e-3,0.25E+2]}, \"c\" : \"\"}",
            r#""\"\\\/\b\f\n\r\t\u0041\u00e4\ud83d\ude00 ä 😀""#,
            "\r\n\t\"\u{7f}\u{2028}\"",
        ] {
            let tree = read_tree(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            let other: serde_json::Value = serde_json::from_str(text).expect(text);
            assert_eq!(plain(&tree), other, "{text}");
        }
    }

    #[test]
    fn what_another_reader_refuses_is_refused() {
        let sound = r#"{"a": [1, -2.5e3, "xé\n\u00e9", true], "b": {"c": null}}"#;
        let mut refused = 0;
        for (at, _) in sound.char_indices() {
            for insert in [
                "", ",", "\"", "\\", "}", "]", ":", "0", "x", "\n", "'", "-", ".",
            ] {
                let rest: String = sound[at..]
                    .chars()
                    .skip(usize::from(insert.is_empty()))
                    .collect();
                let text = [&sound[..at], insert, &rest].concat();
                let other = serde_json::from_str::<serde_json::Value>(&text);
                let ours = read_tree(&text);
                assert_eq!(ours.is_ok(), other.is_ok(), "{text}: {ours:?}");
                refused += usize::from(ours.is_err());
            }
            assert!(read_tree(&sound[..at]).is_err());
        }
        assert!(refused > 300);
    }

    #[test]
    fn nesting_is_bounded() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(read_tree(&nested(128)).is_ok());
        assert!(read_tree(&nested(129)).is_err());
        assert!(read_tree(&"[{\"a\":".repeat(1_000_000)).is_err());
    }
}
