//! How colours, addresses, tags and ids are written.

use super::limits;

/// Reads `#rgb` or `#rrggbb`.
pub(super) fn color(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let is_short = digits.len() == 3;
    if !is_short && digits.len() != 6 {
        return None;
    }
    let mut bytes = [0_u8; 6];
    for (place, byte) in bytes.iter_mut().enumerate() {
        let digit = digits.as_bytes()[if is_short { place / 2 } else { place }];
        *byte = u8::try_from(char::from(digit).to_digit(16)?).ok()?;
    }
    Some([0, 2, 4].map(|place| bytes[place] * 16 + bytes[place + 1]))
}

/// Whether it is an address that a link may lead to.
pub(super) fn is_address(text: &str) -> bool {
    let starts = |scheme: &str| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            .then(|| &text[scheme.len()..])
    };
    let rest = starts("https://").or_else(|| starts("http://"));
    let is_odd = |byte| matches!(byte, 0..=b' ' | b'<' | b'>' | b'"' | b'\\' | 0x7f);
    rest.is_some_and(|rest| {
        !matches!(
            rest.as_bytes().first(),
            None | Some(b'/' | b'?' | b'#' | b':')
        )
    }) && !text.bytes().any(is_odd)
}

/// Whether a text says nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte <= b' ')
}

/// Whether it looks like a tag of BCP 47. Of first parts with more than three
/// letters none is given out: they are names of languages ("deutsch").
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Whether it is `[a-z0-9][a-z0-9-]*`.
pub(super) fn is_claim_id(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.starts_with('-') && text.bytes().all(|byte| is_plain(byte) || byte == b'-')
}

/// An id much like this one that would do.
pub(super) fn fitting_id(text: &str) -> String {
    let mut id = String::new();
    for char in text.chars().take(limits::SHOWN) {
        if char.is_ascii_alphanumeric() {
            id.push(char.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    if id.ends_with('-') {
        id.pop();
    }
    if id.is_empty() {
        id.push_str("claim-1");
    }
    id
}
