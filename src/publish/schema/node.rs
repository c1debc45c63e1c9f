//! A value of the schema and its spelling.

use crate::publish::json::push_string;

/// A value of the schema, whose maps keep their order.
pub(super) enum Node {
    Text(String),
    Number(f64),
    Bool(bool),
    List(Vec<Node>),
    Map(Vec<(&'static str, Node)>),
}

impl Node {
    /// Writes it, so deep in.
    pub(super) fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Text(text) => push_string(out, text),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Bool(is) => out.push_str(if *is { "true" } else { "false" }),
            Self::List(entries) => {
                // Lists of plain values stand on one line.
                let is_flat = !entries.iter().any(|entry| matches!(entry, Self::Map(_)));
                let inner = (!is_flat).then_some(depth + 1);
                out.push('[');
                for (place, entry) in entries.iter().enumerate() {
                    separate(out, place, inner);
                    entry.write(out, depth + 1);
                }
                if !is_flat {
                    break_line(out, depth);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                // What says but one plain thing stands on one line.
                let is_flat = match entries.as_slice() {
                    [(_, value)] => !matches!(value, Self::Map(_) | Self::List(_)),
                    entries => entries.is_empty(),
                };
                let inner = (!is_flat).then_some(depth + 1);
                out.push('{');
                for (place, (key, value)) in entries.iter().enumerate() {
                    separate(out, place, inner);
                    push_string(out, key);
                    out.push_str(": ");
                    value.write(out, depth + 1);
                }
                if !is_flat {
                    break_line(out, depth);
                }
                out.push('}');
            }
        }
    }
}

/// A comma, unless nothing stands before, and a line break where there is a
/// depth to break to.
fn separate(out: &mut String, place: usize, depth: Option<usize>) {
    if place > 0 {
        out.push(',');
    }
    match depth {
        Some(depth) => break_line(out, depth),
        None if place > 0 => out.push(' '),
        None => {}
    }
}

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

pub(super) fn text(text: &str) -> Node {
    Node::Text(text.into())
}

pub(super) fn texts(all: &[&str]) -> Node {
    Node::List(all.iter().copied().map(text).collect())
}

pub(super) fn one(key: &'static str, value: Node) -> Node {
    Node::Map(vec![(key, value)])
}

pub(super) fn string() -> Node {
    one("type", text("string"))
}

pub(super) fn pattern(pattern: &str) -> Node {
    Node::Map(vec![("type", text("string")), ("pattern", text(pattern))])
}

pub(super) fn list_of(entry: Node) -> Node {
    Node::Map(vec![("type", text("array")), ("items", entry)])
}

pub(super) fn any_of(choices: Vec<Node>) -> Node {
    one("anyOf", Node::List(choices))
}
