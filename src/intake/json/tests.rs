//! What is JSON and what is not, as another reader has it.

use super::{Node, Value, read_tree};

/// The tree in the words of another reader.
fn plain(node: &Node<'_>) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(is) => (*is).into(),
        Value::Number(number, _) => (*number).into(),
        Value::String(text) => text.as_ref().into(),
        Value::Array(nodes) => nodes.iter().map(plain).collect(),
        #[cfg(feature = "sheet")]
        Value::Refused | Value::Place(_) | Value::Made(_) => unreachable!("not in JSON"),
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
